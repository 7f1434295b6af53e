package io.switchlog.command.telephone;

import static io.switchlog.command.dispatch.Refused.refuseIf;
import static java.util.Objects.requireNonNull;
import static org.axonframework.modelling.command.AggregateLifecycle.apply;

import io.switchlog.command.dispatch.Refusal;
import io.switchlog.messages.agent.AgentId;
import io.switchlog.messages.agent.SessionId;
import io.switchlog.messages.telephone.TelephoneCommand.AddTelephone;
import io.switchlog.messages.telephone.TelephoneCommand.RenameTelephone;
import io.switchlog.messages.telephone.TelephoneCommand.ReportRegistration;
import io.switchlog.messages.telephone.TelephoneEvent.TelephoneAdded;
import io.switchlog.messages.telephone.TelephoneEvent.TelephoneOccupied;
import io.switchlog.messages.telephone.TelephoneEvent.TelephoneRegistered;
import io.switchlog.messages.telephone.TelephoneEvent.TelephoneRemoved;
import io.switchlog.messages.telephone.TelephoneEvent.TelephoneRenamed;
import io.switchlog.messages.telephone.TelephoneEvent.TelephoneUnregistered;
import io.switchlog.messages.telephone.TelephoneId;
import java.util.function.Predicate;
import org.axonframework.commandhandling.CommandHandler;
import org.axonframework.eventsourcing.EventSourcingHandler;
import org.axonframework.modelling.command.AggregateIdentifier;
import org.axonframework.modelling.command.AggregateRoot;
import org.jspecify.annotations.Nullable;

/** A telephone that agents share: one at a time sits at it, for as long as his session lasts. */
@AggregateRoot(type = "telephone")
public final class Telephone {
    /** Somebody who sat down at it; he sits there no longer than his session lasts. */
    public record Occupant(AgentId agentId, SessionId sessionId) {}

    @AggregateIdentifier
    private @Nullable TelephoneId telephoneId;

    private String name = "";
    private String endpoint = "";
    private boolean registered;
    private boolean removed;
    private @Nullable Occupant last;

    Telephone() {}

    Telephone(AddTelephone command) {
        apply(new TelephoneAdded(command.telephoneId(), command.name(), command.endpoint()));
    }

    @CommandHandler
    void decide(RenameTelephone command) {
        requireThere();
        if (!command.name().equals(name)) {
            apply(new TelephoneRenamed(id(), name, command.name()));
        }
    }

    @CommandHandler
    void decide(ReportRegistration command) {
        requireThere();
        if (command.registered() != registered) {
            apply(command.registered() ? new TelephoneRegistered(id()) : new TelephoneUnregistered(id()));
        }
    }

    /** @param sits whether somebody who sat down here still sits */
    void remove(Predicate<Occupant> sits) {
        requireThere();
        requireFree(sits);
        apply(new TelephoneRemoved(id()));
    }

    /** @param sits whether somebody who sat down here before still sits */
    public void occupy(Occupant occupant, Predicate<Occupant> sits) {
        requireThere();
        refuseIf(!registered, Refusal.TELEPHONE_NOT_REGISTERED);
        requireFree(sits);
        apply(new TelephoneOccupied(id(), occupant.agentId(), occupant.sessionId()));
    }

    String endpoint() {
        return endpoint;
    }

    private void requireThere() {
        refuseIf(removed, Refusal.TELEPHONE_REMOVED);
    }

    private void requireFree(Predicate<Occupant> sits) {
        refuseIf(last != null && sits.test(last), Refusal.TELEPHONE_TAKEN);
    }

    private TelephoneId id() {
        return requireNonNull(telephoneId);
    }

    @EventSourcingHandler
    void evolve(TelephoneAdded event) {
        telephoneId = event.telephoneId();
        name = event.name();
        endpoint = event.endpoint();
    }

    @EventSourcingHandler
    void evolve(TelephoneRenamed event) {
        name = event.to();
    }

    @EventSourcingHandler
    void evolve(TelephoneRegistered event) {
        registered = true;
    }

    @EventSourcingHandler
    void evolve(TelephoneUnregistered event) {
        registered = false;
    }

    @EventSourcingHandler
    void evolve(TelephoneRemoved event) {
        removed = true;
    }

    @EventSourcingHandler
    void evolve(TelephoneOccupied event) {
        last = new Occupant(event.agentId(), event.sessionId());
    }
}
