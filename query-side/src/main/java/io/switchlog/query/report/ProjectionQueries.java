package io.switchlog.query.report;

import com.fasterxml.jackson.annotation.JsonRawValue;
import io.switchlog.messages.access.UserPermission;
import io.switchlog.query.Reads;
import io.switchlog.query.Rows;
import io.switchlog.query.UnknownResource;
import io.switchlog.query.viewer.Needs;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** How far each projection has followed the log, and how far its rebuild is. */
@RestController
@RequestMapping("/api/projections")
@Needs(value = UserPermission.AUDIT, wholeCentre = true)
@Reads(Reads.LOG)
class ProjectionQueries {
    private static final String PROJECTIONS = """
            select p.name, p.position, greatest(h.position, p.position) as head, p.status, p.error, p.updated_at,
                   r.id as rebuild, r.names, r.compare, r.swap, r.keep_old, r.status as rebuild_status,
                   r.cancel_requested, r.position as rebuild_position, r.head as rebuild_head, r.events_per_second,
                   r.remaining_seconds, r.waits_for, r.requested_by, r.requested_at, r.started_at,
                   r.updated_at as rebuild_updated_at, r.finished_at, r.differences, r.error as rebuild_error
            from projection.position p
            cross join log.head h
            left join lateral (
                select * from projection.rebuild b where p.name = any (b.names)
                order by b.requested_at desc, b.id limit 1) r on true
            where cast(:name as text) is null or p.name = :name
            order by p.name
            """;

    private final JdbcClient database;

    /**
     * One projection.
     *
     * @param position up to which event it shows the log
     * @param head the last event of the log
     * @param lag how many events are between
     * @param status following, catching_up or failed
     * @param error why it failed, null if it did not
     * @param progress how much of the log it shows, between 0 and 1; while it is rebuilt, how much the new tables do
     * @param eventsPerSecond of the rebuild that is under way, null if none is
     * @param remainingSeconds until it has read the log, null if nobody knows or none is under way
     * @param rebuild the last one, whether it is under way or done; null if there was none
     */
    record ProjectionRow(
            String name,
            long position,
            long head,
            long lag,
            String status,
            @Nullable String error,
            Instant updatedAt,
            double progress,
            @Nullable Long eventsPerSecond,
            @Nullable Long remainingSeconds,
            @Nullable RebuildRow rebuild) {}

    /**
     * A rebuild: the columns of {@code projection.rebuild}, which say what they are.
     *
     * @param progress between 0 and 1
     */
    record RebuildRow(
            UUID id,
            List<String> names,
            boolean compare,
            boolean swap,
            boolean keepOld,
            String status,
            boolean cancelRequested,
            long position,
            long head,
            double progress,
            @Nullable Long eventsPerSecond,
            @Nullable Long remainingSeconds,
            @Nullable String waitsFor,
            String requestedBy,
            @Nullable Instant requestedAt,
            @Nullable Instant startedAt,
            @Nullable Instant updatedAt,
            @Nullable Instant finishedAt,
            @JsonRawValue @Nullable String differences,
            @Nullable String error) {}

    ProjectionQueries(@Qualifier("queryJdbcClient") JdbcClient database) {
        this.database = database;
    }

    @GetMapping
    public Rows<ProjectionRow> list() {
        List<ProjectionRow> rows = named(null);
        return new Rows<>(rows.size(), rows);
    }

    @GetMapping("/{name}")
    public ProjectionRow one(@PathVariable String name) {
        return named(name).stream().findFirst().orElseThrow(() -> new UnknownResource("projection", name));
    }

    private List<ProjectionRow> named(@Nullable String name) {
        return database.sql(PROJECTIONS)
                .param("name", name)
                .query(ProjectionQueries::row)
                .list();
    }

    private static ProjectionRow row(ResultSet row, int number) throws SQLException {
        long position = row.getLong("position");
        long head = row.getLong("head");
        RebuildRow rebuild = rebuild(row);
        RebuildRow underWay = rebuild == null || rebuild.finishedAt() != null ? null : rebuild;
        return new ProjectionRow(
                row.getString("name"),
                position,
                head,
                head - position,
                row.getString("status"),
                row.getString("error"),
                row.getObject("updated_at", OffsetDateTime.class).toInstant(),
                underWay == null ? progress(position, head) : underWay.progress(),
                underWay == null ? null : underWay.eventsPerSecond(),
                underWay == null ? null : underWay.remainingSeconds(),
                rebuild);
    }

    private static @Nullable RebuildRow rebuild(ResultSet row) throws SQLException {
        UUID id = row.getObject("rebuild", UUID.class);
        if (id == null) {
            return null;
        }
        String status = row.getString("rebuild_status");
        long position = row.getLong("rebuild_position");
        long head = row.getLong("rebuild_head");
        return new RebuildRow(
                id,
                List.of((String[]) row.getArray("names").getArray()),
                row.getBoolean("compare"),
                row.getBoolean("swap"),
                row.getBoolean("keep_old"),
                status,
                row.getBoolean("cancel_requested"),
                position,
                head,
                status.equals("done") ? 1 : position == 0 ? 0 : progress(position, head),
                row.getObject("events_per_second", Long.class),
                row.getObject("remaining_seconds", Long.class),
                row.getString("waits_for"),
                row.getString("requested_by"),
                instant(row, "requested_at"),
                instant(row, "started_at"),
                instant(row, "rebuild_updated_at"),
                instant(row, "finished_at"),
                row.getString("differences"),
                row.getString("rebuild_error"));
    }

    private static double progress(long position, long head) {
        return head == 0 ? 1 : Math.min(1, (double) position / head);
    }

    private static @Nullable Instant instant(ResultSet row, String column) throws SQLException {
        OffsetDateTime time = row.getObject(column, OffsetDateTime.class);
        return time == null ? null : time.toInstant();
    }
}
