package io.switchlog.projection;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.FutureTask;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/**
 * Reads and decodes the next stretch of the log while the one before is written. The log never changes, so this needs no
 * lock; if something else turns out to be wanted next, what was read ahead is dropped.
 */
final class ReadAhead {

    /** A stretch of the log, and which events of it are wanted. */
    record Stretch(long after, long upTo, Set<String> names) {}

    private record Ahead(Stretch stretch, Future<List<LoggedEvent>> events) {}

    private final DataSource dataSource;
    private @Nullable Ahead ahead;

    ReadAhead(DataSource dataSource) {
        this.dataSource = dataSource;
    }

    List<LoggedEvent> read(Connection connection, Stretch stretch) throws SQLException {
        Ahead known = ahead;
        if (known != null && known.stretch().equals(stretch)) {
            ahead = null;
            try {
                return known.events().get();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new SQLException("interrupted", e);
            } catch (ExecutionException e) {
                // Read it here instead: then the failure, if it is one, is this transaction's.
                return LogBatches.read(connection, stretch.after(), stretch.upTo(), stretch.names());
            }
        }
        return LogBatches.read(connection, stretch.after(), stretch.upTo(), stretch.names());
    }

    /** This will be wanted next. */
    void expect(Stretch stretch) {
        FutureTask<List<LoggedEvent>> task = new FutureTask<>(() -> readAndDecode(stretch));
        Thread reader = new Thread(task, "projector-read-ahead");
        reader.setDaemon(true);
        ahead = new Ahead(stretch, task);
        reader.start();
    }

    private List<LoggedEvent> readAndDecode(Stretch stretch) throws SQLException {
        List<LoggedEvent> events;
        try (Connection connection = dataSource.getConnection()) {
            connection.setAutoCommit(false);
            events = LogBatches.read(connection, stretch.after(), stretch.upTo(), stretch.names());
            connection.commit();
            connection.setAutoCommit(true);
        }
        events.forEach(LoggedEvent::decode);
        return events;
    }
}
