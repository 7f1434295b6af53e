package io.switchlog.command.call;

import static org.axonframework.modelling.command.AggregateLifecycle.apply;

import io.switchlog.command.log.EventMetadata;
import io.switchlog.messages.interaction.CallEvent;
import io.switchlog.messages.interaction.InteractionEvent;
import io.switchlog.messages.interaction.InteractionId;
import java.time.Instant;
import java.util.List;
import org.axonframework.eventhandling.Timestamp;
import org.axonframework.eventsourcing.EventSourcingHandler;
import org.axonframework.messaging.MetaData;
import org.axonframework.messaging.annotation.MetaDataValue;
import org.axonframework.modelling.command.AggregateIdentifier;
import org.axonframework.modelling.command.AggregateRoot;
import org.jspecify.annotations.Nullable;

/** An interaction as a switchboard reports it: the same stream, told by another. */
@AggregateRoot(type = "interaction")
public final class Call {
    @AggregateIdentifier
    @SuppressWarnings("UnusedVariable") // Axon reads it
    private @Nullable InteractionId interactionId;

    private final CallState state = new CallState();

    Call() {}

    Call(List<InteractionEvent> events, Instant occurredAt) {
        become(events, occurredAt);
    }

    void become(List<InteractionEvent> events, Instant occurredAt) {
        MetaData told = MetaData.with(EventMetadata.OCCURRED_AT, occurredAt.toString());
        events.forEach(event -> apply(event, told));
    }

    /** Somebody wants something of it. */
    void tell(CallEvent event) {
        apply(event);
    }

    CallState state() {
        return state;
    }

    @EventSourcingHandler
    void evolve(
            InteractionEvent event,
            @Timestamp Instant at,
            @MetaDataValue(EventMetadata.OCCURRED_AT) @Nullable String occurredAt) {
        interactionId = event.interactionId();
        state.evolve(event, occurredAt == null ? at : Instant.parse(occurredAt));
    }
}
