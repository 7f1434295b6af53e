package io.switchlog.query.stream;

import io.switchlog.query.desktop.Desktop;
import io.switchlog.query.live.Board;
import io.switchlog.query.live.LiveAgent;
import io.switchlog.query.live.LiveInteraction;
import io.switchlog.query.live.LiveQueue;
import io.switchlog.query.live.Moment;
import io.switchlog.query.live.Sight;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** The whole board as it was at one moment, in memory, taken along from moment to moment. For one thread. */
final class Screen {
    private final Board board;
    private final Touched touched;
    private final Map<UUID, LiveAgent> agents = new LinkedHashMap<>();
    private final Map<UUID, LiveQueue> queues = new LinkedHashMap<>();
    private final Map<UUID, LiveInteraction> interactions = new LinkedHashMap<>();
    private Moment moment;

    private Screen(Board board, Touched touched, Moment moment) {
        this.board = board;
        this.touched = touched;
        this.moment = moment;
    }

    /** The board at this position, or now if it is null. */
    static Screen at(@Nullable Long position, Board board, Touched touched) {
        return board.at(position, moment -> {
            Screen screen = new Screen(board, touched, moment);
            screen.take(moment, Touched.Rows.ALL);
            return screen;
        });
    }

    Moment moment() {
        return moment;
    }

    /** Goes on to this position, or to now if it is null, and says what has changed. */
    Patch advance(@Nullable Long position) {
        return board.at(position, next -> {
            long from = moment.position();
            return next.position() <= from
                    ? new Patch(moment, List.of(), List.of(), List.of(), List.of())
                    : take(next, touched.between(from, next.position()));
        });
    }

    /** Reads everything before it changes anything, so that a failure leaves the screen as it was. */
    private Patch take(Moment next, Touched.Rows rows) {
        List<LiveAgent> readAgents = board.agents(next, rows.agents());
        List<LiveQueue> readQueues = board.queues(next);
        List<LiveInteraction> readInteractions = board.interactions(next, rows.interactions());
        List<Change<Desktop>> desktops = desktops(next, rows.desktops());
        Patch patch = new Patch(
                next,
                put(agents, readAgents, LiveAgent::agentId, rows.agents()),
                put(queues, readQueues, LiveQueue::queueId, null),
                put(interactions, readInteractions, LiveInteraction::interactionId, rows.interactions()),
                desktops);
        moment = next;
        return patch;
    }

    /** Desktops are many and change seldom: none is kept, and what one was before is read as well. */
    private List<Change<Desktop>> desktops(Moment next, @Nullable Set<UUID> touched) {
        // Without a moment before there is nobody who could have missed a change.
        if (moment.position() == next.position()) {
            return List.of();
        }
        Set<UUID> ids = touched == null ? agents.keySet() : touched;
        Map<UUID, Desktop> before = board.desktops(moment, ids);
        return board.desktops(next, ids).values().stream()
                .filter(desktop -> !desktop.equals(before.get(desktop.agentId())))
                .map(desktop -> new Change<>(desktop.agentId(), before.get(desktop.agentId()), desktop))
                .toList();
    }

    /** How far the tables are, so how far it could go on now. */
    long reachable() {
        return board.position(null);
    }

    /** Puts the rows that were looked at in place of what was known; those that are not there any more have gone. */
    private static <R> List<Change<R>> put(
            Map<UUID, R> known, List<R> read, Function<R, UUID> idOf, @Nullable Set<UUID> lookedAt) {
        List<Change<R>> changes = new ArrayList<>();
        Set<UUID> there = new HashSet<>();
        for (R row : read) {
            UUID id = idOf.apply(row);
            there.add(id);
            R before = known.put(id, row);
            if (!Objects.equals(before, row)) {
                changes.add(new Change<>(id, before, row));
            }
        }
        List<UUID> gone = (lookedAt == null ? known.keySet() : lookedAt)
                .stream()
                        .filter(id -> known.containsKey(id) && !there.contains(id))
                        .toList();
        for (UUID id : gone) {
            changes.add(new Change<>(id, known.remove(id), null));
        }
        return changes;
    }

    /** All of it, as somebody sees it. */
    Message snapshot(Sight sight) {
        return new Message(
                Message.Kind.SNAPSHOT,
                moment.position(),
                moment.recordedAt(),
                seen(agents, sight::of),
                seen(queues, sight::of),
                seen(interactions, sight::of),
                null,
                desktop(sight),
                null);
    }

    private @Nullable Desktop desktop(Sight sight) {
        UUID agentId = sight.desktop();
        return agentId == null ? null : board.desktops(moment, List.of(agentId)).get(agentId);
    }

    private static <R> List<R> seen(Map<UUID, R> rows, Function<R, @Nullable R> sight) {
        List<R> seen = new ArrayList<>();
        for (R row : rows.values()) {
            R asSeen = sight.apply(row);
            if (asSeen != null) {
                seen.add(asSeen);
            }
        }
        return seen;
    }

    /** For somebody who sees everything and had this board at an earlier position: all that was touched since. */
    Message since(long position) {
        Touched.Rows rows = touched.between(position, moment.position());
        Set<UUID> touchedAgents = rows.agents();
        Set<UUID> touchedInteractions = rows.interactions();
        if (touchedAgents == null || touchedInteractions == null) {
            return snapshot(Sight.EVERYTHING);
        }
        return new Message(
                Message.Kind.PATCH,
                moment.position(),
                moment.recordedAt(),
                chosen(agents, touchedAgents),
                List.copyOf(queues.values()),
                chosen(interactions, touchedInteractions),
                new Message.Gone(
                        missing(agents, touchedAgents),
                        missing(queues, rows.queues()),
                        missing(interactions, touchedInteractions)),
                null,
                null);
    }

    private static <R> List<R> chosen(Map<UUID, R> rows, Set<UUID> ids) {
        List<R> chosen = new ArrayList<>();
        for (UUID id : ids) {
            R row = rows.get(id);
            if (row != null) {
                chosen.add(row);
            }
        }
        return chosen;
    }

    private static List<UUID> missing(Map<UUID, ?> rows, Set<UUID> ids) {
        return ids.stream().filter(id -> !rows.containsKey(id)).toList();
    }
}
