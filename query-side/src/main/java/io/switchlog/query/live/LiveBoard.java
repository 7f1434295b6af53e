package io.switchlog.query.live;

import io.switchlog.query.OneSnapshot;
import io.switchlog.query.live.LiveAgent.LiveChannel;
import io.switchlog.query.live.LiveAgent.LiveEngagement;
import io.switchlog.query.live.LiveAgent.LiveOffer;
import io.switchlog.query.live.LiveInteraction.Notified;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * The board as it stands now: the open intervals. Each part takes a fixed number of statements, however many agents and
 * interactions there are.
 */
@Component
class LiveBoard {
    private static final String AGENTS = """
            select a.agent_id, a.full_name, s.max_open_tabs,
                   a.capacity_chat, a.capacity_email, a.capacity_sms,
                   a.capacity_openchannel, a.capacity_fax, a.capacity_whatsapp
            from directory.agent a cross join directory.settings s
            where cast(:only as uuid) is null or a.agent_id = :only
            order by a.full_name, a.agent_id
            """;
    private static final String STATES = """
            select agent_id, channel, state, reason, from_at, due_back_at, overran_at is not null as overdue,
                   case when state = 'wrap_up' then wrap_up_ends_at end as until
            from history.agent_state
            where to_at is null and (cast(:only as uuid) is null or agent_id = :only)
            """;
    private static final String OFFERS = """
            select interaction_id, agent_id, queue_id, channel, offered_at, expires_at, auto_answer_at
            from history.offer
            where ended_at is null and (cast(:only as uuid) is null or agent_id = :only)
            order by offered_position, agent_id
            """;
    private static final String ENGAGEMENTS = """
            select interaction_id, agent_id, queue_id, channel, accepted_at
            from history.engagement
            where closed_at is null and (cast(:only as uuid) is null or agent_id = :only)
            order by accepted_position
            """;
    private static final String QUEUES = """
            select q.queue_id, q.name, q.channel, coalesce(w.waiting, 0) as waiting, coalesce(o.offered, 0) as offered,
                   w.longest_waiting_since, coalesce(m.members, 0) as members, coalesce(m.available, 0) as available
            from directory.queue q
            left join (select queue_id, count(*) as waiting, min(joined_at) as longest_waiting_since
                       from report.report_all_queue
                       where reason is null
                       group by queue_id) w on w.queue_id = q.queue_id
            left join (select queue_id, count(*) as offered
                       from directory.interaction
                       where status = 'offered'
                       group by queue_id) o on o.queue_id = q.queue_id
            left join (select x.queue_id, count(*) as members, count(*) filter (where s.state = 'available') as available
                       from directory.queue_member x
                       join directory.queue y on y.queue_id = x.queue_id
                       left join history.agent_state s
                         on s.agent_id = x.agent_id and s.channel = y.channel and s.to_at is null
                       group by x.queue_id) m on m.queue_id = q.queue_id
            where not q.deleted or w.waiting > 0
            order by q.name, q.queue_id
            """;
    private static final String INTERACTIONS = """
            select interaction_id, account_id, account_name, channel, status, step_no, queue_id, queue_name, agent_id,
                   contact_name, subject, priority, received_at, timeout_at, accepted_at
            from directory.interaction i
            where status in ('waiting', 'offered', 'accepted')
              and (cast(:only as uuid) is null
                   or agent_id = :only
                   or exists (select from history.offer o
                              where o.interaction_id = i.interaction_id and o.agent_id = :only and o.ended_at is null))
            order by received_at, interaction_id
            """;
    private static final Map<String, String> CAPACITY_COLUMNS = Map.of(
            "chat", "capacity_chat",
            "email", "capacity_email",
            "sms", "capacity_sms",
            "openchannel", "capacity_openchannel",
            "fax", "capacity_fax",
            "whatsapp", "capacity_whatsapp");

    private final JdbcClient database;

    LiveBoard(@Qualifier("queryJdbcClient") JdbcClient database) {
        this.database = database;
    }

    private record ChannelState(
            String channel,
            String state,
            @Nullable String reason,
            Instant since,
            @Nullable Instant dueBackAt,
            boolean overdue,
            @Nullable Instant until) {}

