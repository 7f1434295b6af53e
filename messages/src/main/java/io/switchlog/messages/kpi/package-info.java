/** What is said to and about the definitions of key figures. */
@NullMarked
package io.switchlog.messages.kpi;

import org.jspecify.annotations.NullMarked;
