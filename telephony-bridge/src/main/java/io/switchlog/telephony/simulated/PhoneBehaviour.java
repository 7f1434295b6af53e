package io.switchlog.telephony.simulated;

import java.time.Duration;

/** What an agent's phone does when it rings. */
public sealed interface PhoneBehaviour {

    /** Is picked up after this long, if it still rings then. */
    record Answers(Duration after) implements PhoneBehaviour {}

    /** Rings until the time is over. */
    record Ignores() implements PhoneBehaviour {}

    /** Does not even ring. */
    record Busy() implements PhoneBehaviour {}
}
