package io.switchlog.query.desktop;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.switchlog.messages.EventCodec;
import io.switchlog.messages.agent.Typology;
import io.switchlog.messages.agent.settings.AgentSettings;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Agents' desktops, now and at any moment before. */
@Component
public class Desktops {
    /** The projection that tells of any moment. */
    public static final String TABLE = "history.agent_configuration";

    private static final String NOW = """
            select agent_id, typology, settings::text from directory.agent_settings where agent_id = :agent
            """;
    private static final String AT = """
            select agent_id, typology, settings::text from history.agent_configuration
            where agent_id in (:agents)
              and from_position <= :position and (to_position is null or to_position > :position)
            """;

    private final JdbcClient database;

    Desktops(@Qualifier("queryJdbcClient") JdbcClient database) {
        this.database = database;
    }

    /** What is set for an agent now. */
    Optional<AgentSettings> settings(UUID agentId) {
        return database.sql(NOW)
                .param("agent", agentId)
                .query((row, number) -> settings(row))
                .optional();
    }

    /** Those of these agents when the log was so long. */
    public Map<UUID, Desktop> at(long position, Collection<UUID> agents) {
        Map<UUID, Desktop> desktops = new HashMap<>();
        if (!agents.isEmpty()) {
            database.sql(AT).param("agents", agents).param("position", position).query(row -> {
                UUID agentId = row.getObject("agent_id", UUID.class);
                desktops.put(agentId, Desktop.of(agentId, settings(row)));
            });
        }
        return desktops;
    }

    @SuppressWarnings("unchecked")
    private static AgentSettings settings(ResultSet row) throws SQLException {
        Map<String, Object> values = (Map<String, Object>)
                EventCodec.decode(Map.class, row.getString("settings").getBytes(UTF_8));
        return new AgentSettings(Typology.valueOf(row.getString("typology")), values);
    }
}
