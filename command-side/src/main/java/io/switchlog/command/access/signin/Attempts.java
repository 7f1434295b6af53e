package io.switchlog.command.access.signin;

import io.switchlog.messages.access.AttemptEvent;
import io.switchlog.messages.access.SignInCommand.NoteAttempts;
import java.time.ZoneOffset;
import org.axonframework.eventsourcing.EventSourcingHandler;
import org.axonframework.modelling.command.AggregateIdentifier;
import org.axonframework.modelling.command.AggregateLifecycle;
import org.axonframework.modelling.command.AggregateRoot;
import org.jspecify.annotations.Nullable;

/** Attempts of a day that are no person's, or too many to note each. */
@AggregateRoot(type = Attempts.STREAM_TYPE)
public final class Attempts {
    static final String STREAM_TYPE = "sign-in-attempts";

    @AggregateIdentifier
    @SuppressWarnings("UnusedVariable") // Axon reads it
    private @Nullable String stream;

    Attempts() {}

    Attempts(NoteAttempts command) {
        stream = command.stream();
        note(command);
    }

    void note(NoteAttempts command) {
        command.events().forEach(AggregateLifecycle::apply);
    }

    @EventSourcingHandler
    void evolve(AttemptEvent event) {
        stream = AttemptEvent.STREAM_PREFIX
                + event.since().atZone(ZoneOffset.UTC).toLocalDate();
    }
}
