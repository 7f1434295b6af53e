package io.switchlog.command.log;

import java.util.List;
import java.util.Map;
import org.axonframework.modelling.command.ConcurrencyException;

/**
 * All events of one command, to be appended whole or not at all.
 *
 * @param readOnly streams that the decision relied on without writing to them, and the sequence at which it saw them
 *     (-1: no such stream); the append is refused if one of them has gone on
 */
record Append(List<LogRecord> events, Map<String, Long> readOnly) {

    /** What became of it. */
    sealed interface Outcome {
        /**
         * It is durable.
         *
         * @param position of its last event
         * @param known whether it had been appended before
         */
        record Appended(long position, boolean known) implements Outcome {}

        /** A stream has gone on since the decision. Nothing was appended. */
        record Conflict() implements Outcome {
            ConcurrencyException asException() {
                return new ConcurrencyException("a stream has gone on since this was decided");
            }
        }
    }
}
