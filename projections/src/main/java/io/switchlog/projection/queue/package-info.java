/** The queues and who serves them. */
@NullMarked
package io.switchlog.projection.queue;

import org.jspecify.annotations.NullMarked;
