package io.switchlog.query.live;

import io.switchlog.query.LogClock;
import io.switchlog.query.OneSnapshot;
import io.switchlog.query.ProjectionPositions;
import io.switchlog.query.desktop.Desktop;
import io.switchlog.query.desktop.Desktops;
import io.switchlog.query.viewer.Viewer;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * The board, now or at any time before: the intervals that hold then. One statement serves both, so that what is shown of
 * the past is what was shown.
 */
@Component
public class Board {
    /** The projections that it is made of. */
    public static final String[] TABLES = {
        "history.agent_profile",
        Desktops.TABLE,
        "history.agent_state",
        "history.agent_trash",
        "history.agent_capacity",
        "history.centre_settings",
        "history.membership",
        "history.queue_profile",
        "history.offer",
        "history.engagement",
        "history.interaction_state",
        "directory.interaction"
    };

    private final AgentRows agents;
    private final QueueRows queues;
    private final InteractionRows interactions;
    private final Desktops desktops;
    private final ProjectionPositions positions;
    private final LogClock log;

    Board(
            AgentRows agents,
            QueueRows queues,
            InteractionRows interactions,
            Desktops desktops,
            ProjectionPositions positions,
            LogClock log) {
        this.agents = agents;
        this.queues = queues;
        this.interactions = interactions;
        this.desktops = desktops;
        this.positions = positions;
        this.log = log;
    }

    /**
     * The moment after all that was recorded up to this time. Waits until the tables show it.
     *
     * @param at null for now
     */
    public long position(@Nullable Instant at) {
        if (at == null) {
            return positions.reached(TABLES);
        }
        long position = log.lastUntil(at);
        positions.await(position, TABLES);
        return position;
    }

    /** What some part of the board is at the moment that is asked for; every statement sees the same tables. */
    @OneSnapshot
    public <T> T at(@Nullable Long position, Function<Moment, T> part) {
        return part.apply(moment(position));
    }

    /** The tables may differ by an event or two when they are asked: the board is as far as the last of them. */
    private Moment moment(@Nullable Long asked) {
        ProjectionPositions.Range shown = positions.read(TABLES);
        long position = asked == null ? shown.least() : asked;
        return new Moment(
                position, log.recordedAt(position), position == shown.least() && position == shown.greatest());
    }

    /** The agents, or only these. */
    public List<LiveAgent> agents(Moment moment, @Nullable Collection<UUID> only) {
        return agents.at(moment, only);
    }

    /** The queues. */
    public List<LiveQueue> queues(Moment moment) {
        return queues.at(moment);
    }

    /** The interactions that are open, or those of these that are. */
    public List<LiveInteraction> interactions(Moment moment, @Nullable Collection<UUID> only) {
        return interactions.at(moment, only);
    }

    /** The desktops of these agents. */
    public Map<UUID, Desktop> desktops(Moment moment, Collection<UUID> agents) {
        return desktops.at(moment.position(), agents);
    }

    /** The interactions that an agent has or is being notified of, as he sees them. */
    public List<LiveInteraction> interactionsOf(Moment moment, Viewer viewer) {
        UUID agentId = viewer.id();
        List<UUID> his = agents.at(moment, List.of(agentId)).stream()
                .flatMap(agent -> Stream.concat(
                        agent.offers().stream().map(LiveAgent.LiveOffer::interactionId),
                        agent.interactions().stream().map(LiveAgent.LiveEngagement::interactionId)))
                .toList();
        return interactions.at(moment, his).stream()
                .map(interaction -> interaction.asSeenBy(viewer))
                .toList();
    }
}
