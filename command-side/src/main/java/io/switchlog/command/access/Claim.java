package io.switchlog.command.access;

import static org.axonframework.modelling.command.AggregateLifecycle.apply;

import io.switchlog.command.dispatch.Refusal;
import io.switchlog.command.dispatch.Refused;
import io.switchlog.command.log.StreamStates;
import io.switchlog.messages.access.ClaimEvent.ClaimReleased;
import io.switchlog.messages.access.ClaimEvent.ClaimTaken;
import java.util.UUID;
import org.axonframework.eventsourcing.EventSourcingHandler;
import org.axonframework.modelling.command.AggregateIdentifier;
import org.axonframework.modelling.command.AggregateRoot;
import org.axonframework.modelling.command.Repository;
import org.jspecify.annotations.Nullable;

/**
 * A name that may have only one holder. It is taken in the same append as the event that needs it, so two commands that
 * want the same name conflict on this stream, whatever node they run on.
 */
@AggregateRoot(type = Claim.STREAM_TYPE)
public final class Claim {
    static final String STREAM_TYPE = "claim";

    @AggregateIdentifier
    @SuppressWarnings("UnusedVariable") // Axon reads it
    private @Nullable String claim;

    private @Nullable UUID holder;

    Claim() {}

    private Claim(String name, UUID holder) {
        apply(new ClaimTaken(name, holder));
    }

    /** Takes the name for a holder; refused with this code if another has it. */
    public static void take(Repository<Claim> claims, StreamStates states, String name, UUID holder, Refusal ifTaken)
            throws Exception {
        if (states.exists(STREAM_TYPE, name)) {
            claims.load(name).execute(claim -> claim.take(name, holder, ifTaken));
        } else {
            takeUnused(claims, name, holder);
        }
    }

    /** Takes a name that nobody has had; if somebody takes it meanwhile, the command is decided again. */
    public static void takeUnused(Repository<Claim> claims, String name, UUID holder) throws Exception {
        claims.newInstance(() -> new Claim(name, holder));
    }

    /** Frees the name, which this holder has. */
    public static void release(Repository<Claim> claims, String name, UUID holder) {
        claims.load(name).execute(claim -> apply(new ClaimReleased(name, holder)));
    }

    private void take(String name, UUID newHolder, Refusal ifTaken) {
        Refused.refuseIf(holder != null, ifTaken);
        apply(new ClaimTaken(name, newHolder));
    }

    @EventSourcingHandler
    void evolve(ClaimTaken event) {
        claim = event.claim();
        holder = event.holder();
    }

    @EventSourcingHandler
    void evolve(ClaimReleased event) {
        holder = null;
    }
}
