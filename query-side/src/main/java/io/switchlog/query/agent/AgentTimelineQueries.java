package io.switchlog.query.agent;

import io.switchlog.messages.access.UserPermission;
import io.switchlog.query.BadQuery;
import io.switchlog.query.LogClock;
import io.switchlog.query.OneSnapshot;
import io.switchlog.query.Paging;
import io.switchlog.query.Reads;
import io.switchlog.query.TimeRange;
import io.switchlog.query.UnknownResource;
import io.switchlog.query.agent.AgentTimeline.Entry;
import io.switchlog.query.agent.AgentTimeline.Totals;
import io.switchlog.query.viewer.Needs;
import io.switchlog.query.viewer.Viewer;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;

/** An agent's day, read off the intervals of the history; an agent sees his own. */
@RestController
@Needs(value = UserPermission.AGENTS, agentsToo = true)
class AgentTimelineQueries {
    private static final Duration USUAL = Duration.ofHours(24);
    private static final Duration LONGEST = Duration.ofDays(31);

    private static String time(String column) {
        return "to_char(" + column + " at time zone 'UTC', 'YYYY-MM-DD\"T\"HH24:MI:SS.US\"Z\"')";
    }

    /**
     * Everything that overlaps the range, and of the settings what changed in it. What began before the range is found
     * among what was then, not among all that ever was.
     */
    private static final String ENTRIES = """
            with state as (
                select * from history.agent_state
                where agent_id = :agent and tstzrange(from_at, to_at) && tstzrange(:from, :to)
            ), session as (
                select distinct session_id, session_began_at from state where session_id is not null
            ), entry (kind, channel, what, from_at, to_at, from_position, to_position, details) as (
                select 'session', null, case when e.from_at is null then 'open' else coalesce(e.logout_cause, 'ended') end,
                       b.from_at, e.from_at, b.from_position, e.from_position,
                       jsonb_build_object('sessionId', s.session_id)
                from session s
                join lateral (
                    select x.from_at, x.from_position from history.agent_state x
                    where x.agent_id = :agent and x.channel = 'voice' and x.session_id = s.session_id
                      and x.from_at = s.session_began_at
                    order by x.from_position limit 1) b on true
                left join lateral (
                    select x.from_at, x.from_position, x.logout_cause from history.agent_state x
                    where x.agent_id = :agent and x.channel = 'voice' and x.from_at >= s.session_began_at
                      and x.from_position > b.from_position and x.session_id is distinct from s.session_id
                    order by x.from_at, x.from_position limit 1) e on true
                union all
                select 'state', channel, state, from_at, to_at, from_position, to_position,
                       jsonb_build_object('reason', reason, 'productive', productive, 'dueBackAt', %s, 'overranAt', %s,
                                          'wrapUpEndsAt', case when state = 'wrap_up' then %s end,
                                          'logoutCause', logout_cause)
                from state
                union all
                select 'offer', o.channel, coalesce(o.outcome, 'live'), o.offered_at, o.ended_at, o.offered_position,
                       o.ended_position,
                       jsonb_build_object('interactionId', o.interaction_id, 'stepNo', o.step_no, 'queueId', case when (cast(:scope as uuid[]) is null or o.queue_id = any (cast(:scope as uuid[]))) then o.queue_id end,
                                          'queueName', case when (cast(:scope as uuid[]) is null or o.queue_id = any (cast(:scope as uuid[]))) then q.name end, 'strategy', o.strategy, 'rank', o.rank, 'cause', o.cause,
                                          'expiresAt', %s, 'autoAnswerAt', %s, 'reminders', nullif(o.renotified, 0))
                from history.offer o
                left join lateral (
                    select p.name from history.queue_profile p
                    where p.queue_id = o.queue_id and p.from_position <= o.offered_position
                    order by p.from_position desc limit 1) q on true
                where o.agent_id = :agent
                  and (o.offered_at >= :from and o.offered_at < :to
                       or o.offered_at < :from and tstzrange(o.offered_at, o.ended_at, '[]') @> cast(:from as timestamptz)
                          and (o.ended_at is null or o.ended_at > :from))
                union all
                select 'engagement', g.channel, coalesce(g.ended_by, 'open'), g.accepted_at, g.closed_at,
                       g.accepted_position, g.closed_position,
                       jsonb_build_object('interactionId', g.interaction_id, 'stepNo', g.step_no, 'queueId', case when (cast(:scope as uuid[]) is null or g.queue_id = any (cast(:scope as uuid[]))) then g.queue_id end,
                                          'queueName', case when (cast(:scope as uuid[]) is null or g.queue_id = any (cast(:scope as uuid[]))) then q.name end, 'beganBy', g.began_by, 'disposition', g.disposition)
                from history.engagement g
                left join lateral (
                    select p.name from history.queue_profile p
                    where p.queue_id = g.queue_id and p.from_position <= g.accepted_position
                    order by p.from_position desc limit 1) q on true
                where g.agent_id = :agent
                  and (g.accepted_at >= :from and g.accepted_at < :to
                       or g.accepted_at < :from and tstzrange(g.accepted_at, g.closed_at, '[]') @> cast(:from as timestamptz)
                          and (g.closed_at is null or g.closed_at > :from))
                union all
                select 'membership', q.channel, case when m.to_at is null then 'member' else 'ended' end, m.from_at, m.to_at,
                       m.from_position, m.to_position,
                       jsonb_build_object('queueId', m.queue_id, 'queueName', q.name, 'penalty', m.penalty)
                from history.membership m
                left join lateral (
                    select p.name, p.channel from history.queue_profile p
                    where p.queue_id = m.queue_id and p.from_position <= m.from_position
                    order by p.from_position desc limit 1) q on true
                where m.agent_id = :agent
                  and (cast(:scope as uuid[]) is null or m.queue_id = any (cast(:scope as uuid[])))
                  and (m.from_at >= :from and m.from_at < :to or m.to_at > :from and m.to_at < :to)
                union all
                select 'capacity', channel, cast(capacity as text), from_at, to_at, from_position, to_position,
                       jsonb_build_object('capacity', capacity)
                from history.agent_capacity
                where agent_id = :agent and (from_at >= :from and from_at < :to or to_at > :from and to_at < :to)
                union all
                select 'profile', null, full_name, from_at, to_at, from_position, to_position,
                       jsonb_build_object('username', username, 'fullName', full_name, 'alias', alias,
                                          'typology', typology, 'internal', internal, 'loginInPause', login_in_pause)
                from history.agent_profile
                where agent_id = :agent and (from_at >= :from and from_at < :to or to_at > :from and to_at < :to)
            )
            """.formatted(
                    time("due_back_at"),
                    time("overran_at"),
                    time("wrap_up_ends_at"),
                    time("o.expires_at"),
                    time("o.auto_answer_at"));

