package io.switchlog.query.live;

import static io.switchlog.query.Fields.id;
import static io.switchlog.query.Fields.idOrNull;
import static io.switchlog.query.Fields.time;
import static io.switchlog.query.Fields.timeOrNull;

import io.switchlog.query.live.LiveAgent.LiveChannel;
import io.switchlog.query.live.LiveAgent.LiveEngagement;
import io.switchlog.query.live.LiveAgent.LiveOffer;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The agents on the board. Five statements, however many there are. */
@Component
class AgentRows {
    private static final String CHOSEN =
            "(cast(:agents as uuid[]) is null or agent_id = any (cast(:agents as uuid[])))";
    private static final Intervals AGENTS = new Intervals("""
            select a.agent_id, a.full_name, s.max_open_tabs
            from {history.agent_profile} a cross join {history.centre_settings} s
            where %s and not exists (select from {history.agent_trash} t where t.agent_id = a.agent_id)
            order by a.full_name, a.agent_id
            """.formatted(CHOSEN));
    private static final Intervals STATES = new Intervals("""
            select agent_id, channel, state, reason, from_at, due_back_at,
                   coalesce(overran_at <= cast(:at as timestamptz), false) as overdue,
                   case when state = 'wrap_up' then wrap_up_ends_at end as until
            from {history.agent_state} x
            where %s
            """.formatted(CHOSEN));
    private static final Intervals CAPACITIES = new Intervals("""
            select agent_id, channel, capacity
            from {history.agent_capacity} x
            where %s
            """.formatted(CHOSEN));
    private static final Intervals OFFERS = new Intervals("""
            select interaction_id, agent_id, queue_id, channel, offered_at, expires_at, auto_answer_at
            from {history.offer} x
            where %s
            order by offered_position, agent_id
            """.formatted(CHOSEN));
    private static final Intervals ENGAGEMENTS = new Intervals("""
            select interaction_id, agent_id, queue_id, channel, accepted_at
            from {history.engagement} x
            where %s
            order by accepted_position
            """.formatted(CHOSEN));

    private final JdbcClient database;

    AgentRows(@Qualifier("queryJdbcClient") JdbcClient database) {
        this.database = database;
    }

    /** What the rows are made of, by agent. */
    private record Parts(
            Map<UUID, List<ChannelState>> states,
            Map<UUID, Map<String, Integer>> capacities,
            Map<UUID, List<LiveOffer>> offers,
            Map<UUID, List<LiveEngagement>> engagements) {
        static Parts none() {
            return new Parts(new HashMap<>(), new HashMap<>(), new HashMap<>(), new HashMap<>());
        }
    }

    private record ChannelState(
            String channel,
            String state,
            @Nullable String reason,
            Instant since,
            @Nullable Instant dueBackAt,
            boolean overdue,
            @Nullable Instant until) {}

    /** All agents, or only these. */
    List<LiveAgent> at(Moment moment, @Nullable Collection<UUID> agents) {
        String chosen = Intervals.array(agents);
        Parts parts = Parts.none();
        STATES.at(moment, database).param("agents", chosen).query(row -> {
            of(parts.states(), row).add(state(row));
        });
        CAPACITIES.at(moment, database).param("agents", chosen).query(row -> {
            parts.capacities()
                    .computeIfAbsent(id(row, "agent_id"), none -> new HashMap<>())
                    .put(row.getString("channel"), row.getInt("capacity"));
        });
        OFFERS.at(moment, database).param("agents", chosen).query(row -> {
            of(parts.offers(), row).add(offer(row));
        });
        ENGAGEMENTS.at(moment, database).param("agents", chosen).query(row -> {
            of(parts.engagements(), row).add(engagement(row));
        });
        return AGENTS.at(moment, database)
                .param("agents", chosen)
                .query((row, number) -> agent(row, parts))
                .list();
    }

    private static LiveAgent agent(ResultSet row, Parts parts) throws SQLException {
        UUID id = id(row, "agent_id");
        List<LiveEngagement> engagements = parts.engagements().getOrDefault(id, List.of());
        Map<String, Integer> capacities = parts.capacities().getOrDefault(id, Map.of());
        Map<String, LiveChannel> channels = new TreeMap<>();
        boolean loggedIn = false;
        for (ChannelState state : parts.states().getOrDefault(id, List.of())) {
            loggedIn |= !"logged_out".equals(state.state());
            channels.put(
                    state.channel(),
                    new LiveChannel(
                            state.state(),
                            state.reason(),
                            state.since(),
                            state.dueBackAt(),
                            state.overdue(),
                            state.until(),
                            open(engagements, state.channel()),
                            capacities.getOrDefault(state.channel(), 0)));
        }
        return new LiveAgent(
                id,
                row.getString("full_name"),
                loggedIn,
                channels,
                engagements.size(),
                row.getInt("max_open_tabs"),
                parts.offers().getOrDefault(id, List.of()),
                engagements);
    }

    private static int open(List<LiveEngagement> engagements, String channel) {
        return (int) engagements.stream()
                .filter(engagement -> engagement.channel().equals(channel))
                .count();
    }

    private static ChannelState state(ResultSet row) throws SQLException {
        return new ChannelState(
                row.getString("channel"),
                row.getString("state"),
                row.getString("reason"),
                time(row, "from_at"),
                timeOrNull(row, "due_back_at"),
                row.getBoolean("overdue"),
                timeOrNull(row, "until"));
    }

    private static LiveOffer offer(ResultSet row) throws SQLException {
        return new LiveOffer(
                id(row, "interaction_id"),
                idOrNull(row, "queue_id"),
                row.getString("channel"),
                time(row, "offered_at"),
                time(row, "expires_at"),
                timeOrNull(row, "auto_answer_at"));
    }

    private static LiveEngagement engagement(ResultSet row) throws SQLException {
        return new LiveEngagement(
                id(row, "interaction_id"),
                idOrNull(row, "queue_id"),
                row.getString("channel"),
                time(row, "accepted_at"));
    }

    private static <T> List<T> of(Map<UUID, List<T>> byAgent, ResultSet row) throws SQLException {
        return byAgent.computeIfAbsent(id(row, "agent_id"), none -> new ArrayList<>());
    }
}
