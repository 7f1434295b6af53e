/** What a switchboard said, kept until it is understood. See ADR 33. */
@NullMarked
package io.switchlog.telephony.inbox;

import org.jspecify.annotations.NullMarked;
