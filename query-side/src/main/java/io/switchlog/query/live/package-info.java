/** The board: agents, queues and open interactions as they stand now. */
@NullMarked
package io.switchlog.query.live;

import org.jspecify.annotations.NullMarked;
