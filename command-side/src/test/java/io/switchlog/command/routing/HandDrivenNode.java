package io.switchlog.command.routing;

import io.switchlog.command.Centre;
import io.switchlog.command.dispatch.Caller;
import io.switchlog.command.dispatch.Refused;
import io.switchlog.command.log.Unknown;
import io.switchlog.command.routing.Dispatcher.Outcome;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** A node that owns routing, or thinks that it does. It follows, decides and sends when it is told to. */
final class HandDrivenNode {
    /** Longer than anything is held back after a failure. */
    static final Duration LONGEST_HOLD = Duration.ofMillis(5_120);

    private final Centre centre;
    private final Supplier<UUID> ids;
    private final Dispatcher dispatcher;
    private final Presence presence;
    private final List<Decision> underWay = new ArrayList<>();
    /** Those whose commands are done, and the node has not learned it yet. */
    private final List<Outcome> comingBack = new ArrayList<>();

    private boolean learnedOfAFailure;
    private Instant lastFailure = Instant.MIN;

    private HandDrivenNode(Centre centre, Supplier<UUID> ids, WaitingRoom room, long position) {
        this.centre = centre;
        this.ids = ids;
        this.dispatcher = new Dispatcher(centre.log(), centre.clock(), room, position);
        this.presence = new Presence(centre.side().heartbeats(), centre.clock());
    }

    /** After somebody has thrown the memory away. */
    static HandDrivenNode fromTheLog(Centre centre, Supplier<UUID> ids) {
        centre.database().owner().sql("delete from routing.memory").update();
        centre.database()
                .owner()
                .sql("update routing.progress set position = 0")
                .update();
        return new HandDrivenNode(centre, ids, new WaitingRoom(), 0);
    }

    static HandDrivenNode fromMemory(Centre centre, Supplier<UUID> ids) throws SQLException {
        WaitingRoom room = new WaitingRoom();
        try (Connection connection = centre.dataSource().getConnection()) {
            return new HandDrivenNode(centre, ids, room, RoutingMemory.load(connection, room));
        }
    }

    void save() throws SQLException {
        try (Connection connection = centre.dataSource().getConnection()) {
            RoutingMemory.save(connection, dispatcher.room().takeUnsaved(), dispatcher.position());
        }
    }

    void follow() {
        while (dispatcher.follow()) {
            Thread.onSpinWait();
        }
    }

    void lookForSilence() {
        presence.check(dispatcher.room());
    }

    /** Decides on what it knows, be it old; says whether there was anything to decide. */
    boolean decide() {
        if (learnedOfAFailure) {
            lastFailure = centre.clock().instant();
            learnedOfAFailure = false;
        }
        List<Decision> decisions = dispatcher.decide();
        underWay.addAll(decisions);
        return !decisions.isEmpty();
    }

    boolean hasSomethingUnderWay() {
        return !underWay.isEmpty() || !comingBack.isEmpty();
    }

    /** Whether nothing is held back any more because something went wrong. */
    boolean holdsNothingBack() {
        return !centre.clock().instant().isBefore(lastFailure.plus(LONGEST_HOLD));
    }

    Decision takeOne(Random random) {
        return underWay.remove(random.nextInt(underWay.size()));
    }

    boolean hasDecisions() {
        return !underWay.isEmpty();
    }

    /** Carries it out; the node does not learn what became of it until it is told. */
    @Nullable
    Long send(Decision decision) {
        Caller caller = Caller.process("routing", ids.get(), decision.causedBy(), decision.correlationId());
        try {
            return centre.side().commands().send(caller, decision.command()).position();
        } catch (Refused | Unknown overtaken) {
            return null;
        }
    }

    void isDone(Decision decision, @Nullable Long position) {
        comingBack.add(new Outcome(decision, position));
    }

    void learnsOfOne(Random random) {
        if (!comingBack.isEmpty()) {
            Outcome outcome = comingBack.remove(random.nextInt(comingBack.size()));
            learnedOfAFailure |= outcome.position() == null;
            dispatcher.cameBack(outcome);
        }
    }
}
