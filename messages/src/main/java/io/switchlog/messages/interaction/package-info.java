/** What is said to and about interactions, from arrival to close. */
@NullMarked
package io.switchlog.messages.interaction;

import org.jspecify.annotations.NullMarked;
