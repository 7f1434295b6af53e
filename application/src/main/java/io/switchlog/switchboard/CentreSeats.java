package io.switchlog.switchboard;

import io.switchlog.messages.agent.AgentId;
import io.switchlog.messages.queue.QueueId;
import io.switchlog.telephony.SwitchboardNames;
import io.switchlog.telephony.seats.Seat;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.UUID;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Who is to serve which voice queue of a switchboard now: whoever is logged in, at the telephone where he sits or his
 * own, paused as he is on the voice channel; a wrap-up and not responding are pauses there (AG-23, AG-24, AG-46).
 */
public final class CentreSeats implements Supplier<List<Seat>> {
    private static final String SEATS = """
            select q.queue_id, q.name, m.agent_id, m.penalty, a.internal, t.endpoint, s.state, s.reason,
                   coalesce((c.settings ->> 'webrtc.ringInUse')::boolean,
                            (c.settings ->> 'phonebar.ringInUse')::boolean, false) as ring_in_use
            from directory.queue q
            join directory.queue_member m using (queue_id)
            join directory.agent a using (agent_id)
            join history.agent_state s on s.agent_id = m.agent_id and s.channel = 'voice' and s.to_at is null
            left join directory.agent_settings c on c.agent_id = m.agent_id
            left join directory.telephone t on t.agent_id = m.agent_id and not t.removed
            where q.channel = 'voice' and not q.deleted and s.state <> 'logged_out'
              and (a.internal is not null or t.endpoint is not null)
            order by q.queue_id, m.agent_id
            """;

    private final JdbcClient database;

    CentreSeats(JdbcClient database) {
        this.database = database;
    }

    @Override
    public List<Seat> get() {
        return database.sql(SEATS).query((row, number) -> seat(row)).list();
    }

    private static Seat seat(ResultSet row) throws SQLException {
        String endpoint = row.getString("endpoint");
        QueueId queueId = new QueueId(row.getObject("queue_id", UUID.class));
        return new Seat(
                SwitchboardNames.ofQueue(queueId, row.getString("name")),
                endpoint == null ? SwitchboardNames.deviceOf(row.getString("internal")) : endpoint,
                new AgentId(row.getObject("agent_id", UUID.class)),
                row.getInt("penalty"),
                pause(row.getString("state"), row.getString("reason")),
                row.getBoolean("ring_in_use"));
    }

    private static @Nullable String pause(String state, @Nullable String reason) {
        return switch (state) {
            case "available" -> null;
            case "paused" -> reason == null ? state : reason;
            default -> state;
        };
    }
}
