package io.switchlog;

import com.zaxxer.hikari.HikariDataSource;
import io.switchlog.database.Database;
import io.switchlog.query.audit.VerifyCommand;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import org.postgresql.PGConnection;

/** Verbs that look at a log and end. Each gives back the exit code. */
final class LogTools {
    /** The exit code when nothing is wrong as far as is known, but the work could not be done. */
    static final int COULD_NOT = VerifyCommand.COULD_NOT_CHECK;

    // CSV with a quote and a delimiter that JSON never holds is the JSON itself; the text format would escape it again.
    private static final String LINES = """
            copy (select json_build_object(
                             'position', position, 'eventId', event_id, 'streamType', stream_type,
                             'streamId', stream_id, 'sequence', sequence, 'type', name, 'version', version,
                             'recordedAt', recorded_at, 'payload', payload, 'metadata', metadata,
                             'hash', encode(hash, 'hex'))
                  from log.event order by position)
            to stdout (format csv, quote E'\\x01', delimiter E'\\x02')""";

    private final PrintStream out;

    LogTools(PrintStream out) {
        this.out = out;
    }

    /** Checks the log: 0 if it is sound, 1 if it is not, 2 if it could not be checked. */
    int verify(Database database) {
        return new VerifyCommand(out)
                .run(database.url(), Database.QUERY_READER, database.password(Database.QUERY_READER));
    }

    /** The same as text. */
    static String verdict(Database database) {
        ByteArrayOutputStream text = new ByteArrayOutputStream();
        new LogTools(new PrintStream(text, true, StandardCharsets.UTF_8)).verify(database);
        return text.toString(StandardCharsets.UTF_8);
    }

    /** Writes the log to standard output, one JSON object with its hash per line. */
    int export(Database database) {
        try (HikariDataSource pool = database.pool(Database.QUERY_READER, 1);
                Connection connection = pool.getConnection()) {
            connection.unwrap(PGConnection.class).getCopyAPI().copyOut(LINES, out);
            out.flush();
            return 0;
        } catch (SQLException | IOException failed) {
            System.err.println("Not exported: " + failed.getMessage());
            return COULD_NOT;
        }
    }
}
