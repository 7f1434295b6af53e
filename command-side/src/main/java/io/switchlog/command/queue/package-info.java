/** Queues and their members. */
@NullMarked
package io.switchlog.command.queue;

import org.jspecify.annotations.NullMarked;