    /** The agents, or only this one. */
    @OneSnapshot
    public List<LiveAgent> agents(@Nullable UUID only) {
        Map<UUID, List<ChannelState>> states = new HashMap<>();
        database.sql(STATES).param("only", only).query(row -> {
            of(states, row)
                    .add(new ChannelState(
                            row.getString("channel"),
                            row.getString("state"),
                            row.getString("reason"),
                            time(row, "from_at"),
                            timeOrNull(row, "due_back_at"),
                            row.getBoolean("overdue"),
                            timeOrNull(row, "until")));
        });
        Map<UUID, List<LiveOffer>> offers = new HashMap<>();
        database.sql(OFFERS).param("only", only).query(row -> {
            of(offers, row)
                    .add(new LiveOffer(
                            id(row, "interaction_id"),
                            idOrNull(row, "queue_id"),
                            row.getString("channel"),
                            time(row, "offered_at"),
                            time(row, "expires_at"),
                            timeOrNull(row, "auto_answer_at")));
        });
        Map<UUID, List<LiveEngagement>> engagements = new HashMap<>();
        database.sql(ENGAGEMENTS).param("only", only).query(row -> {
            of(engagements, row)
                    .add(new LiveEngagement(
                            id(row, "interaction_id"),
                            idOrNull(row, "queue_id"),
                            row.getString("channel"),
                            time(row, "accepted_at")));
        });
        return database.sql(AGENTS)
                .param("only", only)
                .query((row, number) -> {
                    UUID id = id(row, "agent_id");
                    return agent(
                            row,
                            states.getOrDefault(id, List.of()),
                            offers.getOrDefault(id, List.of()),
                            engagements.getOrDefault(id, List.of()));
                })
                .list();
    }

    /** The queues that exist, and deleted ones in which something still waits. */
    @OneSnapshot
    public List<LiveQueue> queues() {
        return database.sql(QUEUES)
                .query((row, number) -> new LiveQueue(
                        id(row, "queue_id"),
                        row.getString("name"),
                        row.getString("channel"),
                        row.getLong("waiting"),
                        row.getLong("offered"),
                        timeOrNull(row, "longest_waiting_since"),
                        row.getLong("members"),
                        row.getLong("available")))
                .list();
    }

    /** The interactions that are open, or only those that this agent has or is being notified of. */
    @OneSnapshot
    public List<LiveInteraction> interactions(@Nullable UUID only) {
        Map<UUID, List<Notified>> offers = new HashMap<>();
        database.sql(OFFERS).param("only", only).query(row -> {
            offers.computeIfAbsent(id(row, "interaction_id"), none -> new ArrayList<>())
                    .add(new Notified(id(row, "agent_id"), time(row, "offered_at"), time(row, "expires_at")));
        });
        return database.sql(INTERACTIONS)
                .param("only", only)
                .query((row, number) -> interaction(row, offers.getOrDefault(id(row, "interaction_id"), List.of())))
                .list();
    }

    private static LiveAgent agent(
            ResultSet row, List<ChannelState> states, List<LiveOffer> offers, List<LiveEngagement> engagements)
            throws SQLException {
        Map<String, LiveChannel> channels = new TreeMap<>();
        boolean loggedIn = false;
        for (ChannelState state : states) {
            loggedIn |= !"logged_out".equals(state.state());
            String capacity = CAPACITY_COLUMNS.get(state.channel());
            int open = (int) engagements.stream()
                    .filter(engagement -> engagement.channel().equals(state.channel()))
                    .count();
            channels.put(
                    state.channel(),
                    new LiveChannel(
                            state.state(),
                            state.reason(),
                            state.since(),
                            state.dueBackAt(),
                            state.overdue(),
                            state.until(),
                            open,
                            capacity == null ? 0 : row.getInt(capacity)));
        }
        return new LiveAgent(
                id(row, "agent_id"),
                row.getString("full_name"),
                loggedIn,
                channels,
                engagements.size(),
                row.getInt("max_open_tabs"),
                offers,
                engagements);
    }

    private static LiveInteraction interaction(ResultSet row, List<Notified> offers) throws SQLException {
        return new LiveInteraction(
                id(row, "interaction_id"),
                id(row, "account_id"),
                row.getString("account_name"),
                row.getString("channel"),
                row.getString("status"),
                row.getInt("step_no"),
                idOrNull(row, "queue_id"),
                row.getString("queue_name"),
                idOrNull(row, "agent_id"),
                row.getString("contact_name"),
                row.getString("subject"),
                row.getInt("priority"),
                time(row, "received_at"),
                timeOrNull(row, "timeout_at"),
                timeOrNull(row, "accepted_at"),
                offers);
    }

    private static <T> List<T> of(Map<UUID, List<T>> byAgent, ResultSet row) throws SQLException {
        return byAgent.computeIfAbsent(id(row, "agent_id"), none -> new ArrayList<>());
    }

    private static UUID id(ResultSet row, String column) throws SQLException {
        return row.getObject(column, UUID.class);
    }

    private static @Nullable UUID idOrNull(ResultSet row, String column) throws SQLException {
        return row.getObject(column, UUID.class);
    }

    private static Instant time(ResultSet row, String column) throws SQLException {
        return row.getObject(column, OffsetDateTime.class).toInstant();
    }

    private static @Nullable Instant timeOrNull(ResultSet row, String column) throws SQLException {
        OffsetDateTime time = row.getObject(column, OffsetDateTime.class);
        return time == null ? null : time.toInstant();
    }
}
