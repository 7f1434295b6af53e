package io.switchlog.query.agent;

import io.switchlog.messages.Channel;
import io.switchlog.query.agent.AgentRow.AutoAnswer;
import io.switchlog.query.agent.AgentRow.AutoAnswerConflict;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** What agents have as auto answer (AG-124 to AG-127): two statements, however many agents there are. */
@Component
class AutoAnswers {
    private static final String SETTINGS = """
            select agent_id, channel, enabled, delay_seconds
            from directory.agent_auto_answer
            where agent_id in (:agents)
            """;
    // What was noted stays noted; it is a conflict only as long as the agent serves the queue and the queue is like
    // that.
    private static final String CONFLICTS = """
            select x.agent_id, x.channel, x.queue_id
            from directory.agent_auto_answer_conflict x
            join directory.queue q on q.queue_id = x.queue_id
            join directory.queue_member m on m.queue_id = x.queue_id and m.agent_id = x.agent_id
            where x.agent_id in (:agents) and q.strategy = 'beepall'
            order by q.name, x.queue_id
            """;

    private final JdbcClient database;

    /** One agent's. */
    record OfAgent(Map<Channel, AutoAnswer> byChannel, List<AutoAnswerConflict> conflicts) {
        static OfAgent nowhere() {
            Map<Channel, AutoAnswer> byChannel = new EnumMap<>(Channel.class);
            Channel.digital().forEach(channel -> byChannel.put(channel, AutoAnswer.NEVER));
            return new OfAgent(byChannel, new ArrayList<>());
        }
    }

    AutoAnswers(@Qualifier("queryJdbcClient") JdbcClient database) {
        this.database = database;
    }

    Map<UUID, OfAgent> of(Collection<UUID> agents) {
        Map<UUID, OfAgent> all = new HashMap<>();
        if (agents.isEmpty()) {
            return all;
        }
        database.sql(SETTINGS).param("agents", agents).query(row -> {
            AutoAnswer settings = new AutoAnswer(row.getBoolean("enabled"), row.getInt("delay_seconds"));
            OfAgent agent = of(all, row);
            Channel.ofCode(row.getString("channel"))
                    .ifPresent(channel -> agent.byChannel().put(channel, settings));
        });
        database.sql(CONFLICTS).param("agents", agents).query(row -> {
            of(all, row)
                    .conflicts()
                    .add(new AutoAnswerConflict(row.getString("channel"), row.getObject("queue_id", UUID.class)));
        });
        return all;
    }

    private static OfAgent of(Map<UUID, OfAgent> all, ResultSet row) throws SQLException {
        return all.computeIfAbsent(row.getObject("agent_id", UUID.class), none -> OfAgent.nowhere());
    }
}
