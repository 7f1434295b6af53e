package io.switchlog.command.agent;

import io.switchlog.messages.agent.AgentId;
import java.time.Clock;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * When agents' desktops gave a sign of life last. Beside the log, since nothing happens by it; only that it stays away is
 * an event.
 */
public final class Heartbeats {
    private final JdbcClient jdbc;
    private final Clock clock;

    public Heartbeats(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    void record(AgentId agentId) {
        jdbc.sql("""
                        insert into routing.heartbeat (agent_id, at) values (?, ?)
                        on conflict (agent_id) do update set at = excluded.at where heartbeat.at < excluded.at""")
                .param(agentId.value())
                .param(clock.instant().atOffset(ZoneOffset.UTC))
                .update();
    }

    /** The agents whose last sign is older than this, with its time. */
    public Map<AgentId, Instant> silentSince(Instant limit) {
        Map<AgentId, Instant> silent = new HashMap<>();
        jdbc.sql("select agent_id, at from routing.heartbeat where at < ?")
                .param(limit.atOffset(ZoneOffset.UTC))
                .query(row -> {
                    silent.put(
                            new AgentId(row.getObject(1, UUID.class)),
                            row.getObject(2, OffsetDateTime.class).toInstant());
                });
        return silent;
    }

    /** Forgets signs that are of no use any more: of sessions that are over. */
    public void forget(AgentId agentId, Instant sign) {
        jdbc.sql("delete from routing.heartbeat where agent_id = ? and at <= ?")
                .param(agentId.value())
                .param(sign.atOffset(ZoneOffset.UTC))
                .update();
    }
}
