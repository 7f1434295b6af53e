package io.switchlog.command.routing;

import io.switchlog.command.CommandSide;
import io.switchlog.command.dispatch.Caller;
import io.switchlog.command.dispatch.Refused;
import io.switchlog.command.log.CommandIds;
import io.switchlog.command.log.Unknown;
import io.switchlog.command.routing.Dispatcher.Outcome;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.jspecify.annotations.Nullable;

/** A node that routes when it is told to, and whose commands arrive when they are let. */
final class RoutingNode {
    private final CommandSide side;
    private final Dispatcher dispatcher;
    private final List<Decision> underWay = new ArrayList<>();

    /** Begins with what the memory in the database says. */
    RoutingNode(CommandSide side, Connection connection, Clock clock) throws SQLException {
        this.side = side;
        WaitingRoom room = new WaitingRoom();
        long position = RoutingMemory.load(connection, room);
        this.dispatcher = new Dispatcher(side.log().reader(), clock, room, position);
    }

    void save(Connection connection) throws SQLException {
        RoutingMemory.save(connection, dispatcher.room().takeUnsaved(), dispatcher.position());
    }

    /** Takes in the log to its end and decides; answers how much there was to decide. */
    int decide() {
        while (dispatcher.follow()) {
            Thread.onSpinWait();
        }
        List<Decision> decisions = dispatcher.decide();
        underWay.addAll(decisions);
        return decisions.size();
    }

    boolean isIdle() {
        return underWay.isEmpty();
    }

    /** One of the commands under way arrives, wherever it stands in the line. */
    void oneArrives(Random random) {
        if (!underWay.isEmpty()) {
            Decision decision = underWay.remove(random.nextInt(underWay.size()));
            dispatcher.cameBack(new Outcome(decision, send(decision)));
        }
    }

    /** One never arrives. */
    void oneIsLost(Random random) {
        if (!underWay.isEmpty()) {
            dispatcher.cameBack(new Outcome(underWay.remove(random.nextInt(underWay.size())), null));
        }
    }

    /** One arrives, and nobody learns of it; or it arrives twice. */
    void oneIsDoubted(Random random) {
        if (!underWay.isEmpty()) {
            Decision decision = underWay.remove(random.nextInt(underWay.size()));
            send(decision);
            dispatcher.cameBack(new Outcome(decision, random.nextBoolean() ? send(decision) : null));
        }
    }

    private @Nullable Long send(Decision decision) {
        try {
            return side.commands()
                    .send(
                            Caller.process("routing", CommandIds.next(), decision.causedBy(), decision.correlationId()),
                            decision.command())
                    .position();
        } catch (Refused | Unknown overtaken) {
            return null;
        }
    }
}
