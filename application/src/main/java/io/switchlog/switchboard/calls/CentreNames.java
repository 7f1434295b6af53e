package io.switchlog.switchboard.calls;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.switchlog.messages.agent.AgentId;
import io.switchlog.messages.queue.QueueId;
import io.switchlog.telephony.SwitchboardNames;
import io.switchlog.telephony.translation.CentreDirectory;
import java.time.Duration;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The centre's names for what switchboards name, out of its tables. Remembers each for a moment, and what has none. */
public final class CentreNames implements CentreDirectory {
    private static final Duration REMEMBERED = Duration.ofSeconds(2);
    private static final long MOST_REMEMBERED = 20_000;
    private static final String TELEPHONE = "PJSIP/";

    private static final String QUEUE_BY_NAME = """
            select queue_id from directory.queue
            where channel = 'voice' and not deleted and lower(name) = lower(?) order by queue_id limit 1""";
    private static final String QUEUE_BY_ID = """
            select queue_id from directory.queue where channel = 'voice' and queue_id = ?::uuid""";
    private static final String AT_TELEPHONE = """
            select agent_id from directory.telephone where endpoint = ? and not removed and agent_id is not null""";
    private static final String AT_EXTENSION = """
            select agent_id from directory.agent where internal = ?""";
    private static final String AUTO_ANSWER = """
            select agent_id from directory.agent_auto_answer where agent_id = ?::uuid and channel = 'voice' and enabled""";

    private final JdbcClient database;
    private final Cache<Asked, Optional<UUID>> remembered = Caffeine.newBuilder()
            .expireAfterWrite(REMEMBERED)
            .maximumSize(MOST_REMEMBERED)
            .build();

    private record Asked(String sql, String name) {}

    public CentreNames(JdbcClient database) {
        this.database = database;
    }

    @Override
    public Optional<QueueId> queue(String name) {
        Optional<UUID> byName = find(QUEUE_BY_NAME, name);
        return (byName.isEmpty() ? SwitchboardNames.queueId(name).flatMap(id -> find(QUEUE_BY_ID, id)) : byName)
                .map(QueueId::new);
    }

    @Override
    public Optional<AgentId> atDevice(String device) {
        Optional<AgentId> sitting = find(AT_TELEPHONE, device).map(AgentId::new);
        return sitting.isEmpty() && device.startsWith(TELEPHONE)
                ? atExtension(device.substring(TELEPHONE.length()))
                : sitting;
    }

    @Override
    public Optional<AgentId> atExtension(String extension) {
        return find(AT_EXTENSION, extension).map(AgentId::new);
    }

    @Override
    public boolean answersAutomatically(AgentId agentId) {
        return find(AUTO_ANSWER, agentId.toString()).isPresent();
    }

    private Optional<UUID> find(String sql, String name) {
        return remembered.get(
                new Asked(sql, name),
                asked -> database.sql(asked.sql())
                        .param(asked.name())
                        .query(UUID.class)
                        .optional());
    }
}
