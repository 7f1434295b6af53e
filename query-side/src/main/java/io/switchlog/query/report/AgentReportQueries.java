package io.switchlog.query.report;

import static io.switchlog.query.report.ReportSql.literal;

import io.switchlog.messages.Channel;
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
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** What agents did with their time: the rows of {@code report_agent}, and what is calculated from them. */
@RestController
@RequestMapping("/api/reports")
@Needs(UserPermission.REPORTS)
class AgentReportQueries {
    private static final Duration MOST = Duration.ofDays(400);
    private static final Set<String> AXES = Set.of("unified", "channel");
    private static final Set<String> GROUPS = Set.of("agent", "channel");

    private final ReportOutput reports;
    private final LogClock clock;

    /**
     * Whose states.
     *
     * @param axis unified or channel
     */
    record Whose(
            @Nullable UUID agentId,
            @Nullable String axis,
            @Nullable String channel) {}

    /**
     * Of what.
     *
     * @param by one row per agent, or per agent and channel
     * @param at as it was known then; now unless it is given
     */
    record Asked(
            @Nullable UUID agentId,
            @Nullable String by,
            @Nullable String at) {}

    AgentReportQueries(ReportOutput reports, LogClock clock) {
        this.reports = reports;
        this.clock = clock;
    }

    /** States that lasted at some time of the time given, in the order in which they began. */
    @GetMapping("/agents")
    @Reads("report.report_agent")
    @OneSnapshot
    public Rows<Map<String, @Nullable Object>> states(TimeRange range, Whose whose, Paging paging, Viewer viewer) {
        return reports.page(stateReport(range, whose, viewer), paging);
    }

    @GetMapping("/agents.csv")
    @Reads("report.report_agent")
    public void statesCsv(TimeRange range, Whose whose, Viewer viewer, HttpServletResponse response)
            throws IOException {
        reports.csv(stateReport(range, whose, viewer), response);
    }

    /** How long in which state, interval by interval; of the agents as a whole unless an axis is named. */
    @GetMapping("/agents/intervals")
    @Reads(value = "report.report_agent", asOf = true)
    @OneSnapshot
    public Rows<Map<String, @Nullable Object>> intervals(
            TimeRange range, Cut cut, Whose whose, Paging paging, Viewer viewer) {
        return reports.all(intervalReport(range, cut, whose, viewer), paging);
    }

    @GetMapping("/agents/intervals.csv")
    @Reads(value = "report.report_agent", asOf = true)
    public void intervalsCsv(TimeRange range, Cut cut, Whose whose, Viewer viewer, HttpServletResponse response)
            throws IOException {
        reports.csv(intervalReport(range, cut, whose, viewer), response);
    }

    /** Each agent's times, offers and use. */
    @GetMapping("/agents/summary")
    @Reads(
            value = {
                "report.report_agent",
                "history.offer",
                "history.engagement",
                "report.voice_session",
                "history.agent_state",
                "history.agent_capacity"
            },
            asOf = true)
    @OneSnapshot
    public Rows<Map<String, @Nullable Object>> summary(TimeRange range, Asked asked, Paging paging, Viewer viewer) {
        return reports.all(summaryReport(range, asked, viewer), paging);
    }

    @GetMapping("/agents/summary.csv")
    @Reads(
            value = {
                "report.report_agent",
                "history.offer",
                "history.engagement",
                "report.voice_session",
                "history.agent_state",
                "history.agent_capacity"
            },
            asOf = true)
    public void summaryCsv(TimeRange range, Asked asked, Viewer viewer, HttpServletResponse response)
            throws IOException {
        reports.csv(summaryReport(range, asked, viewer), response);
    }

    /** Each agent's pauses by reason. */
    @GetMapping("/agents/pauses")
    @Reads(value = "report.report_agent", asOf = true)
    @OneSnapshot
    public Rows<Map<String, @Nullable Object>> pauses(TimeRange range, Asked asked, Paging paging, Viewer viewer) {
        return reports.all(pauseReport(range, asked, viewer), paging);
    }

    @GetMapping("/agents/pauses.csv")
    @Reads(value = "report.report_agent", asOf = true)
    public void pausesCsv(TimeRange range, Asked asked, Viewer viewer, HttpServletResponse response)
            throws IOException {
        reports.csv(pauseReport(range, asked, viewer), response);
    }

