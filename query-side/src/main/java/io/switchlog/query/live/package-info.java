/** The board: agents, queues and open interactions as they stand now, or stood at any time before. */
@NullMarked
package io.switchlog.query.live;

import org.jspecify.annotations.NullMarked;
