package io.switchlog.projection.rebuild;

import com.zaxxer.hikari.HikariDataSource;
import io.switchlog.projection.Database;
import io.switchlog.projection.EventLog;
import io.switchlog.projection.EventLog.Recorded;
import io.switchlog.projection.ProjectionTables;
import io.switchlog.projection.Projector;
import io.switchlog.projection.Story;
import io.switchlog.projection.Table;
import io.switchlog.projection.TestProjector;
import io.switchlog.projection.rebuild.Rebuild.Wish;
import java.sql.SQLException;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import java.util.function.BooleanSupplier;

/** A database with a log, tables that have followed it, and what it takes to rebuild them in small steps. */
final class Site {
    private static final Load.Portions SMALL = new Load.Portions(40, 150, 100);

    final Database database = Database.fresh();
    final EventLog log = new EventLog(database);
    final Projector projector = TestProjector.projector(database, 500);
    final List<Table<?, ?>> tables;

    Site(List<Recorded> events) throws SQLException {
        this(events, ProjectionTables.all(Story.UNSEALER).tables());
    }

    Site(List<Recorded> events, List<Table<?, ?>> tables) throws SQLException {
        this.tables = tables;
        if (!events.isEmpty()) {
            log.append(events);
            projector.catchUp();
        }
    }

    Rebuilds rebuilds(HikariDataSource pool) {
        return new Rebuilds(pool, tables);
    }

    static Rebuilder rebuilder(HikariDataSource pool, Rebuilds rebuilds) {
        return new Rebuilder(pool, rebuilds, SMALL);
    }

    /** From the request to the end. */
    Rebuild rebuild(Wish wish, Collection<String> names) throws SQLException, InterruptedException {
        try (HikariDataSource pool = database.projector()) {
            Rebuilds rebuilds = rebuilds(pool);
            return rebuilder(pool, rebuilds).rebuild(names, wish);
        }
    }

    Rebuild rebuildAll() throws SQLException, InterruptedException {
        return rebuild(Wish.USUAL, tables.stream().map(Table::name).toList());
    }

    UUID request(Wish wish, Collection<String> names) {
        try (HikariDataSource pool = database.projector()) {
            return rebuilds(pool)
                    .request(UUID.randomUUID(), names, wish, "test")
                    .id();
        }
    }

    List<String> names() {
        return tables.stream().map(Table::name).toList();
    }

    /** What would be left over. */
    List<String> leftovers() {
        return database.rows("""
                select 'table ' || c.relname from pg_class c where c.relnamespace = 'shadow'::regnamespace
                union all select 'position ' || name from projection.shadow
                union all select 'hold ' || name from projection.position where held_by is not null""");
    }

    /** Waits for what other threads do. */
    static void eventually(BooleanSupplier condition) {
        long until = System.nanoTime() + 30_000_000_000L;
        while (!condition.getAsBoolean()) {
            if (System.nanoTime() > until) {
                throw new AssertionError("not in time");
            }
            Thread.onSpinWait();
        }
    }
}
