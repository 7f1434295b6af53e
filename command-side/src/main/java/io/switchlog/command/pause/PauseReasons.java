package io.switchlog.command.pause;

import static io.switchlog.command.dispatch.Refused.refuseIf;
import static org.axonframework.modelling.command.AggregateLifecycle.apply;

import io.switchlog.command.dispatch.Refusal;
import io.switchlog.command.log.Unknown;
import io.switchlog.command.pause.PauseCatalogue.PauseReason;
import io.switchlog.messages.agent.PauseReasonCommand;
import io.switchlog.messages.agent.PauseReasonCommand.AddPauseReason;
import io.switchlog.messages.agent.PauseReasonCommand.ChangePauseReason;
import io.switchlog.messages.agent.PauseReasonCommand.RemovePauseReason;
import io.switchlog.messages.agent.PauseReasonEvent;
import io.switchlog.messages.agent.PauseReasonEvent.PauseReasonAdded;
import io.switchlog.messages.agent.PauseReasonEvent.PauseReasonLimitChanged;
import io.switchlog.messages.agent.PauseReasonEvent.PauseReasonProductivityChanged;
import io.switchlog.messages.agent.PauseReasonEvent.PauseReasonRemoved;
import io.switchlog.messages.agent.PauseReasonEvent.PauseReasonRenamed;
import io.switchlog.messages.agent.PauseReasonId;
import org.axonframework.eventsourcing.EventSourcingHandler;
import org.axonframework.modelling.command.AggregateIdentifier;
import org.axonframework.modelling.command.AggregateRoot;

/** The catalogue of pause reasons, one stream, so that no two reasons share a name. */
@AggregateRoot(type = PauseReasons.STREAM_TYPE)
public final class PauseReasons {
    static final String STREAM_TYPE = "pause-reasons";
    private static final int MOST_REASONS = 500;

    @AggregateIdentifier
    @SuppressWarnings("UnusedVariable") // Axon reads it
    private final String stream = PauseReasonCommand.STREAM;

    private PauseCatalogue catalogue = PauseCatalogue.empty();

    PauseReasons() {}

    PauseReasons(AddPauseReason command) {
        decide(command);
    }

    void decide(AddPauseReason command) {
        refuseIf(catalogue.find(command.name()).isPresent(), Refusal.NAME_TAKEN);
        refuseIf(catalogue.reasons().size() >= MOST_REASONS, Refusal.TOO_MANY);
        apply(new PauseReasonAdded(command.reasonId(), command.name(), command.productive(), command.mostMinutes()));
    }

    void decide(ChangePauseReason command) {
        PauseReason reason = reason(command.reasonId());
        if (command.name() != null && !command.name().equals(reason.name())) {
            boolean taken = catalogue
                    .find(command.name())
                    .filter(other -> !other.equals(reason))
                    .isPresent();
            refuseIf(taken, Refusal.NAME_TAKEN);
            apply(new PauseReasonRenamed(reason.reasonId(), reason.name(), command.name()));
        }
        if (command.productive() != null && command.productive() != reason.productive()) {
            apply(new PauseReasonProductivityChanged(reason.reasonId(), command.productive()));
        }
        if (command.mostMinutes() != null && command.mostMinutes() != reason.mostMinutes()) {
            apply(new PauseReasonLimitChanged(reason.reasonId(), reason.mostMinutes(), command.mostMinutes()));
        }
    }

    void decide(RemovePauseReason command) {
        apply(new PauseReasonRemoved(reason(command.reasonId()).reasonId()));
    }

    private PauseReason reason(PauseReasonId reasonId) {
        PauseReason reason = catalogue.reasons().get(reasonId);
        if (reason == null) {
            throw new Unknown("pause reason", reasonId);
        }
        return reason;
    }

    @EventSourcingHandler
    void evolve(PauseReasonEvent event) {
        catalogue = catalogue.after(event);
    }
}
