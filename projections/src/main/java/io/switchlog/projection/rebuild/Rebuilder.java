package io.switchlog.projection.rebuild;

import io.switchlog.projection.Failures;
import io.switchlog.projection.Positions;
import io.switchlog.projection.Table;
import io.switchlog.projection.rebuild.Rebuild.Status;
import io.switchlog.projection.rebuild.Rebuild.Wish;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Works at rebuilds, one after the other, whoever asked for them. In the whole system one does so at a time: who holds
 * the lock, which a process loses with its connection. The next one goes on where it stopped (ADR 22).
 */
public final class Rebuilder {
    private static final Logger LOG = LoggerFactory.getLogger(Rebuilder.class);
    private static final String LOCK = "hashtextextended('switchlog rebuild', 0)";

    /** So few events can be taken while the tables are held. */
    private static final long NEAR = 1_000;

    private static final long WAIT_FOR_THE_TABLES_NANOS = TimeUnit.SECONDS.toNanos(2);
    private static final long LONGEST_REST_MILLISECONDS = 2_000;

    private final DataSource dataSource;
    private final Rebuilds rebuilds;
    private final Load.Portions portions;

    /** Needs up to five connections at a time. */
    public Rebuilder(DataSource dataSource, Rebuilds rebuilds) {
        this(dataSource, rebuilds, Load.Portions.USUAL);
    }

    Rebuilder(DataSource dataSource, Rebuilds rebuilds, Load.Portions portions) {
        this.dataSource = dataSource;
        this.rebuilds = rebuilds;
        this.portions = portions;
    }

    /**
     * Rebuilds in the caller's thread and gives back how it ended; if another process works at rebuilds, waits for it.
     *
     * @throws RebuildUnderWay if one of the projections is being rebuilt already
     */
    public Rebuild rebuild(Collection<String> names, Wish wish) throws SQLException, InterruptedException {
        UUID id = rebuilds.request(UUID.randomUUID(), names, wish, "rebuilder").id();
        while (!rebuilds.get(id).status().isFinal()) {
            if (!work(() -> true)) {
                Thread.sleep(100);
            }
        }
        return rebuilds.get(id);
    }

    /**
     * Works at all that is to be done.
     *
     * @param goesOn whether this process does
     * @return whether it was this one that worked
     * @throws SQLException if the database is away; what was being done goes on next time
     */
    public boolean work(BooleanSupplier goesOn) throws SQLException {
        try (Connection connection = dataSource.getConnection()) {
            if (!truth(connection, "select pg_try_advisory_lock(" + LOCK + ")")) {
                return false;
            }
            try {
                boolean worked = false;
                List<Rebuild> pending = rebuilds.pending();
                while (!pending.isEmpty() && goesOn.getAsBoolean()) {
                    work(connection, pending.get(0), goesOn);
                    worked = true;
                    pending = rebuilds.pending();
                }
                return worked;
            } finally {
                truth(connection, "select pg_advisory_unlock(" + LOCK + ")");
            }
        }
    }

    private void work(Connection connection, Rebuild rebuild, BooleanSupplier goesOn) throws SQLException {
        UUID worker = UUID.randomUUID();
        List<Table<?, ?>> tables = rebuild.names().stream()
                .filter(rebuilds.tables()::containsKey)
                .<Table<?, ?>>map(rebuilds.tables()::get)
                .toList();
        rebuilds.claim(rebuild.id(), worker);
        LOG.info("rebuild {} of {} goes on: {}", rebuild.id(), rebuild.subject(), rebuild.status());
        try {
            if (tables.size() < rebuild.names().size()) {
                throw new CannotRebuild("not all of these are projections: " + rebuild.names(), new Exception());
            }
            Watch watch = new Watch(connection, rebuild.id(), worker, goesOn);
            watch.enter(rebuild.status() == Status.REQUESTED ? Status.BUILDING : rebuild.status());
            work(rebuild, Shadows.open(dataSource, rebuild.id(), tables), watch);
        } catch (Stopped stopped) {
            if (stopped.why() == Stopped.Why.CANCELLED) {
                end(rebuild, worker, tables, Status.CANCELLED, null);
            } else {
                LOG.info("rebuild {} stops: {}", rebuild.id(), stopped.why());
            }
        } catch (CannotRebuild failed) {
            LOG.error("rebuild {} of {} fails: {}", rebuild.id(), rebuild.subject(), failed.getMessage());
            end(rebuild, worker, tables, Status.FAILED, failed.getMessage());
        } catch (Exception failed) {
            SQLException refused = Failures.ofDatabase(failed);
            if (refused != null && Failures.isOutage(refused)) {
                throw refused;
            }
            LOG.error("rebuild {} of {} fails", rebuild.id(), rebuild.subject(), failed);
            end(rebuild, worker, tables, Status.FAILED, Failures.withoutRow(failed));
        }
    }

