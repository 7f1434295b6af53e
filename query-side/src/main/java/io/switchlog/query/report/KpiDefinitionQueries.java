package io.switchlog.query.report;

import io.switchlog.messages.access.UserPermission;
import io.switchlog.query.OneSnapshot;
import io.switchlog.query.Paging;
import io.switchlog.query.Reads;
import io.switchlog.query.Rows;
import io.switchlog.query.UnknownResource;
import io.switchlog.query.viewer.Needs;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** By which rules key figures are calculated, and were before. */
@RestController
@RequestMapping("/api/kpi-definitions")
@Needs(UserPermission.REPORTS)
@Reads({"report.kpi_definition", "report.kpi_target", "report.kpi_office_hours"})
class KpiDefinitionQueries {
    private static final String DEFINITIONS = """
            select definition_id, name, service_level, zone, from_at, to_at
            from report.kpi_definition
            order by definition_id
            limit :limit offset :offset
            """;
    private static final String DEFINITION = """
            select definition_id, name, service_level, zone, from_at, to_at
            from report.kpi_definition
            where definition_id = :id
            """;
    private static final String TARGETS = """
            select definition_id, channel, threshold_seconds, short_abandon_seconds
            from report.kpi_target
            where definition_id between :first and :last
            """;
    private static final String PERIODS = """
            select definition_id, weekday, from_minute, to_minute
            from report.kpi_office_hours
            where definition_id between :first and :last
            order by weekday, from_minute
            """;

    private final JdbcClient database;

    /**
     * One definition.
     *
     * @param serviceLevel SL1 to SL5
     * @param targets by channel
     * @param officeHours null if the centre is always open
     * @param definedAt 1970 for the one that is built in
     * @param replacedAt when the next one was defined, null if this is the last: reports use it unless they name another
     */
    record Definition(
            int id,
            @Nullable String name,
            String serviceLevel,
            Map<String, Target> targets,
            @Nullable OfficeHours officeHours,
            Instant definedAt,
            @Nullable Instant replacedAt) {}

    /** What counts as soon on a channel. */
    record Target(int thresholdSeconds, int shortAbandonSeconds) {}

    /** When the centre is open, by the clocks of a zone. */
    record OfficeHours(String zone, List<Period> periods) {}

    /** From one time of a day to another, 24:00 for its end. */
    record Period(String weekday, String from, String to) {}

    /** What is known of definitions beside their own rows. */
    private record Parts(Map<Integer, Map<String, Target>> targets, Map<Integer, List<Period>> periods) {

        Definition definition(ResultSet row, int number) throws SQLException {
            int id = row.getInt("definition_id");
            String zone = row.getString("zone");
            OffsetDateTime replacedAt = row.getObject("to_at", OffsetDateTime.class);
            return new Definition(
                    id,
                    row.getString("name"),
                    row.getString("service_level"),
                    targets.getOrDefault(id, Map.of()),
                    zone == null ? null : new OfficeHours(zone, periods.getOrDefault(id, List.of())),
                    row.getObject("from_at", OffsetDateTime.class).toInstant(),
                    replacedAt == null ? null : replacedAt.toInstant());
        }
    }

    KpiDefinitionQueries(@Qualifier("queryJdbcClient") JdbcClient database) {
        this.database = database;
    }

    @GetMapping
    @OneSnapshot
    public Rows<Definition> list(Paging paging) {
        paging.inFixedOrder();
        long count = database.sql("select count(*) from report.kpi_definition")
                .query(Long.class)
                .single();
        // Their numbers have no gaps.
        Parts parts = parts(paging.first() + 1, paging.first() + paging.rows());
        List<Definition> rows = database.sql(DEFINITIONS)
                .param("limit", paging.rows())
                .param("offset", paging.first())
                .query(parts::definition)
                .list();
        return new Rows<>(count, rows);
    }

    @GetMapping("/{id}")
    @OneSnapshot
    public Definition one(@PathVariable int id) {
        return database.sql(DEFINITION)
                .param("id", id)
                .query(parts(id, id)::definition)
                .optional()
                .orElseThrow(() -> new UnknownResource("definition of key figures", id));
    }

    private Parts parts(long first, long last) {
        Parts parts = new Parts(new TreeMap<>(), new TreeMap<>());
        between(TARGETS, first, last).query(row -> {
            parts.targets()
                    .computeIfAbsent(row.getInt("definition_id"), id -> new TreeMap<>())
                    .put(
                            row.getString("channel"),
                            new Target(row.getInt("threshold_seconds"), row.getInt("short_abandon_seconds")));
        });
        between(PERIODS, first, last).query(row -> {
            parts.periods()
                    .computeIfAbsent(row.getInt("definition_id"), id -> new ArrayList<>())
                    .add(new Period(
                            DayOfWeek.of(row.getInt("weekday")).name().toLowerCase(Locale.ROOT),
                            clock(row.getInt("from_minute")),
                            clock(row.getInt("to_minute"))));
        });
        return parts;
    }

    private JdbcClient.StatementSpec between(String sql, long first, long last) {
        return database.sql(sql).param("first", first).param("last", last);
    }

    private static String clock(int minutes) {
        return String.format(Locale.ROOT, "%02d:%02d", minutes / 60, minutes % 60);
    }
}
