/** The definitions of key figures. */
@NullMarked
package io.switchlog.command.kpi;

import org.jspecify.annotations.NullMarked;
