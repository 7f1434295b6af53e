package io.switchlog.benchmark;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import javax.sql.DataSource;

/**
 * What PostgreSQL itself does: one-row inserts, each committed by itself, into a table of the log's shape and indexes,
 * without order, chain or anything else.
 */
final class Limit {
    private static final String PAYLOAD =
            "{\"agentId\":\"01a2041e-e0a4-7878-b9d5-e5f6e7500000\",\"sessionId\":\"01a2041e-e0a4-7878-b9d5-e5f6e7500000\","
                    + "\"channels\":[\"voice\",\"chat\",\"email\",\"sms\",\"openchannel\",\"fax\",\"whatsapp\"],"
                    + "\"reason\":\"reason 12345\"}";
    private static final String METADATA =
            "{\"actor\":\"benchmark\",\"actorRole\":\"system\",\"causationId\":\"01a2041e-e0a4-7878-b9d5-e5f6e7500000\","
                    + "\"commandId\":\"01a2041e-e0a4-7878-b9d5-e5f6e7500000\","
                    + "\"correlationId\":\"01a2041e-e0a4-7878-b9d5-e5f6e7500000\",\"origin\":\"system\"}";

    private static final String INSERT = """
            insert into benchmark.plain (position, event_id, stream_type, stream_id, sequence, name, version, recorded_at,
                payload, metadata, hash)
            values (nextval('benchmark.position'), ?, 'agent', ?, ?, 'agent.paused', 1, now(), ?::json, ?::json, ?)""";

    private Limit() {}

    private static void fill(PreparedStatement insert, UUID stream, long sequence) throws SQLException {
        insert.setObject(1, UUID.randomUUID());
        insert.setString(2, stream.toString());
        insert.setLong(3, sequence);
        insert.setString(4, PAYLOAD);
        insert.setString(5, METADATA);
        insert.setBytes(6, new byte[32]);
    }

    /** One such insert after the other, over one connection. */
    static final class Insert implements AutoCloseable {
        private final Connection connection;
        private final PreparedStatement insert;

        Insert(DataSource owner) throws SQLException {
            connection = owner.getConnection();
            insert = connection.prepareStatement(INSERT);
        }

        /** How long the next one takes. */
        long nanos() {
            try {
                fill(insert, UUID.randomUUID(), 0);
                long start = System.nanoTime();
                insert.executeUpdate();
                return System.nanoTime() - start;
            } catch (SQLException failed) {
                throw new IllegalStateException(failed);
            }
        }

        @Override
        public void close() throws SQLException {
            connection.close();
        }
    }

    static void prepare(DataSource owner) throws SQLException {
        try (Connection connection = owner.getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute("create schema if not exists benchmark");
            statement.execute("drop table if exists benchmark.plain");
            statement.execute("create table benchmark.plain (like log.event including all)");
            statement.execute("create sequence if not exists benchmark.position");
        }
    }

    static Load.Result plainInserts(DataSource owner, int workers, Duration time) throws SQLException {
        List<Connection> connections = new ArrayList<>();
        List<PreparedStatement> inserts = new ArrayList<>();
        try {
            for (int worker = 0; worker < workers; worker++) {
                Connection connection = owner.getConnection();
                connections.add(connection);
                inserts.add(connection.prepareStatement(INSERT));
            }
            long run = UUID.randomUUID().getMostSignificantBits();
            return Load.run(workers, time, (worker, call) -> {
                fill(inserts.get(worker), new UUID(run + worker, call >> 6), call & 63);
                inserts.get(worker).executeUpdate();
            });
        } finally {
            for (Connection connection : connections) {
                connection.close();
            }
        }
    }
}
