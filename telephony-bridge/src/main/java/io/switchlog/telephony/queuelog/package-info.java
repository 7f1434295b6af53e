/** A switchboard's own record of its queues, which tells what was missed and what differs. */
@NullMarked
package io.switchlog.telephony.queuelog;

import org.jspecify.annotations.NullMarked;
