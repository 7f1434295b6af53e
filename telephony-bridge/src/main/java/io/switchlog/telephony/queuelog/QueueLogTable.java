package io.switchlog.telephony.queuelog;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Properties;

/**
 * The record that a switchboard keeps of its queues through realtime. Its times are in UTC, by {@code
 * queue_log_realtime_use_gmt}. Each question has a connection of its own, as hardly any are asked.
 */
public final class QueueLogTable {
    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss.SSSSSS").withZone(ZoneOffset.UTC);

    private static final int DATA = 5;

    private final String url;
    private final Properties properties = new Properties();
    private final String table;

    /**
     * @param table with its schema, if that is not the user's own; becomes part of statements
     */
    public QueueLogTable(String url, String username, String password, String table) {
        this.url = url;
        this.table = table;
        properties.setProperty("user", username);
        properties.setProperty("password", password);
        properties.setProperty("connectTimeout", "5");
        properties.setProperty("socketTimeout", "60");
        properties.setProperty("ApplicationName", "switchlog");
    }

    /** The rows of a time, both ends included, in their order. */
    public List<QueueLogRow> between(Instant from, Instant to) throws SQLException {
        try (Connection connection = connect()) {
            String type = typeOfTime(connection);
            return rows(connection, "time >= ?::" + type + " and time <= ?::" + type, statement -> {
                statement.setString(1, TIME.format(from));
                statement.setString(2, TIME.format(to));
            });
        }
    }

    /** All rows of these calls, in their order. */
    public List<QueueLogRow> of(Collection<String> callIds) throws SQLException {
        try (Connection connection = connect()) {
            return rows(
                    connection,
                    "callid = any (?)",
                    statement -> statement.setArray(1, connection.createArrayOf("text", callIds.toArray())));
        }
    }

    private Connection connect() throws SQLException {
        Connection connection = DriverManager.getConnection(url, properties);
        try (Statement statement = connection.createStatement()) {
            statement.execute("set time zone 'UTC'");
        } catch (SQLException failed) {
            connection.close();
            throw failed;
        }
        return connection;
    }

    /** Asterisk is content with text, too; compared as what it is, an index on it is of use. */
    private String typeOfTime(Connection connection) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement("select time from " + table + " where false")) {
            return statement.getMetaData().getColumnTypeName(1);
        }
    }

    private interface Filling {
        void fill(PreparedStatement statement) throws SQLException;
    }

    private List<QueueLogRow> rows(Connection connection, String condition, Filling filling) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement("""
                select time::timestamptz, callid, queuename, agent, event, data1, data2, data3, data4, data5
                from %s where %s order by time""".formatted(table, condition))) {
            filling.fill(statement);
            List<QueueLogRow> rows = new ArrayList<>();
            try (ResultSet found = statement.executeQuery()) {
                while (found.next()) {
                    rows.add(row(found));
                }
            }
            return rows;
        }
    }

    private static QueueLogRow row(ResultSet found) throws SQLException {
        List<String> data = new ArrayList<>();
        for (int i = 1; i <= DATA; i++) {
            data.add(text(found, "data" + i));
        }
        return new QueueLogRow(
                found.getObject(1, OffsetDateTime.class).toInstant(),
                text(found, "callid"),
                text(found, "queuename"),
                text(found, "agent"),
                text(found, "event"),
                data);
    }

    private static String text(ResultSet found, String column) throws SQLException {
        String text = found.getString(column);
        return text == null ? "" : text;
    }
}
