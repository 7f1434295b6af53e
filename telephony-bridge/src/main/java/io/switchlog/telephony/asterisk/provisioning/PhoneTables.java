package io.switchlog.telephony.asterisk.provisioning;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/**
 * Asterisk's tables of telephones. What is written is used by the next call and the next registration; what makes queues
 * call a telephone that is new is {@code PbxActions.phoneChanged}.
 */
public final class PhoneTables {
    private static final List<String> ID = List.of("id");
    private static final List<String> MAILBOX = List.of("context", "mailbox");

    private final DataSource database;

    public PhoneTables(DataSource database) {
        this.database = database;
    }

    /** Writes all of a telephone or nothing; the second time as the first. */
    public void write(PhoneRows rows) throws SQLException {
        String id = String.valueOf(rows.endpoint().get("id"));
        inOneTransaction(connection -> {
            upsert(connection, "ps_auths", ID, rows.auth());
            if (rows.aor() == null) {
                delete(connection, "ps_aors", id);
            } else {
                upsert(connection, "ps_aors", ID, rows.aor());
            }
            upsert(connection, "ps_endpoints", ID, rows.endpoint());
            upsert(connection, "switchlog_phones", ID, rows.phone());
            if (rows.mailbox() == null) {
                deleteMailbox(connection, id);
            } else {
                upsert(connection, "voicemail_users", MAILBOX, rows.mailbox());
            }
        });
    }

    /** The numbers of all telephones that were written. Others in the tables are their administrator's. */
    public List<String> numbers() throws SQLException {
        List<String> numbers = new ArrayList<>();
        try (Connection connection = database.getConnection();
                PreparedStatement statement = connection.prepareStatement("select id from switchlog_phones");
                ResultSet found = statement.executeQuery()) {
            while (found.next()) {
                numbers.add(found.getString(1));
            }
        }
        return numbers;
    }

    /** Takes a telephone out, with its mailbox and where it registered from; one that is not there is out already. */
    public void delete(String internal) throws SQLException {
        inOneTransaction(connection -> {
            for (String table : List.of("ps_endpoints", "ps_aors", "ps_auths", "switchlog_phones")) {
                delete(connection, table, internal);
            }
            update(connection, "delete from ps_contacts where endpoint = ?", List.of(internal));
            deleteMailbox(connection, internal);
        });
    }

    private static void delete(Connection connection, String table, String id) throws SQLException {
        update(connection, "delete from " + table + " where id = ?", List.of(id));
    }

    private static void deleteMailbox(Connection connection, String internal) throws SQLException {
        update(connection, "delete from voicemail_users where context = 'default' and mailbox = ?", List.of(internal));
    }

    private static void upsert(
            Connection connection, String table, List<String> key, Map<String, @Nullable Object> values)
            throws SQLException {
        Map<String, @Nullable Object> row = new TreeMap<>(values);
        String columns = String.join(", ", row.keySet());
        String changes = row.keySet().stream()
                .filter(column -> !key.contains(column))
                .map(column -> column + " = excluded." + column)
                .collect(Collectors.joining(", "));
        String marks = row.keySet().stream().map(column -> "?").collect(Collectors.joining(", "));
        String sql = "insert into %s (%s) values (%s) on conflict (%s) do update set %s"
                .formatted(table, columns, marks, String.join(", ", key), changes);
        update(connection, sql, row.values());
    }

    private static void update(Connection connection, String sql, Iterable<? extends @Nullable Object> values)
            throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            int index = 0;
            for (Object value : values) {
                statement.setObject(++index, value);
            }
            statement.executeUpdate();
        }
    }

    private interface Work {
        void with(Connection connection) throws SQLException;
    }

    private void inOneTransaction(Work work) throws SQLException {
        try (Connection connection = database.getConnection()) {
            connection.setAutoCommit(false);
            try {
                work.with(connection);
                connection.commit();
            } catch (SQLException | RuntimeException e) {
                connection.rollback();
                throw e;
            }
        }
    }
}
