package io.switchlog.telephony.asterisk.local;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;

/** Rows of Asterisk's queue_log, as CSV with a line of headers. */
public record QueueLogRows(List<List<String>> rows) {
    private static final List<String> COLUMNS =
            List.of("id", "time", "callid", "queuename", "agent", "event", "data1", "data2", "data3", "data4", "data5");

    public static QueueLogRows after(RealtimeDatabase database, long id) throws SQLException {
        List<List<String>> rows = new ArrayList<>();
        try (Connection connection = database.connect();
                PreparedStatement statement = connection.prepareStatement(
                        "select " + String.join(", ", COLUMNS) + " from queue_log where id > ? order by id")) {
            statement.setLong(1, id);
            ResultSet found = statement.executeQuery();
            while (found.next()) {
                List<String> row = new ArrayList<>();
                for (String column : COLUMNS) {
                    row.add(
                            column.equals("time")
                                    ? found.getObject("time", OffsetDateTime.class)
                                            .withOffsetSameInstant(ZoneOffset.UTC)
                                            .toInstant()
                                            .toString()
                                    : found.getString(column));
                }
                rows.add(row);
            }
        }
        return new QueueLogRows(rows);
    }

    public static long lastId(RealtimeDatabase database) throws SQLException {
        try (Connection connection = database.connect();
                PreparedStatement statement =
                        connection.prepareStatement("select coalesce(max(id), 0) from queue_log")) {
            ResultSet found = statement.executeQuery();
            found.next();
            return found.getLong(1);
        }
    }

    public String csv() {
        StringBuilder csv = new StringBuilder(String.join(",", COLUMNS)).append('\n');
        for (List<String> row : rows) {
            csv.append(String.join(",", row.stream().map(QueueLogRows::cell).toList()))
                    .append('\n');
        }
        return csv.toString();
    }

    private static String cell(String value) {
        return value.matches("[^,\"\\n]*") ? value : "\"" + value.replace("\"", "\"\"") + "\"";
    }
}
