package io.switchlog.query.pbx;

import io.switchlog.query.pbx.PbxRow.Comparison;
import io.switchlog.query.pbx.PbxRow.Gap;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** How switchboards are, as all nodes together know it. */
@Component
public final class PbxOverview {
    private static final int MOST_GAPS = 20;
    private static final String SWITCHBOARDS = """
            select pbx, coalesce(p.connected, false) as connected, p.since, p.booted_at, p.lost_by, p.refused,
                   coalesce(p.unreconciled, 0) as unreconciled, p.compared_at, p.compared_from, p.compared_to,
                   p.compared_rows, p.differences, s.attended_at, s.heard_until, coalesce(s.backlog, 0) as backlog,
                   coalesce(s.unknown_events, 0) as unknown_events,
                   (select coalesce(sum(extract(epoch from greatest(coalesce(g.to_at, :now), g.from_at) - g.from_at)), 0)
                    from history.pbx_gap g where g.pbx = p.pbx) as blind_seconds
            from directory.pbx p full join bridge.status s using (pbx)
            order by pbx
            """;
    private static final String GAPS = """
            select g.* from directory.pbx p cross join lateral (
                select * from history.pbx_gap where pbx = p.pbx order by gap desc limit :most) g
            order by g.pbx, g.gap desc
            """;

    private final JdbcClient database;
    private final Clock clock;

    PbxOverview(@Qualifier("queryJdbcClient") JdbcClient database, Clock clock) {
        this.database = database;
        this.clock = clock;
    }

    /** All that a node was ever told to listen to, by name. */
    public List<PbxRow> all() {
        Map<String, List<Gap>> gaps = new HashMap<>();
        database.sql(GAPS)
                .param("most", MOST_GAPS)
                .query((row, number) -> gaps.computeIfAbsent(row.getString("pbx"), pbx -> new ArrayList<>())
                        .add(gap(row)))
                .list();
        Instant now = clock.instant();
        return database.sql(SWITCHBOARDS)
                .param("now", now.atOffset(ZoneOffset.UTC))
                .query((row, number) -> {
                    PbxRow pbx = pbx(row, gaps.getOrDefault(row.getString("pbx"), List.of()));
                    return pbx.with(Troubles.of(pbx, now));
                })
                .list();
    }

    private static PbxRow pbx(ResultSet row, List<Gap> gaps) throws SQLException {
        Instant since = instant(row, "since");
        boolean everHeard = row.getBoolean("connected") || row.getString("lost_by") != null;
        return new PbxRow(
                row.getString("pbx"),
                row.getBoolean("connected"),
                everHeard ? since : null,
                instant(row, "booted_at"),
                row.getString("lost_by"),
                row.getString("refused"),
                instant(row, "attended_at"),
                instant(row, "heard_until"),
                row.getLong("backlog"),
                row.getLong("unknown_events"),
                row.getDouble("blind_seconds"),
                gaps,
                row.getInt("unreconciled"),
                comparison(row),
                List.of());
    }

    private static @Nullable Comparison comparison(ResultSet row) throws SQLException {
        Instant at = instant(row, "compared_at");
        Instant from = instant(row, "compared_from");
        Instant to = instant(row, "compared_to");
        return at == null || from == null || to == null
                ? null
                : new Comparison(at, from, to, row.getLong("compared_rows"), row.getLong("differences"));
    }

    private static Gap gap(ResultSet row) throws SQLException {
        return new Gap(
                row.getInt("gap"),
                row.getObject("from_at", OffsetDateTime.class).toInstant(),
                instant(row, "to_at"),
                row.getString("cause"),
                instant(row, "reconciled_at"),
                row.getObject("record_rows", Integer.class));
    }

    private static @Nullable Instant instant(ResultSet row, String column) throws SQLException {
        OffsetDateTime time = row.getObject(column, OffsetDateTime.class);
        return time == null ? null : time.toInstant();
    }
}
