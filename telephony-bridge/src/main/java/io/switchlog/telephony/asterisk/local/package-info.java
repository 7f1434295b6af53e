/** A real Asterisk of one's own, for tests and for the demo: installed without root, started, stopped and killed. */
@NullMarked
package io.switchlog.telephony.asterisk.local;

import org.jspecify.annotations.NullMarked;
