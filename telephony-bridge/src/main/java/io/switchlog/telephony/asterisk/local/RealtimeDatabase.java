package io.switchlog.telephony.asterisk.local;

import java.io.IOException;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;

/** The PostgreSQL database in which Asterisk looks for telephones and into which it writes its queue_log. */
public record RealtimeDatabase(String host, int port, String name, String user, String password) {

    /**
     * Makes a new database with Asterisk's tables, and a role of the same name that owns it.
     *
     * @param admin of somebody who may make databases
     * @param name letters, digits and _
     */
    public static RealtimeDatabase create(Connection admin, String host, int port, String name)
            throws SQLException, IOException {
        if (!name.matches("[a-z][a-z0-9_]{0,40}")) {
            throw new IllegalArgumentException("not a name of a database: " + name);
        }
        try (Statement statement = admin.createStatement()) {
            statement.execute("create role " + name + " login password '" + name + "'");
            statement.execute("alter role " + name + " set timezone = 'UTC'");
            statement.execute("create database " + name + " owner " + name);
        }
        RealtimeDatabase database = new RealtimeDatabase(host, port, name, name, name);
        try (Connection connection = database.connect();
                Statement statement = connection.createStatement()) {
            statement.execute(schema());
        }
        return database;
    }

    /** The statements that make the tables. */
    public static String schema() throws IOException {
        return ConfigurationTemplates.text("realtime.sql");
    }

    public String url() {
        return "jdbc:postgresql://" + host + ":" + port + "/" + name;
    }

    public Connection connect() throws SQLException {
        return DriverManager.getConnection(url(), user, password);
    }
}
