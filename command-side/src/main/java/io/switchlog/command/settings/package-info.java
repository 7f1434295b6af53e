/** Settings of the whole centre. */
@NullMarked
package io.switchlog.command.settings;

import org.jspecify.annotations.NullMarked;
