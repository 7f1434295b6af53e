package io.switchlog.query.routing;

import io.switchlog.messages.Channel;
import io.switchlog.messages.agent.AgentId;
import io.switchlog.query.routing.Situation.Load;
import io.switchlog.query.routing.Situation.Membership;
import io.switchlog.query.routing.Situation.State;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** What the history says about an agent at some time; one statement. */
@Component
class Situations {
    // An offer stands for a day at most, so that of all that the agent ever got only those of two days have to be read.
    private static final String THEN = """
            select s.state, s.reason, s.from_at, s.session_began_at, m.penalty, m.since,
                   coalesce(c.capacity, 0) as capacity, x.max_open_tabs, x.max_live_offers,
                   e.open_tabs, e.open_on_channel, o.ringing
            from (select max_open_tabs, max_live_offers
                  from history.centre_settings
                  where from_at <= :at and (to_at > :at or to_at is null)) x
            left join lateral (select state, reason, from_at, session_began_at
                               from history.agent_state
                               where agent_id = :agent and channel = :channel and from_at <= :at
                               order by from_at desc, from_position desc
                               limit 1) s on true
            left join history.membership m
              on m.queue_id = :queue and m.agent_id = :agent and m.from_at <= :at and (m.to_at > :at or m.to_at is null)
            left join history.agent_capacity c
              on c.agent_id = :agent and c.channel = :channel and c.from_at <= :at and (c.to_at > :at or c.to_at is null)
            cross join lateral (select count(*) as open_tabs, count(*) filter (where channel = :channel) as open_on_channel
                                from history.engagement
                                where agent_id = :agent and accepted_at <= :at
                                  and (closed_at > :at or closed_at is null)) e
            cross join lateral (select count(*) as ringing
                                from history.offer
                                where agent_id = :agent and offered_at <= :at
                                  and offered_at > cast(:at as timestamptz) - interval '2 days'
                                  and (ended_at > :at or ended_at is null)) o
            """;

    private final JdbcClient database;

    Situations(@Qualifier("queryJdbcClient") JdbcClient database) {
        this.database = database;
    }

    Situation of(AgentId agentId, Channel channel, Course.Step step, Instant at) {
        return database.sql(THEN)
                .param("agent", agentId.value())
                .param("channel", channel.code())
                .param("queue", step.queueId() == null ? null : step.queueId().value())
                .param("at", at.atOffset(ZoneOffset.UTC))
                .query((row, number) ->
                        new Situation(state(row), membership(row), agentId.equals(step.directedAgentId()), load(row)))
                .single();
    }

    private static @Nullable State state(ResultSet row) throws SQLException {
        String code = row.getString("state");
        Instant since = time(row, "from_at");
        return code == null || since == null
                ? null
                : new State(code, row.getString("reason"), since, time(row, "session_began_at"));
    }

    private static @Nullable Membership membership(ResultSet row) throws SQLException {
        Instant since = time(row, "since");
        return since == null ? null : new Membership(row.getInt("penalty"), since);
    }

    private static Load load(ResultSet row) throws SQLException {
        return new Load(
                row.getInt("open_tabs"),
                row.getInt("max_open_tabs"),
                row.getInt("open_on_channel"),
                row.getInt("capacity"),
                row.getInt("ringing"),
                row.getInt("max_live_offers"));
    }

    private static @Nullable Instant time(ResultSet row, String column) throws SQLException {
        OffsetDateTime time = row.getObject(column, OffsetDateTime.class);
        return time == null ? null : time.toInstant();
    }
}
