package io.switchlog.benchmark;

import io.switchlog.messages.Channel;
import io.switchlog.messages.queue.QueueId;
import io.switchlog.messages.queue.Strategy;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** A queue of the simulated centre: who serves it and who waits in it. */
final class SimulatedQueue {
    final Stream stream;
    final QueueId id;
    final Channel channel;
    final Strategy strategy;
    final int agentTimeoutSeconds;
    final int wrapUpSeconds;
    final List<SimulatedAgent> members = new ArrayList<>();
    final Set<SimulatedInteraction> line = new LinkedHashSet<>();
    String name;
    private int turn;

    /** A stream of the log, and how long it is. */
    static final class Stream {
        final String type;
        final String id;
        private long next;

        Stream(String type, Object id) {
            this.type = type;
            this.id = id.toString();
        }

        long next() {
            return next++;
        }
    }

    SimulatedQueue(
            QueueId id, String name, Channel channel, Strategy strategy, int agentTimeoutSeconds, int wrapUpSeconds) {
        this.stream = new Stream("queue", id);
        this.id = id;
        this.name = name;
        this.channel = channel;
        this.strategy = strategy;
        this.agentTimeoutSeconds = agentTimeoutSeconds;
        this.wrapUpSeconds = wrapUpSeconds;
    }

    /** All members, each time beginning with another. */
    List<SimulatedAgent> inTurn() {
        List<SimulatedAgent> ordered = new ArrayList<>(members.size());
        turn = (turn + 1) % members.size();
        for (int i = 0; i < members.size(); i++) {
            ordered.add(members.get((turn + i) % members.size()));
        }
        return ordered;
    }
}
