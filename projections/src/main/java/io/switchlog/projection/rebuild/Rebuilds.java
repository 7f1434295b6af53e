package io.switchlog.projection.rebuild;

import io.switchlog.projection.Positions;
import io.switchlog.projection.Table;
import io.switchlog.projection.rebuild.Rebuild.Status;
import io.switchlog.projection.rebuild.Rebuild.Wish;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * The rebuilds that were asked for, in {@code projection.rebuild}: there whoever works at them finds them, and finds them
 * again after a crash.
 */
public final class Rebuilds {
    /** Stands for all projections. */
    public static final String ALL = "all";

    private static final String SELECT = """
            select id, names, compare, swap, keep_old, status, cancel_requested, position, head, events_per_second,
                   remaining_seconds, waits_for, requested_by, requested_at, started_at, updated_at, finished_at,
                   differences, error
            from projection.rebuild""";
    // One at a time: otherwise two could ask for the same table at once.
    private static final String ONE_REQUEST =
            "select pg_advisory_xact_lock(hashtextextended('switchlog rebuild request', 0))";

    private final DataSource dataSource;
    private final JdbcClient database;
    private final TransactionTemplate transaction;
    private final Map<String, Table<?, ?>> tables = new TreeMap<>();

    /** On the projector's connections. */
    public Rebuilds(DataSource dataSource, Collection<? extends Table<?, ?>> tables) {
        this.dataSource = dataSource;
        this.database = JdbcClient.create(dataSource);
        this.transaction = new TransactionTemplate(new JdbcTransactionManager(dataSource));
        tables.forEach(table -> this.tables.put(table.name(), table));
    }

    /** All projections, by name. */
    public Map<String, Table<?, ?>> tables() {
        return tables;
    }

    /** The names that are meant, or nothing if one of them is not known. */
    public Optional<List<String>> named(Collection<String> wanted) {
        if (List.copyOf(wanted).equals(List.of(ALL))) {
            return Optional.of(List.copyOf(tables.keySet()));
        }
        return wanted.isEmpty() || !tables.keySet().containsAll(wanted)
                ? Optional.empty()
                : Optional.of(wanted.stream().sorted().distinct().toList());
    }

    /**
     * Asks for a rebuild. Somebody will begin with it within a second if a server runs.
     *
     * @param id of the rebuild; asking twice under the same id is asking once
     * @throws RebuildUnderWay if one of the projections is being rebuilt
     */
    public Rebuild request(UUID id, Collection<String> names, Wish wish, String requestedBy) {
        if (names.isEmpty() || !tables.keySet().containsAll(names)) {
            throw new IllegalArgumentException("not all of these are projections: " + names);
        }
        transaction.executeWithoutResult(status -> {
            database.sql(ONE_REQUEST).query(row -> {});
            if (find(id).isPresent()) {
                return;
            }
            database.sql(SELECT + " where finished_at is null and names && cast(:names as text[]) limit 1")
                    .param("names", names.toArray(String[]::new))
                    .query(Rebuilds::read)
                    .optional()
                    .ifPresent(other -> {
                        throw new RebuildUnderWay(other);
                    });
            database.sql("""
                            insert into projection.rebuild (id, names, compare, swap, keep_old, head, requested_by)
                            values (:id, cast(:names as text[]), :compare, :swap, :keepOld,
                                    (select position from log.head), :requestedBy)""")
                    .param("id", id)
                    .param("names", names.stream().sorted().distinct().toArray(String[]::new))
                    .param("compare", wish.compare())
                    .param("swap", wish.swap())
                    .param("keepOld", wish.keepOld())
                    .param("requestedBy", requestedBy)
                    .update();
        });
        return get(id);
    }

    /** Asks for the end of a rebuild. What is being built is dropped; what people read stays as it is. */
    public Rebuild cancel(UUID id) {
        database.sql("update projection.rebuild set cancel_requested = true where id = :id and finished_at is null")
                .param("id", id)
                .update();
        return get(id);
    }

    /** The rebuild of this id. */
    public Rebuild get(UUID id) {
        return find(id).orElseThrow(() -> new IllegalArgumentException("there is no rebuild " + id));
    }

    /** The same, if there is one. */
    public Optional<Rebuild> find(UUID id) {
        return database.sql(SELECT + " where id = :id")
                .param("id", id)
                .query(Rebuilds::read)
                .optional();
    }

    /** Those that are not at their end, the oldest first. */
    public List<Rebuild> pending() {
        return database.sql(SELECT + " where finished_at is null order by requested_at, id")
                .query(Rebuilds::read)
                .list();
    }

    /** The one that is to go on and concerns this projection. */
    public Optional<Rebuild> pending(String name) {
        return pending().stream()
                .filter(rebuild -> rebuild.names().contains(name))
                .findFirst();
    }

    // For whoever works at one

    /** Notes that this worker goes on with it; whoever did before has no say any more. */
    void claim(UUID id, UUID worker) throws SQLException {
        try (Connection connection = dataSource.getConnection()) {
            Positions.register(connection, get(id).names());
        }
        database.sql("""
                        update projection.rebuild
                        set worker = :worker, attempts = attempts + 1, updated_at = clock_timestamp(),
                            started_at = coalesce(started_at, clock_timestamp())
                        where id = :id and finished_at is null""").param("worker", worker).param("id", id).update();
    }

    /** Ends it without anything having been changed. */
    void end(UUID id, UUID worker, Status status, @Nullable String error) {
        database.sql("""
                        update projection.rebuild
                        set status = :status, error = :error, waits_for = null, remaining_seconds = null,
                            updated_at = clock_timestamp(), finished_at = clock_timestamp()
                        where id = :id and worker = :worker and finished_at is null""")
                .param("status", status.code())
                .param("error", error)
                .param("id", id)
                .param("worker", worker)
                .update();
    }

    private static Rebuild read(ResultSet row, int number) throws SQLException {
        String[] names = (String[]) row.getArray("names").getArray();
        Instant requestedAt = instant(row, "requested_at");
        Instant updatedAt = instant(row, "updated_at");
        return new Rebuild(
                row.getObject("id", UUID.class),
                List.of(names),
                new Wish(row.getBoolean("compare"), row.getBoolean("swap"), row.getBoolean("keep_old")),
                Status.valueOf(row.getString("status").toUpperCase(Locale.ROOT)),
                row.getBoolean("cancel_requested"),
                row.getLong("position"),
                row.getLong("head"),
                row.getObject("events_per_second", Long.class),
                row.getObject("remaining_seconds", Long.class),
                row.getString("waits_for"),
                row.getString("requested_by"),
                requestedAt == null ? Instant.EPOCH : requestedAt,
                instant(row, "started_at"),
                updatedAt == null ? Instant.EPOCH : updatedAt,
                instant(row, "finished_at"),
                row.getString("differences"),
                row.getString("error"));
    }

    private static @Nullable Instant instant(ResultSet row, String column) throws SQLException {
        OffsetDateTime time = row.getObject(column, OffsetDateTime.class);
        return time == null ? null : time.toInstant();
    }
}
