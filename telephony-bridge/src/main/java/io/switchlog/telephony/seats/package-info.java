/** Who serves which queue of a switchboard, and who is paused there: kept as the centre has it. */
@NullMarked
package io.switchlog.telephony.seats;

import org.jspecify.annotations.NullMarked;
