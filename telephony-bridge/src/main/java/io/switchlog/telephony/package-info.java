/** What Switchlog asks of a switchboard and what a switchboard tells it, whichever make it is. */
@NullMarked
package io.switchlog.telephony;

import org.jspecify.annotations.NullMarked;
