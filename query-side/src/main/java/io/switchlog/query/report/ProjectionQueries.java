package io.switchlog.query.report;

import io.switchlog.query.Reads;
import io.switchlog.query.Rows;
import io.switchlog.query.UnknownResource;
import io.switchlog.query.Viewer;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** How far each projection has followed the log. */
@RestController
@RequestMapping("/api/projections")
@PreAuthorize(Viewer.SEES_ALL)
@Reads(Reads.LOG)
class ProjectionQueries {
    private static final String PROJECTIONS = """
            select p.name, p.position, greatest(h.position, p.position) as head, p.status, p.error, p.updated_at
            from projection.position p cross join log.head h
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
     */
    record ProjectionRow(
            String name,
            long position,
            long head,
            long lag,
            String status,
            @Nullable String error,
            Instant updatedAt) {}

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
        return new ProjectionRow(
                row.getString("name"),
                position,
                head,
                head - position,
                row.getString("status"),
                row.getString("error"),
                row.getObject("updated_at", OffsetDateTime.class).toInstant());
    }
}
