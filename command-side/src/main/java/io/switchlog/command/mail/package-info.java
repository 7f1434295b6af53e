/** Mail that goes out: through the server of the settings, and never from within a command. */
@NullMarked
package io.switchlog.command.mail;

import org.jspecify.annotations.NullMarked;
