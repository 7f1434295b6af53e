package io.switchlog.projection;

import com.zaxxer.hikari.HikariDataSource;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.switchlog.projection.EventLog.Recorded;
import io.switchlog.projection.rebuild.Rebuild;
import io.switchlog.projection.rebuild.Rebuilder;
import io.switchlog.projection.rebuild.Rebuilds;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.util.List;

/** All tables on a fresh database, caught up whenever events are given. */
public final class TestProjector {
    private final Database database = Database.fresh();
    private final EventLog log = new EventLog(database);
    private final Projector projector = projector(database, 1_000);

    public static Projector projector(Database database, int batch) {
        return new Projector(
                database.projector(),
                ProjectionTables.all(Story.UNSEALER).tables(),
                new SimpleMeterRegistry(),
                Clock.systemUTC(),
                new Pace(batch, batch, Duration.ofMillis(5), Duration.ofMillis(5)));
    }

    /** Builds all tables anew from the first event. */
    public static void rebuildAll(Database database) throws SQLException, InterruptedException {
        try (HikariDataSource pool = database.projector()) {
            Rebuilds rebuilds =
                    new Rebuilds(pool, ProjectionTables.all(Story.UNSEALER).tables());
            Rebuild rebuild =
                    new Rebuilder(pool, rebuilds).rebuild(rebuilds.tables().keySet(), Rebuild.Wish.USUAL);
            if (rebuild.status() != Rebuild.Status.DONE) {
                throw new IllegalStateException(rebuild.toString());
            }
        }
    }

    public Database database() {
        return database;
    }

    public TestProjector given(Story story) {
        return given(story.events());
    }

    public TestProjector given(List<Recorded> events) {
        log.append(events);
        try {
            projector.catchUp();
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
        List<String> failures = database.rows("select name, error from projection.position where status = 'failed'");
        if (!failures.isEmpty()) {
            throw new IllegalStateException(failures.toString());
        }
        return this;
    }

    public List<String> rows(String sql) {
        return database.rows(sql);
    }
}
