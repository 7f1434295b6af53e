package io.switchlog.query.report;

import static io.switchlog.query.report.ReportSql.literal;

import io.switchlog.messages.access.UserPermission;
import io.switchlog.query.BadQuery;
import io.switchlog.query.LogClock;
import io.switchlog.query.OneSnapshot;
import io.switchlog.query.Paging;
import io.switchlog.query.Reads;
import io.switchlog.query.Rows;
import io.switchlog.query.TimeRange;
import io.switchlog.query.viewer.Needs;
import io.switchlog.query.viewer.Viewer;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** Key figures and interval reports of queues, calculated from the facts by any definition, as known now or before. */
@RestController
@RequestMapping("/api/reports/{channel}")
@Needs(UserPermission.REPORTS)
class KpiReportQueries {
    private static final Duration MOST = Duration.ofDays(400);
    private static final Set<String> FAMILIES = Set.of("cohort", "event");
    private static final Set<String> GROUPS = Set.of("queue", "channel", "all");

    private final ReportOutput reports;
    private final LogClock clock;
    private final JdbcClient database;

    /**
     * What is asked for.
     *
     * @param definition by which definition; the last one unless it is given
     * @param at as it was known then; now unless it is given
     * @param by one row per queue, per channel, or one for all
     */
    record Asked(
            @Nullable UUID queueId,
            @Nullable Integer definition,
            @Nullable String at,
            @Nullable String by) {}

    /**
     * Into which intervals.
     *
     * @param interval 15m, 30m, 1h or 1d
     * @param zone by whose clocks they begin
     * @param family cohort or event
     */
    record Cut(
            @Nullable String interval,
            @Nullable String zone,
            @Nullable String family) {}

    KpiReportQueries(ReportOutput reports, LogClock clock, @Qualifier("queryJdbcClient") JdbcClient database) {
        this.reports = reports;
        this.clock = clock;
        this.database = database;
    }

    /** Key figures of the steps that began in the time given. */
    @GetMapping("/kpis")
    @Reads(
            value = {
                "report.report_all_queue",
                "report.kpi_definition",
                "report.kpi_target",
                "report.kpi_office_hours",
                "history.engagement",
                "report.voice_session",
                "history.agent_state",
                "directory.message"
            },
            asOf = true)
    @OneSnapshot
    public Rows<Map<String, @Nullable Object>> kpis(
            @PathVariable String channel, TimeRange range, Asked asked, Paging paging, Viewer viewer) {
        return reports.all(kpiReport(channel, range, asked, viewer), paging);
    }

    @GetMapping("/kpis.csv")
    @Reads(
            value = {
                "report.report_all_queue",
                "report.kpi_definition",
                "report.kpi_target",
                "report.kpi_office_hours",
                "history.engagement",
                "report.voice_session",
                "history.agent_state",
                "directory.message"
            },
            asOf = true)
    public void kpisCsv(
            @PathVariable String channel, TimeRange range, Asked asked, Viewer viewer, HttpServletResponse response)
            throws IOException {
        reports.csv(kpiReport(channel, range, asked, viewer), response);
    }

    /** The time given, cut into intervals. */
    @GetMapping("/intervals")
    @Reads(
            value = {
                "report.report_all_queue",
                "report.kpi_definition",
                "report.kpi_target",
                "history.interaction_state"
            },
            asOf = true)
    @OneSnapshot
    public Rows<Map<String, @Nullable Object>> intervals(
            @PathVariable String channel, TimeRange range, Cut cut, Asked asked, Paging paging, Viewer viewer) {
        return reports.all(intervalReport(channel, range, cut, asked, viewer), paging);
    }

    @GetMapping("/intervals.csv")
    @Reads(
            value = {
                "report.report_all_queue",
                "report.kpi_definition",
                "report.kpi_target",
                "history.interaction_state"
            },
            asOf = true)
    public void intervalsCsv(
            @PathVariable String channel,
            TimeRange range,
            Cut cut,
            Asked asked,
            Viewer viewer,
            HttpServletResponse response)
            throws IOException {
        reports.csv(intervalReport(channel, range, cut, asked, viewer), response);
    }

    private ReportSql kpiReport(String channel, TimeRange asked, Asked parameters, Viewer viewer) {
        String code = QueueReportQueries.reported(channel);
        String by = parameters.by() == null || parameters.by().isBlank() ? "queue" : parameters.by();
        if (!GROUPS.contains(by)) {
            throw BadQuery.invalid("by", "must be queue, channel or all");
        }
        if (by.equals("all") && !code.equals(QueueReportQueries.ALL)) {
            throw BadQuery.invalid("by", "must be queue or channel where a channel is named");
        }
        if (!by.equals("queue")) {
            // These add up over all queues.
            viewer.requireAll();
        }
        if (!by.equals("queue") && parameters.queueId() != null) {
            throw BadQuery.invalid("queueId", "can only be given where there is a row per queue");
        }
        ReportRange range = ReportRange.of(asked, clock.now(), MOST);
        String call = "report.kpi_queue(" + literal(range.from()) + ", " + literal(range.to()) + ", "
                + literal(definition(parameters)) + ", " + literal(at(parameters)) + ", " + literal(by) + ")";
        return new ReportSql(
                "kpis_" + code,
                "select * from " + call + matching(code, parameters, viewer),
                "channel, queue_name, queue_id");
    }

    private ReportSql intervalReport(String channel, TimeRange asked, Cut cut, Asked parameters, Viewer viewer) {
        String code = QueueReportQueries.reported(channel);
        String family = cut.family() == null || cut.family().isBlank() ? "cohort" : cut.family();
        if (!FAMILIES.contains(family)) {
            throw BadQuery.invalid("family", "must be cohort or event");
        }
        if (parameters.by() != null) {
            throw BadQuery.invalid("by", "cannot be chosen here: there is a row per queue");
        }
        ReportStep step = ReportStep.of(cut.interval());
        String zone = ReportStep.zone(cut.zone());
        ReportRange range = ReportRange.of(asked, clock.now(), step.most());
        String call = "report.interval_queue(" + literal(range.from()) + ", " + literal(range.to()) + ", interval "
                + literal(step.interval()) + ", " + literal(zone) + ", " + literal(family) + ", "
                + literal(definition(parameters)) + ", " + literal(known(parameters)) + ")";
        return new ReportSql(
                "intervals_" + code,
                "select * from " + call + matching(code, parameters, viewer),
                "interval_start, channel, queue_id");
    }

    private static String matching(String channel, Asked asked, Viewer viewer) {
        return " where true"
                + (channel.equals(QueueReportQueries.ALL) ? "" : " and channel = " + literal(channel))
                + (asked.queueId() == null ? "" : " and queue_id = " + literal(asked.queueId()))
                + QueueReportQueries.ofQueues(viewer);
    }

    private @Nullable Instant at(Asked asked) {
        Instant at = TimeRange.instant("at", asked.at());
        return at == null ? null : clock.past("at", at);
    }

    /** Nothing is told of intervals that have not begun. */
    private Instant known(Asked asked) {
        Instant at = at(asked);
        return at == null ? clock.now() : at;
    }

    private @Nullable Integer definition(Asked asked) {
        Integer id = asked.definition();
        if (id != null
                && database.sql("select from report.kpi_definition where definition_id = :id")
                        .param("id", id)
                        .query()
                        .listOfRows()
                        .isEmpty()) {
            throw BadQuery.invalid("definition", "must be the id of a definition");
        }
        return id;
    }
}