    private static final String PAGE = ENTRIES + """
            select p.kind, p.channel, p.what, p.from_at, p.to_at, jsonb_strip_nulls(p.details) as details,
                   (select coalesce(jsonb_agg(jsonb_build_object('index', e.position, 'type', e.name) order by e.position),
                                    '[]')
                    from log.event e
                    where e.position = p.from_position or e.position = p.to_position) as events
            from (select * from entry
                  order by from_at, from_position, kind, channel, cast(details as text)
                  limit :limit offset :offset) p
            order by p.from_at, p.from_position, p.kind, p.channel, cast(p.details as text)
            """;

    private static final String TOTALS = ENTRIES + """
            select kind, channel, what, count(*) as entries,
                   floor(sum(extract(epoch from least(coalesce(to_at, :now), :to, :now) - greatest(from_at, :from)) * 1000))
                       as ms
            from entry
            group by kind, channel, what
            """;

    private final JdbcClient database;
    private final LogClock clock;

    AgentTimelineQueries(@Qualifier("queryJdbcClient") JdbcClient database, LogClock clock) {
        this.database = database;
        this.clock = clock;
    }

    private record Range(Instant from, Instant to) {
        boolean isBefore(Instant other) {
            return other.isBefore(from);
        }
    }

    @GetMapping("/api/agents/{id}/timeline")
    @Reads({
        "directory.agent",
        "history.agent_profile",
        "history.agent_state",
        "history.agent_capacity",
        "history.membership",
        "history.queue_profile",
        "history.offer",
        "history.engagement"
    })
    @OneSnapshot
    public AgentTimeline timeline(@PathVariable UUID id, TimeRange asked, Paging paging, Viewer viewer) {
        paging.inFixedOrder();
        int limit = paging.rows();
        long offset = paging.first();
        Instant now = clock.now();
        Range range = range(asked, now);
        if (!viewer.sees(id) || !exists(id)) {
            throw new UnknownResource("agent", id);
        }
        Totals totals = totals(id, range, now, viewer);
        List<Entry> rows = bound(PAGE, id, range, viewer)
                .param("limit", limit)
                .param("offset", offset)
                .query((row, number) -> entry(row, range))
                .list();
        long count =
                totals.entries().values().stream().mapToLong(Long::longValue).sum();
        return new AgentTimeline(id, range.from(), range.to(), totals, count, rows);
    }

