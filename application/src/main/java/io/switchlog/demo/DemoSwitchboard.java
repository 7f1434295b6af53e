package io.switchlog.demo;

import com.zaxxer.hikari.HikariDataSource;
import io.switchlog.database.Database;
import io.switchlog.telephony.asterisk.local.AsteriskInstallation;
import io.switchlog.telephony.asterisk.local.AsteriskUnavailable;
import io.switchlog.telephony.asterisk.local.LocalAsterisk;
import io.switchlog.telephony.asterisk.local.LocalAsteriskOptions;
import io.switchlog.telephony.asterisk.local.LocalQueue;
import io.switchlog.telephony.asterisk.local.LocalRoute;
import io.switchlog.telephony.asterisk.local.RealtimeDatabase;
import java.io.IOException;
import java.net.URI;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;

/**
 * A real Asterisk for the demo, which writes its record of the queues into a database beside the demo's. It ends with this
 * Java machine; the record stays.
 */
public final class DemoSwitchboard implements AutoCloseable {
    /** Its name. */
    public static final String PBX = "demo";

    static final String NUMBER = "8001";

    private static final String RECORD = "demo_asterisk";
    private static final int PATIENCE_SECONDS = 12;

    private final LocalAsterisk asterisk;
    private final RealtimeDatabase record;

    private DemoSwitchboard(LocalAsterisk asterisk, RealtimeDatabase record) {
        this.asterisk = asterisk;
        this.record = record;
    }

    /** @throws IllegalStateException with words for the user, if there is none and none can be had */
    public static DemoSwitchboard start(Database database) {
        try {
            AsteriskInstallation.ready();
            RealtimeDatabase record = record(database);
            LocalAsterisk asterisk = LocalAsterisk.start(LocalAsteriskOptions.named(PBX)
                    .with(
                            LocalQueue.named(VoiceLine.SUPPORT.queue).with("timeout", "6"),
                            LocalQueue.named(VoiceLine.BACK_OFFICE.queue))
                    .with(LocalRoute.to(NUMBER, VoiceLine.SUPPORT.queue, PATIENCE_SECONDS)
                            .then(VoiceLine.BACK_OFFICE.queue, PATIENCE_SECONDS))
                    .with(record));
            return new DemoSwitchboard(asterisk, record);
        } catch (AsteriskUnavailable none) {
            throw new IllegalStateException("there is no Asterisk to show voice with: " + none.getMessage(), none);
        } catch (IOException | SQLException failed) {
            throw new IllegalStateException("Asterisk does not start: " + failed.getMessage(), failed);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("stopped while Asterisk was starting", stopped);
        }
    }

    private static RealtimeDatabase record(Database database) throws SQLException, IOException {
        URI address = URI.create(database.url().replaceFirst("^jdbc:", ""));
        try (HikariDataSource owner = database.owner(1);
                Connection connection = owner.getConnection()) {
            return isThere(connection)
                    ? new RealtimeDatabase(address.getHost(), address.getPort(), RECORD, RECORD, RECORD)
                    : RealtimeDatabase.create(connection, address.getHost(), address.getPort(), RECORD);
        }
    }

    /** From an earlier demo, whose calls are in the report. */
    private static boolean isThere(Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet found = statement.executeQuery("select from pg_database where datname = '" + RECORD + "'")) {
            return found.next();
        }
    }

    /** What tells Switchlog of it, as on the command line. */
    public List<String> settings() {
        return LocalSwitchboardSettings.of(PBX, asterisk, record);
    }

    @Override
    public void close() {
        asterisk.kill();
    }
}
