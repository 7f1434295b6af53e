package io.switchlog.messages.access;

import io.switchlog.messages.Event;
import java.time.Instant;
import java.util.List;

/**
 * Attempts to sign in that are no person's, or too many to note each. They are counted: however many there are, the log
 * grows by the clock. One stream a day.
 */
public sealed interface AttemptEvent {
    String STREAM_PREFIX = "sign-in-attempts:";

    Instant since();

    /**
     * Somebody tried user names that do not exist.
     *
     * @param since when the first of them came
     * @param names keyed hashes of the first names tried
     * @param networks from which they came, without what would tell a person
     */
    @Event(name = "sign-in.unknown-names-refused")
    record UnknownNamesRefused(Instant since, int attempts, List<String> names, List<String> networks)
            implements AttemptEvent {}

    /**
     * Somebody tried more often than anybody may, and was not even heard.
     *
     * @param since when the first of them came
     * @param names keyed hashes of the first names given
     * @param networks from which they came, without what would tell a person
     */
    @Event(name = "sign-in.attempts-limited")
    record AttemptsLimited(Instant since, int attempts, List<String> names, List<String> networks)
            implements AttemptEvent {}
}
