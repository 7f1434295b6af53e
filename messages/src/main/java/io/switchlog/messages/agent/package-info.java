/** What is said to and about agents. */
@NullMarked
package io.switchlog.messages.agent;

import org.jspecify.annotations.NullMarked;
