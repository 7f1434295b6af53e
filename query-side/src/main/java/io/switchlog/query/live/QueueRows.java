package io.switchlog.query.live;

import static io.switchlog.query.Fields.id;
import static io.switchlog.query.Fields.timeOrNull;

import java.util.List;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The queues on the board: those that exist, and deleted ones in which something still waits. One statement. */
@Component
class QueueRows {
    private static final Intervals QUEUES = new Intervals("""
            with waiting as (
                select w.queue_id, min(w.queue_name) as name, min(w.channel) as channel, count(*) as waiting,
                       count(o.interaction_id) as offered, min(w.step_began_at) as longest_waiting_since
                from {history.interaction_state} w
                left join (select distinct interaction_id from {history.offer} x) o using (interaction_id)
                where w.status = 'waiting' and w.queue_id is not null and w.step_began_at is not null
                group by w.queue_id),
            -- Found once: joined as rows they were looked for again for every member.
            available as materialized (
                select channel, array_agg(agent_id) as agents
                from {history.agent_state} x
                where state = 'available'
                group by channel),
            serving as (
                select m.queue_id, count(*) as members, count(*) filter (where m.agent_id = any (a.agents)) as available
                from {history.membership} m
                join {history.queue_profile} q on q.queue_id = m.queue_id
                left join available a on a.channel = q.channel
                where not exists (select from {history.agent_trash} t where t.agent_id = m.agent_id)
                group by m.queue_id)
            select queue_id, coalesce(q.name, w.name) as name, coalesce(q.channel, w.channel) as channel,
                   coalesce(w.waiting, 0) as waiting, coalesce(w.offered, 0) as offered, w.longest_waiting_since,
                   coalesce(s.members, 0) as members, coalesce(s.available, 0) as available
            from {history.queue_profile} q
            full join waiting w using (queue_id)
            left join serving s using (queue_id)
            order by 2, 1
            """);

    private final JdbcClient database;

    QueueRows(@Qualifier("queryJdbcClient") JdbcClient database) {
        this.database = database;
    }

    List<LiveQueue> at(Moment moment) {
        return QUEUES.at(moment, database)
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
}
