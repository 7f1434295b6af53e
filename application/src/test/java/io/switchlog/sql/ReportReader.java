package io.switchlog.sql;

import io.switchlog.Installation;
import io.switchlog.database.Database;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;

/** Connects as a reporting tool does: with the address, role and password that a node prints when it starts. */
final class ReportReader implements AutoCloseable {
    private final Connection connection;

    ReportReader(Installation installation) throws SQLException {
        Database database = installation.database();
        this.connection = DriverManager.getConnection(
                database.url(), Database.REPORT_READER, database.password(Database.REPORT_READER));
    }

    /** The first column of each row. */
    List<String> query(String sql) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(sql)) {
            List<String> values = new ArrayList<>();
            while (rows.next()) {
                values.add(rows.getString(1));
            }
            return values;
        }
    }

    void execute(String sql) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    @Override
    public void close() throws SQLException {
        connection.close();
    }
}
