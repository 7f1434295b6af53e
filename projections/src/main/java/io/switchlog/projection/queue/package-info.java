/** The queues and who serves them, now and over time. */
@NullMarked
package io.switchlog.projection.queue;

import org.jspecify.annotations.NullMarked;
