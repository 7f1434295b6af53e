package io.switchlog.query.check;

import java.time.OffsetDateTime;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.LongFunction;
import javax.sql.DataSource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DataSourceTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Looks at one invariant in one snapshot. The tables are locked, for reading, before the snapshot is taken: what a
 * snapshot shows of a table that is exchanged or emptied later would be no state that ever was.
 */
final class Inspector {
    static final int MOST_VIOLATIONS = 100;
    private static final int MOST_SECONDS = 20;
    // A table that is about to be exchanged is left to those who exchange it: who waits shorter than the database takes
    // to
    // look for deadlocks is in nobody's way.
    /** Everything is looked for by key; a plan made for a small table must not read a large one. */
    private static final String FOR_STRETCHES = """
            set local statement_timeout = '5s';
            set local lock_timeout = '500ms';
            set local jit = off;
            set local plan_cache_mode = force_custom_plan;
            set local enable_seqscan = off;
            set local enable_hashjoin = off;
            set local enable_mergejoin = off
            """;

    private static final String FOR_THE_PRESENT = """
            set local statement_timeout = '5s';
            set local lock_timeout = '500ms';
            set local jit = off;
            set local plan_cache_mode = force_custom_plan;
            set local enable_seqscan = off
            """;
    // The events of a command become true together, so nothing is compared between two of them.
    private static final String STANDING = """
            select min(p.position) as least, max(p.position) as most, count(*) as tables,
                   (select position from log.head) as head
            from projection.position p
            where p.name = any (:names)
               or 'report.report_all_queue' = any (:names)
                  and (p.name like 'report.report\\_%\\_queue' or p.name = 'report.voice_step')
            """;
    private static final String WITHIN_A_COMMAND = """
            select exists (
                select from log.event e
                join log.event n on n.position = e.position + 1
                where e.position = :position and n.metadata ->> 'commandId' = e.metadata ->> 'commandId')
            """;
    private static final String RECORDED_AT = "select recorded_at from log.event where position = :position";

    private final TransactionTemplate snapshot;
    private final JdbcClient database;

    /** @param position at which all tables are */
    record Look(long position, Map<Stretch, List<Violation>> found) {}

    private record Standing(long least, long most, int tables, long head) {
        static final int CHANNELS = 7;

        /** Where all of them are, if they are at the same position. */
        OptionalLong common(List<String> names) {
            if (names.isEmpty()) {
                return OptionalLong.of(head);
            }
            int expected = names.contains("report.report_all_queue") ? names.size() - 1 + CHANNELS : names.size();
            return tables == expected && least == most ? OptionalLong.of(least) : OptionalLong.empty();
        }
    }

    Inspector(DataSource dataSource) {
        this.snapshot = new TransactionTemplate(new DataSourceTransactionManager(dataSource));
        snapshot.setReadOnly(true);
        snapshot.setIsolationLevel(TransactionDefinition.ISOLATION_REPEATABLE_READ);
        snapshot.setTimeout(MOST_SECONDS);
        this.database = JdbcClient.create(dataSource);
    }

    /**
     * Looks at those stretches that are chosen once the position is known.
     *
     * @return nothing if the tables cannot be compared now, because they are not at one position
     */
    Optional<Look> look(Invariant invariant, LongFunction<List<Stretch>> stretches) {
        return Objects.requireNonNull(snapshot.execute(status -> lookNow(invariant, stretches)));
    }

    private Optional<Look> lookNow(Invariant invariant, LongFunction<List<Stretch>> stretches) {
        boolean present = invariant.scope() == Invariant.Scope.PRESENT;
        database.sql(present ? FOR_THE_PRESENT : FOR_STRETCHES).update();
        if (!invariant.tables().isEmpty()) {
            database.sql("lock table " + String.join(", ", invariant.tables()) + " in access share mode")
                    .update();
        }
        OptionalLong common = standing(invariant.tables()).common(invariant.tables());
        if (common.isEmpty() || isWithinACommand(common.getAsLong())) {
            return Optional.empty();
        }
        long position = common.getAsLong();
        Map<Stretch, List<Violation>> found = new HashMap<>();
        for (Stretch stretch : stretches.apply(position)) {
            found.put(stretch, present ? violations(invariant) : violations(invariant, stretch, position));
        }
        return Optional.of(new Look(position, found));
    }

    private Standing standing(List<String> names) {
        return database.sql(STANDING)
                .param("names", names.toArray(String[]::new))
                .query((row, number) -> new Standing(
                        row.getLong("least"), row.getLong("most"), row.getInt("tables"), row.getLong("head")))
                .single();
    }

    private boolean isWithinACommand(long position) {
        return database.sql(WITHIN_A_COMMAND)
                .param("position", position)
                .query(Boolean.class)
                .single();
    }

    private List<Violation> violations(Invariant invariant) {
        return violations(database.sql(limited(invariant)));
    }

    private List<Violation> violations(Invariant invariant, Stretch stretch, long position) {
        Stretch reached = stretch.upTo(position);
        if (reached.isEmpty()) {
            return List.of();
        }
        // Whatever has an impossible time is looked at with the first or with the last stretch.
        OffsetDateTime fromAt = recordedAt(reached.from()).orElse(OffsetDateTime.MIN);
        OffsetDateTime toAt = reached.to() == position
                ? OffsetDateTime.MAX
                : recordedAt(reached.to()).orElse(OffsetDateTime.MAX);
        return violations(database.sql(limited(invariant))
                .param("from", reached.from())
                .param("to", reached.to())
                .param("head", position)
                .param("fromAt", fromAt)
                .param("toAt", toAt));
    }

    private static String limited(Invariant invariant) {
        return invariant.sql() + " limit " + MOST_VIOLATIONS;
    }

    private static List<Violation> violations(JdbcClient.StatementSpec statement) {
        return statement
                .query((row, number) ->
                        new Violation(row.getString("key"), row.getLong("position"), row.getString("detail")))
                .list();
    }

    private Optional<OffsetDateTime> recordedAt(long position) {
        return database.sql(RECORDED_AT)
                .param("position", position)
                .query(OffsetDateTime.class)
                .optional();
    }
}
