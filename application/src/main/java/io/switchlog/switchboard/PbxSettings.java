package io.switchlog.switchboard;

import io.switchlog.telephony.asterisk.control.AsteriskActions;
import io.switchlog.telephony.asterisk.provisioning.PhoneTables;
import io.switchlog.telephony.asterisk.provisioning.QueueTables;
import io.switchlog.telephony.queuelog.QueueLogTable;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.postgresql.ds.PGSimpleDataSource;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How one switchboard is reached. What is wrong with it is told without any value, as one of them is a secret.
 *
 * @param host where its manager interface listens
 * @param port of the manager interface; 0 for the usual one, which is 5039 with TLS and 5038 without
 * @param username of the manager user
 * @param secret of the manager user
 * @param tls whether the manager interface is reached through TLS
 * @param pingEvery how often it is asked whether it is there
 * @param silence after which the link counts as lost
 * @param inboxRetention how long what it sent is kept after it was translated; callers' numbers are in there
 * @param actions whoever asks it to do things, if that is another manager user
 * @param queueLog its own record of its queues
 * @param phones its tables of telephones
 */
public record PbxSettings(
        String host,
        @DefaultValue("0") int port,
        String username,
        String secret,
        @DefaultValue("false") boolean tls,
        @DefaultValue("1s") Duration pingEvery,
        @DefaultValue("4s") Duration silence,
        @DefaultValue("24h") Duration inboxRetention,
        @Nullable ActionsUser actions,
        @Nullable QueueLogSettings queueLog,
        @Nullable PhonesSettings phones) {
    private static final Duration ANSWERS_WITHIN = Duration.ofSeconds(5);
    private static final int PORT = 5038;
    private static final int TLS_PORT = 5039;
    private static final int MOST_PORT = 65_535;

    /** A manager user who may do things; the other one then needs to hear only. */
    public record ActionsUser(String username, String secret) {
        public ActionsUser {
            line("actions.username", username);
            line("actions.secret", secret);
        }

        /** Without the secret. */
        @Override
        public String toString() {
            return username;
        }
    }

    /**
     * Where a switchboard reads its telephones and queues from through realtime. Without it, they are its administrator's.
     *
     * @param url of the database, as JDBC has it, without a password
     * @param username of somebody who may write the tables
     */
    public record PhonesSettings(
            String url, String username, @Nullable String password) {
        public PhonesSettings {
            database("phones", url, username);
        }

        /** Ready to be written; nothing is asked of it yet. */
        PhoneTables open() {
            return new PhoneTables(tables());
        }

        /** The same of the queues. */
        QueueTables openQueues() {
            return new QueueTables(tables());
        }

        private DataSource tables() {
            PGSimpleDataSource database = new PGSimpleDataSource();
            database.setUrl(url);
            database.setUser(username);
            database.setPassword(password);
            return database;
        }

        /** Without the password. */
        @Override
        public String toString() {
            return username + " at " + url;
        }
    }

    /**
     * Where a switchboard writes its queue_log through realtime. Without it, calls that end while the link is down have
     * no known end.
     *
     * @param url of the database, as JDBC has it, without a password
     * @param username of somebody who may read the table
     * @param table with its schema, if that is not the user's own
     */
    public record QueueLogSettings(
            String url,
            String username,
            @Nullable String password,
            @DefaultValue("queue_log") String table) {
        // A table's name cannot be an argument of a statement.
        private static final String TABLE = "[a-z_][a-z0-9_]*(\\.[a-z_][a-z0-9_]*)?";

        public QueueLogSettings {
            database("queue-log", url, username);
            check(table.matches(TABLE), "queue-log.table must be a name, or a schema and a name");
        }

        /** Ready to be read; nothing is asked of it yet. */
        public QueueLogTable open() {
            return new QueueLogTable(url, username, password == null ? "" : password, table);
        }

        /** Without the password. */
        @Override
        public String toString() {
            return table + " of " + username + " at " + url;
        }
    }

    public PbxSettings {
        line("host", host);
        line("username", username);
        line("secret", secret);
        port = port == 0 ? (tls ? TLS_PORT : PORT) : port;
        check(port > 0 && port <= MOST_PORT, "port must be from 1 to " + MOST_PORT);
        for (Duration some : List.of(pingEvery, silence, inboxRetention)) {
            check(!some.isNegative() && !some.isZero(), "ping-every, silence and inbox-retention must be positive");
        }
        check(pingEvery.compareTo(silence) < 0, "ping-every must be shorter than silence, or every pause is a loss");
    }

    private static void database(String what, @Nullable String url, @Nullable String username) {
        line(what + ".url", url);
        line(what + ".username", username);
        String given = String.valueOf(url);
        // An address turns up in messages of the driver and of the pool.
        check(given.startsWith("jdbc:postgresql:"), what + ".url must begin with jdbc:postgresql:");
        check(
                !given.toLowerCase(Locale.ROOT).contains("password="),
                what + ".url must not carry a password: there is " + what + ".password");
    }

    /** The way in for whoever hears it. */
    AsteriskActions.Access eventsAccess() {
        return new AsteriskActions.Access(host, port, tls, username, secret, ANSWERS_WITHIN);
    }

    /** The way in for whoever asks it to do things. */
    AsteriskActions.Access actionsAccess() {
        return actions == null
                ? eventsAccess()
                : new AsteriskActions.Access(host, port, tls, actions.username(), actions.secret(), ANSWERS_WITHIN);
    }

    /** Without the secret. */
    @Override
    public String toString() {
        return username + " at " + host + ":" + port + (tls ? " through TLS" : "");
    }

    /** The manager interface goes by lines: what has an end of line in it would be another header, or action. */
    private static void line(String setting, @Nullable String value) {
        // The binder gives null for what is not there.
        String given = value == null ? "" : value;
        check(!given.isBlank(), setting + " is missing");
        check(given.chars().noneMatch(Character::isISOControl), setting + " must be one line");
    }

    private static void check(boolean right, String otherwise) {
        if (!right) {
            throw new IllegalArgumentException(otherwise);
        }
    }
}
