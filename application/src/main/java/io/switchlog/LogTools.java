package io.switchlog;

import com.zaxxer.hikari.HikariDataSource;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.switchlog.database.Database;
import io.switchlog.messages.privacy.Unsealed;
import io.switchlog.projection.Pace;
import io.switchlog.projection.ProjectionTables;
import io.switchlog.projection.Projector;
import io.switchlog.query.audit.VerifyCommand;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.util.List;
import java.util.TreeSet;
import org.postgresql.PGConnection;

/** Verbs that look at a log or its projections and end. Each gives back the exit code. */
final class LogTools {
    /** The exit code when nothing is wrong as far as is known, but the work could not be done. */
    static final int COULD_NOT = VerifyCommand.COULD_NOT_CHECK;

    private static final String ALL = "all";
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

    /** Empties projections; the server, now or when it is next started, fills them again from the log. */
    int rebuild(Database database, List<String> wanted) {
        try (HikariDataSource pool = database.pool(Database.PROJECTOR, 3)) {
            Projector projector = new Projector(
                    pool,
                    ProjectionTables.all(anyone -> new Unsealed.Erased()).tables(),
                    new SimpleMeterRegistry(),
                    Clock.systemUTC(),
                    Pace.USUAL);
            List<String> names = wanted.equals(List.of(ALL)) ? List.copyOf(projector.tables()) : wanted;
            if (names.isEmpty() || !projector.tables().containsAll(names)) {
                out.println("Name all, or some of these: " + new TreeSet<>(projector.tables()));
                return COULD_NOT;
            }
            for (String name : names) {
                projector.rebuild(name);
                out.println(name + " is empty; the server fills it again from the log");
            }
            return 0;
        } catch (SQLException failed) {
            out.println("Not rebuilt: " + failed.getMessage());
            return COULD_NOT;
        }
    }
}
