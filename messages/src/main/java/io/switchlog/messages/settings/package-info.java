/** What is said to and about the settings of the whole centre. */
@NullMarked
package io.switchlog.messages.settings;

import org.jspecify.annotations.NullMarked;