    private void end(Rebuild rebuild, UUID worker, List<Table<?, ?>> tables, Status status, @Nullable String error)
            throws SQLException {
        Shadows.drop(dataSource, rebuild.id(), tables);
        rebuilds.end(rebuild.id(), worker, status, error);
    }

    private void work(Rebuild rebuild, Shadows shadows, Watch watch) throws Exception {
        Load load = new Load(dataSource, shadows, watch, portions);
        watch.follow(shadows::folded);
        boolean compares = rebuild.wish().compare() && rebuild.differences() == null;
        watch.enter(Status.BUILDING);
        load.run(places(shadows, compares));
        watch.enter(Status.INDEXING);
        finish(shadows, watch);
        watch.enter(Status.CATCHING_UP);
        load.run(places(shadows, compares));
        if (compares) {
            compare(rebuild, shadows, load, watch);
        }
        if (rebuild.wish().swap()) {
            swap(rebuild, shadows, load, watch);
        } else {
            watch.enter(Status.SWAPPING);
            end(
                    rebuild,
                    watch.worker(),
                    shadows.all().stream().<Table<?, ?>>map(Shadow::table).toList(),
                    Status.DONE,
                    null);
        }
        LOG.info("rebuild {} of {} is done", rebuild.id(), rebuild.subject());
    }

    /** To the end of the log; before a comparison no further than the tables with which they are compared. */
    private Map<String, Long> places(Shadows shadows, boolean compares) throws SQLException {
        try (Connection connection = dataSource.getConnection()) {
            Positions now = Positions.read(connection, shadows.names());
            Map<String, Long> places = new HashMap<>();
            for (String name : shadows.names()) {
                places.put(name, compares ? now.of().getOrDefault(name, 0L) : now.head());
            }
            return places;
        }
    }

    /** Two at a time. */
    private static void finish(Shadows shadows, Watch watch) throws Exception {
        List<Shadow> left =
                shadows.all().stream().filter(shadow -> !shadow.indexed()).toList();
        Queue<Shadow> queue = new ConcurrentLinkedQueue<>(left);
        Callable<?> builder = () -> {
            for (Shadow shadow = queue.poll(); shadow != null; shadow = queue.poll()) {
                shadows.finish(shadow, watch);
            }
            return null;
        };
        watch.await(List.of(builder, builder));
    }

    private void compare(Rebuild rebuild, Shadows shadows, Load load, Watch watch) throws Exception {
        watch.enter(Status.COMPARING);
        Comparison comparison = new Comparison(dataSource, shadows, watch);
        String[] differences = new String[1];
        while (differences[0] == null) {
            load.run(places(shadows, true));
            watch.await(List.of(() -> {
                differences[0] = comparison.run();
                return null;
            }));
            if (differences[0] == null) {
                watch.rest("the tables that people read, which are behind", 100);
            }
        }
        try (Connection connection = dataSource.getConnection();
                PreparedStatement statement = connection.prepareStatement(
                        "update projection.rebuild set differences = ?::jsonb where id = ? and worker = ?")) {
            statement.setString(1, differences[0]);
            statement.setObject(2, rebuild.id());
            statement.setObject(3, watch.worker());
            statement.executeUpdate();
        }
    }

    private void swap(Rebuild rebuild, Shadows shadows, Load load, Watch watch) throws Exception {
        Swap swap = new Swap(dataSource, shadows, watch, rebuild.wish().keepOld());
        long began = System.nanoTime();
        String waitsFor = "";
        for (int attempt = 0; waitsFor != null; attempt++) {
            Map<String, Long> places = places(shadows, true);
            if (shadows.all().stream()
                    .anyMatch(shadow -> places.getOrDefault(shadow.name(), 0L) - shadow.folded() > NEAR)) {
                watch.enter(Status.CATCHING_UP);
                load.run(places);
            }
            watch.enter(Status.SWAPPING);
            // Tables that nobody takes along, or that have failed, will not come as far.
            boolean mayJump = System.nanoTime() - began > WAIT_FOR_THE_TABLES_NANOS;
            waitsFor = swap.attempt(attempt, mayJump);
            if (waitsFor != null) {
                watch.rest(waitsFor, Math.min(LONGEST_REST_MILLISECONDS, 20L << Math.min(attempt, 10)));
            }
        }
    }

    private static boolean truth(Connection connection, String sql) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(sql);
                ResultSet row = statement.executeQuery()) {
            return row.next() && row.getBoolean(1);
        }
    }
}