    /**
     * Into which intervals.
     *
     * @param interval 15m, 30m, 1h or 1d
     * @param zone by whose clocks they begin
     * @param at as it was known then; now unless it is given
     */
    record Cut(
            @Nullable String interval,
            @Nullable String zone,
            @Nullable String at) {}

    private static ReportSql stateReport(TimeRange range, Whose whose, Viewer viewer) {
        Instant from = range.fromInstant();
        Instant to = range.toInstant();
        if (from != null && to != null && from.isAfter(to)) {
            throw BadQuery.invalid("to", "must not be before from");
        }
        String matching = " where tstzrange(entered_at, left_at) && tstzrange(" + literal(from) + ", " + literal(to)
                + ")" + matching(whose, null) + ofAgents(viewer);
        return new ReportSql(
                "report_agent", "select * from report.report_agent" + matching, "entered_at, agent_id, axis, id");
    }

    private ReportSql intervalReport(TimeRange asked, Cut cut, Whose whose, Viewer viewer) {
        ReportStep step = ReportStep.of(cut.interval());
        String zone = ReportStep.zone(cut.zone());
        ReportRange range = ReportRange.of(asked, clock.now(), step.most());
        String call = "report.interval_agent(" + literal(range.from()) + ", " + literal(range.to()) + ", interval "
                + literal(step.interval()) + ", " + literal(zone) + ", " + literal(known(cut.at())) + ")";
        return new ReportSql(
                "intervals_agent",
                "select * from " + call + " where true" + matching(whose, "unified") + ofAgents(viewer),
                "interval_start, agent_id, axis, channel, state, pause_reason");
    }

    private ReportSql summaryReport(TimeRange asked, Asked parameters, Viewer viewer) {
        String by = parameters.by() == null || parameters.by().isBlank() ? "agent" : parameters.by();
        if (!GROUPS.contains(by)) {
            throw BadQuery.invalid("by", "must be agent or channel");
        }
        ReportRange range = ReportRange.of(asked, clock.now(), MOST);
        String call = "report.summary_agent(" + literal(range.from()) + ", " + literal(range.to()) + ", "
                + literal(known(parameters.at())) + ", " + literal(by) + ")";
        return new ReportSql(
                "summary_agent", "select * from " + call + of(parameters, viewer), "agent_name, agent_id, channel");
    }

    private ReportSql pauseReport(TimeRange asked, Asked parameters, Viewer viewer) {
        if (parameters.by() != null) {
            throw BadQuery.invalid("by", "cannot be chosen here");
        }
        ReportRange range = ReportRange.of(asked, clock.now(), MOST);
        String call = "report.pause_agent(" + literal(range.from()) + ", " + literal(range.to()) + ", "
                + literal(known(parameters.at())) + ")";
        return new ReportSql(
                "pause_agent",
                "select * from " + call + of(parameters, viewer),
                "agent_name, agent_id, pause_reason, productive");
    }

    private static String of(Asked asked, Viewer viewer) {
        return " where true" + (asked.agentId() == null ? "" : " and agent_id = " + literal(asked.agentId()))
                + ofAgents(viewer);
    }

    private static String ofAgents(Viewer viewer) {
        return viewer.seesAll()
                ? ""
                : " and agent_id = any (" + literal(viewer.scope().agents()) + ")";
    }

    private static String matching(Whose whose, @Nullable String unless) {
        String axis = whose.axis() == null || whose.axis().isBlank() ? null : whose.axis();
        if (axis != null && !AXES.contains(axis)) {
            throw BadQuery.invalid("axis", "must be unified or channel");
        }
        if (whose.channel() != null && Channel.ofCode(whose.channel()).isEmpty()) {
            throw BadQuery.invalid("channel", "must be a channel");
        }
        String shown = axis != null ? axis : whose.channel() != null ? "channel" : unless;
        return (whose.agentId() == null ? "" : " and agent_id = " + literal(whose.agentId()))
                + (shown == null ? "" : " and axis = " + literal(shown))
                + (whose.channel() == null ? "" : " and channel = " + literal(whose.channel()));
    }

    /** What lasts, lasts until then: the log's present, which need not be the database's. */
    private Instant known(@Nullable String at) {
        Instant asked = TimeRange.instant("at", at);
        return asked == null ? clock.now() : clock.past("at", asked);
    }
}
