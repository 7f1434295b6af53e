/** What writes a long past into the log at once. */
@NullMarked
package io.switchlog.command.log;

import org.jspecify.annotations.NullMarked;