    private static Range range(TimeRange asked, Instant now) {
        Instant from = asked.fromInstant();
        Instant to = asked.toInstant();
        Instant end = to != null ? to : from == null || from.isBefore(now) ? now : from;
        Instant begin = from != null ? from : end.minus(USUAL);
        if (!begin.isBefore(end)) {
            throw BadQuery.invalid(
                    to == null ? "from" : "to", to == null ? "must be in the past" : "must be after from");
        }
        if (Duration.between(begin, end).compareTo(LONGEST) > 0) {
            throw BadQuery.invalid("from", "must not be more than " + LONGEST.toDays() + " days before the end");
        }
        return new Range(begin, end);
    }

    private boolean exists(UUID id) {
        return database.sql("select exists (select from directory.agent where agent_id = :agent)")
                .param("agent", id)
                .query(Boolean.class)
                .single();
    }

    private JdbcClient.StatementSpec bound(String sql, UUID id, Range range, Viewer viewer) {
        return database.sql(sql)
                .param("agent", id)
                .param("scope", viewer.scope().queueArray())
                .param("from", range.from().atOffset(ZoneOffset.UTC))
                .param("to", range.to().atOffset(ZoneOffset.UTC));
    }

    private Totals totals(UUID id, Range range, Instant now, Viewer viewer) {
        Map<String, Map<String, Long>> stateMs = new TreeMap<>();
        Map<String, Long> entries = new TreeMap<>();
        Map<String, Long> offers = new TreeMap<>();
        bound(TOTALS, id, range, viewer)
                .param("now", now.atOffset(ZoneOffset.UTC))
                .query(row -> {
                    String kind = row.getString("kind");
                    entries.merge(kind, row.getLong("entries"), Long::sum);
                    if ("state".equals(kind)) {
                        stateMs.computeIfAbsent(row.getString("channel"), channel -> new TreeMap<>())
                                .put(row.getString("what"), row.getLong("ms"));
                    } else if ("offer".equals(kind)) {
                        offers.merge(row.getString("what"), row.getLong("entries"), Long::sum);
                    }
                });
        return new Totals(stateMs, entries, offers);
    }

    private static Entry entry(ResultSet row, Range range) throws SQLException {
        Instant from = row.getObject("from_at", OffsetDateTime.class).toInstant();
        OffsetDateTime end = row.getObject("to_at", OffsetDateTime.class);
        Instant to = end == null ? null : end.toInstant();
        return new Entry(
                row.getString("kind"),
                row.getString("channel"),
                row.getString("what"),
                from,
                to,
                range.isBefore(from),
                to == null || to.isAfter(range.to()),
                row.getString("details"),
                row.getString("events"));
    }
}
