/** Who of several nodes does what only one of them may do. */
@NullMarked
package io.switchlog.command.lock;

import org.jspecify.annotations.NullMarked;
