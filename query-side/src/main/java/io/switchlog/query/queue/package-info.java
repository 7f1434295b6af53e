/** Queues and who serves them. */
@NullMarked
package io.switchlog.query.queue;

import org.jspecify.annotations.NullMarked;
