package io.switchlog.command.routing;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.switchlog.command.settings.SettingsProfile;
import io.switchlog.messages.EventCodec;
import io.switchlog.messages.agent.AgentId;
import io.switchlog.messages.interaction.InteractionId;
import io.switchlog.messages.queue.QueueId;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Keeps the waiting room across restarts: what is open, and up to which position of the log it has been folded, in one
 * transaction. A start reads this and the few events since, not the history.
 */
final class RoutingMemory {
    static final Key SETTINGS = new Key(Kind.SETTINGS, "settings");

    /** In the order in which they are read back. */
    enum Kind {
        SETTINGS(SettingsProfile.class),
        AGENT(AgentAtWork.Memory.class),
        QUEUE(QueueLine.Memory.class),
        INTERACTION(WaitingInteraction.Memory.class);

        private final Class<?> type;

        Kind(Class<?> type) {
            this.type = type;
        }

        String code() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    record Key(Kind kind, String id) {}

    static Key key(AgentId agentId) {
        return new Key(Kind.AGENT, agentId.toString());
    }

    static Key key(QueueId queueId) {
        return new Key(Kind.QUEUE, queueId.toString());
    }

    static Key key(InteractionId interactionId) {
        return new Key(Kind.INTERACTION, interactionId.toString());
    }

    private RoutingMemory() {}

    /** Fills an empty waiting room and answers the position it reflects. */
    static long load(Connection connection, WaitingRoom room) throws SQLException {
        for (Kind kind : Kind.values()) {
            try (PreparedStatement select =
                    connection.prepareStatement("select state from routing.memory where kind = ? order by id")) {
                select.setString(1, kind.code());
                select.setFetchSize(1_000);
                try (ResultSet rows = select.executeQuery()) {
                    while (rows.next()) {
                        room.remember(EventCodec.decode(kind.type, rows.getBytes(1)));
                    }
                }
            }
        }
        try (Statement select = connection.createStatement();
                ResultSet row = select.executeQuery("select position from routing.progress")) {
            row.next();
            return row.getLong(1);
        }
    }

    /** Stores changes and position in one transaction. */
    static void save(Connection connection, Map<Key, @Nullable Object> changes, long position) throws SQLException {
        connection.setAutoCommit(false);
        try (Statement relaxed = connection.createStatement();
                PreparedStatement upsert = connection.prepareStatement("""
                        insert into routing.memory (kind, id, state) values (?, ?, ?::json)
                        on conflict (kind, id) do update set state = excluded.state""");
                PreparedStatement delete =
                        connection.prepareStatement("delete from routing.memory where kind = ? and id = ?");
                PreparedStatement progress = connection.prepareStatement("update routing.progress set position = ?")) {
            // A function of the log: what a crash loses here is folded again.
            relaxed.execute("set local synchronous_commit = off");
            for (Map.Entry<Key, @Nullable Object> change : changes.entrySet()) {
                Key key = change.getKey();
                Object state = change.getValue();
                PreparedStatement statement = state == null ? delete : upsert;
                statement.setString(1, key.kind().code());
                statement.setString(2, key.id());
                if (state != null) {
                    statement.setString(3, new String(EventCodec.encode(state), UTF_8));
                }
                statement.addBatch();
            }
            upsert.executeBatch();
            delete.executeBatch();
            progress.setLong(1, position);
            progress.executeUpdate();
            connection.commit();
        } finally {
            connection.setAutoCommit(true);
        }
    }
}
