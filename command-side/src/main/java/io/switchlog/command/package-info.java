/** The deciding side: commands in, events out. */
@NullMarked
package io.switchlog.command;

import org.jspecify.annotations.NullMarked;
