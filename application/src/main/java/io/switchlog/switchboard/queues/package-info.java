/** The queues of switchboards, as the centre has them. */
@NullMarked
package io.switchlog.switchboard.queues;

import org.jspecify.annotations.NullMarked;
