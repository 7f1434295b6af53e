package io.switchlog.query.report;

import static io.switchlog.query.report.ReportSql.literal;

import io.switchlog.messages.Channel;
import io.switchlog.messages.access.UserPermission;
import io.switchlog.query.BadQuery;
import io.switchlog.query.OneSnapshot;
import io.switchlog.query.Paging;
import io.switchlog.query.Reads;
import io.switchlog.query.Rows;
import io.switchlog.query.TimeRange;
import io.switchlog.query.UnknownResource;
import io.switchlog.query.viewer.Needs;
import io.switchlog.query.viewer.Viewer;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Instant;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/**
 * The rows of {@code report_<channel>_queue} (AG-116 to AG-123) and of its companions, with the tables' columns in camel
 * case; of all channels together for channel {@code all}.
 */
@RestController
@RequestMapping("/api/reports/{channel}")
@Needs(UserPermission.REPORTS)
class QueueReportQueries {
    static final String ALL = "all";
    private static final Set<String> REASONS = Set.of("accepted", "timeout", "abandoned");

    private final ReportOutput reports;

    QueueReportQueries(ReportOutput reports) {
        this.reports = reports;
    }

    /** Steps that began in the time given, in the order in which they began. */
    @GetMapping("/queue")
    @Reads({"report.report_all_queue", "directory.call", "report.voice_session"})
    @OneSnapshot
    public Rows<Map<String, @Nullable Object>> queue(
            @PathVariable String channel,
            TimeRange range,
            @RequestParam(required = false) @Nullable UUID queueId,
            @RequestParam(required = false) @Nullable String reason,
            Paging paging,
            Viewer viewer) {
        return reports.page(steps(channel, range, queueId, reason, viewer), paging);
    }

    @GetMapping("/queue.csv")
    @Reads({"report.report_all_queue", "directory.call", "report.voice_session"})
    public void queueCsv(
            @PathVariable String channel,
            TimeRange range,
            @RequestParam(required = false) @Nullable UUID queueId,
            @RequestParam(required = false) @Nullable String reason,
            Viewer viewer,
            HttpServletResponse response)
            throws IOException {
        reports.csv(steps(channel, range, queueId, reason, viewer), response);
    }

    /** Offers that were made in the time given. */
    @GetMapping("/offers")
    @Reads({"history.offer", "report.voice_offer", "history.agent_profile", "history.queue_profile"})
    @OneSnapshot
    public Rows<Map<String, @Nullable Object>> offers(
            @PathVariable String channel,
            TimeRange range,
            @RequestParam(required = false) @Nullable UUID queueId,
            @RequestParam(required = false) @Nullable UUID agentId,
            Paging paging,
            Viewer viewer) {
        return reports.page(companions(channel, "offer", "offered_at", range, queueId, agentId, viewer), paging);
    }

    @GetMapping("/offers.csv")
    @Reads({"history.offer", "report.voice_offer", "history.agent_profile", "history.queue_profile"})
    public void offersCsv(
            @PathVariable String channel,
            TimeRange range,
            @RequestParam(required = false) @Nullable UUID queueId,
            @RequestParam(required = false) @Nullable UUID agentId,
            Viewer viewer,
            HttpServletResponse response)
            throws IOException {
        reports.csv(companions(channel, "offer", "offered_at", range, queueId, agentId, viewer), response);
    }

    /** Sessions that began in the time given. */
    @GetMapping("/sessions")
    @Reads({
        "history.engagement",
        "report.voice_session",
        "report.report_voice_recording",
        "history.agent_state",
        "directory.message",
        "report.report_all_queue"
    })
    @OneSnapshot
    public Rows<Map<String, @Nullable Object>> sessions(
            @PathVariable String channel,
            TimeRange range,
            @RequestParam(required = false) @Nullable UUID queueId,
            @RequestParam(required = false) @Nullable UUID agentId,
            Paging paging,
            Viewer viewer) {
        return reports.page(companions(channel, "session", "accepted_at", range, queueId, agentId, viewer), paging);
    }

    @GetMapping("/sessions.csv")
    @Reads({
        "history.engagement",
        "report.voice_session",
        "report.report_voice_recording",
        "history.agent_state",
        "directory.message",
        "report.report_all_queue"
    })
    public void sessionsCsv(
            @PathVariable String channel,
            TimeRange range,
            @RequestParam(required = false) @Nullable UUID queueId,
            @RequestParam(required = false) @Nullable UUID agentId,
            Viewer viewer,
            HttpServletResponse response)
            throws IOException {
        reports.csv(companions(channel, "session", "accepted_at", range, queueId, agentId, viewer), response);
    }

    private static ReportSql steps(
            String channel, TimeRange range, @Nullable UUID queueId, @Nullable String reason, Viewer viewer) {
        if (reason != null && !REASONS.contains(reason)) {
            throw BadQuery.invalid("reason", "must be accepted, timeout or abandoned");
        }
        String table = "report_" + reported(channel) + "_queue";
        String matching = within("joined_at", range)
                + ofQueues(viewer)
                + (queueId == null ? "" : " and queue_id = " + literal(queueId))
                + (reason == null ? "" : " and reason = " + literal(reason));
        return new ReportSql(table, "select * from report." + table + matching, "joined_at, id");
    }

    private static ReportSql companions(
            String channel,
            String kind,
            String time,
            TimeRange range,
            @Nullable UUID queueId,
            @Nullable UUID agentId,
            Viewer viewer) {
        String view = "report_" + reported(channel) + "_" + kind;
        String matching = within(time, range)
                + ofQueues(viewer)
                + (queueId == null ? "" : " and queue_id = " + literal(queueId))
                + (agentId == null ? "" : " and agent_id = " + literal(agentId));
        return new ReportSql(view, "select * from report." + view + matching, time + ", id");
    }

    /** Those rows that are about queues which he sees. */
    static String ofQueues(Viewer viewer) {
        return viewer.seesAll()
                ? ""
                : " and queue_id = any (" + literal(viewer.scope().queues()) + ")";
    }

    /** Those rows whose time is in a range. */
    static String within(String column, TimeRange range) {
        Instant from = range.fromInstant();
        Instant to = range.toInstant();
        return " where true"
                + (from == null ? "" : " and " + column + " >= " + literal(from))
                + (to == null ? "" : " and " + column + " < " + literal(to));
    }

    /** A channel that has reports, or all of them. */
    static String reported(String code) {
        if (code.equals(ALL)) {
            return code;
        }
        return Channel.ofCode(code)
                .map(Channel::code)
                .orElseThrow(() -> new UnknownResource("queue report for channel", code));
    }
}
