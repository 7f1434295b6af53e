package io.switchlog.query.report;

import io.switchlog.messages.Channel;
import io.switchlog.query.BadQuery;
import io.switchlog.query.Paging;
import io.switchlog.query.Reads;
import io.switchlog.query.Rows;
import io.switchlog.query.TimeRange;
import io.switchlog.query.UnknownResource;
import io.switchlog.query.Viewer;
import java.sql.ResultSet;
import java.sql.ResultSetMetaData;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** The rows of {@code report_<channel>_queue} (AG-116 to AG-123), with the table's columns in camel case. */
@RestController
@PreAuthorize(Viewer.SEES_ALL)
class QueueReportQueries {
    private static final Set<String> REASONS = Set.of("accepted", "timeout", "abandoned");
    private static final String MATCHING = """
             from report.report_%s_queue
             where (cast(:from as timestamptz) is null or joined_at >= :from)
               and (cast(:to as timestamptz) is null or joined_at < :to)
               and (cast(:queue as uuid) is null or queue_id = :queue)
               and (cast(:reason as text) is null or reason = :reason)
            """;

    private final JdbcClient database;

    QueueReportQueries(@Qualifier("queryJdbcClient") JdbcClient database) {
        this.database = database;
    }

    /** Steps that began in the time given, in the order in which they began. */
    @GetMapping("/api/reports/{channel}/queue")
    @Reads("report.report_all_queue")
    public Rows<Map<String, @Nullable Object>> queue(
            @PathVariable String channel,
            TimeRange range,
            @RequestParam(required = false) @Nullable UUID queueId,
            @RequestParam(required = false) @Nullable String reason,
            Paging paging) {
        if (reason != null && !REASONS.contains(reason)) {
            throw BadQuery.invalid("reason", "must be accepted, timeout or abandoned");
        }
        paging.inFixedOrder();
        String matching = MATCHING.formatted(reported(channel).code());
        Instant from = range.fromInstant();
        Instant to = range.toInstant();
        long count = bound("select count(*)" + matching, from, to, queueId, reason)
                .query(Long.class)
                .single();
        List<Map<String, @Nullable Object>> rows = bound(
                        "select *" + matching + " order by joined_at, id limit :limit offset :offset",
                        from,
                        to,
                        queueId,
                        reason)
                .param("limit", paging.rows())
                .param("offset", paging.first())
                .query((row, number) -> inCamelCase(row))
                .list();
        return new Rows<>(count, rows);
    }

    private static Channel reported(String code) {
        return Channel.ofCode(code)
                .filter(Channel.digital()::contains)
                .orElseThrow(() -> new UnknownResource("queue report for channel", code));
    }

    private JdbcClient.StatementSpec bound(
            String sql, @Nullable Instant from, @Nullable Instant to, @Nullable UUID queueId, @Nullable String reason) {
        return database.sql(sql)
                .param("from", from == null ? null : from.atOffset(ZoneOffset.UTC))
                .param("to", to == null ? null : to.atOffset(ZoneOffset.UTC))
                .param("queue", queueId)
                .param("reason", reason);
    }

    private static Map<String, @Nullable Object> inCamelCase(ResultSet row) throws SQLException {
        ResultSetMetaData columns = row.getMetaData();
        Map<String, @Nullable Object> fields = new LinkedHashMap<>();
        for (int i = 1; i <= columns.getColumnCount(); i++) {
            boolean time = "timestamptz".equals(columns.getColumnTypeName(i));
            OffsetDateTime instant = time ? row.getObject(i, OffsetDateTime.class) : null;
            fields.put(
                    camelCase(columns.getColumnLabel(i)),
                    !time ? row.getObject(i) : instant == null ? null : instant.toInstant());
        }
        return fields;
    }

    private static String camelCase(String column) {
        StringBuilder name = new StringBuilder();
        for (String word : column.split("_", -1)) {
            name.append(name.isEmpty() ? word : Character.toUpperCase(word.charAt(0)) + word.substring(1));
        }
        return name.toString();
    }
}
