package io.switchlog.command.recovery;

import static org.axonframework.modelling.command.AggregateLifecycle.apply;

import io.switchlog.messages.access.PasswordLinkCommand;
import io.switchlog.messages.access.PasswordLinkEvent;
import org.axonframework.eventsourcing.EventSourcingHandler;
import org.axonframework.modelling.command.AggregateIdentifier;
import org.axonframework.modelling.command.AggregateRoot;
import org.jspecify.annotations.Nullable;

/** What became of a person's links, for auditors; nothing is decided on it. */
@AggregateRoot(type = PasswordLinks.STREAM_TYPE)
public final class PasswordLinks {
    static final String STREAM_TYPE = "password-link";

    @AggregateIdentifier
    @SuppressWarnings("UnusedVariable") // Axon reads it
    private @Nullable String stream;

    PasswordLinks() {}

    PasswordLinks(PasswordLinkEvent first) {
        apply(first);
    }

    void note(PasswordLinkEvent fact) {
        apply(fact);
    }

    @EventSourcingHandler
    void evolve(PasswordLinkEvent event) {
        stream = PasswordLinkCommand.stream(event.person());
    }
}
