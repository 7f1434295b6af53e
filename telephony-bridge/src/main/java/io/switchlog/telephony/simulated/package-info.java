/** A switchboard that exists in memory only, for tests and for the demonstration. */
@NullMarked
package io.switchlog.telephony.simulated;

import org.jspecify.annotations.NullMarked;
