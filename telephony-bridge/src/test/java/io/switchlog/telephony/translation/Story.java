package io.switchlog.telephony.translation;

import io.switchlog.messages.agent.AgentId;
import io.switchlog.messages.call.CallCommand;
import io.switchlog.messages.call.CallCommand.ReportAnswer;
import io.switchlog.messages.call.CallCommand.ReportArrival;
import io.switchlog.messages.call.CallCommand.ReportConnection;
import io.switchlog.messages.call.CallCommand.ReportEnd;
import io.switchlog.messages.call.CallCommand.ReportExit;
import io.switchlog.messages.call.CallCommand.ReportHold;
import io.switchlog.messages.call.CallCommand.ReportJoin;
import io.switchlog.messages.call.CallCommand.ReportMonitoring;
import io.switchlog.messages.call.CallCommand.ReportMonitoringEnd;
import io.switchlog.messages.call.CallCommand.ReportPlacedCall;
import io.switchlog.messages.call.CallCommand.ReportRecordingEnd;
import io.switchlog.messages.call.CallCommand.ReportRecordingPause;
import io.switchlog.messages.call.CallCommand.ReportRecordingStart;
import io.switchlog.messages.call.CallCommand.ReportRelease;
import io.switchlog.messages.call.CallCommand.ReportResumption;
import io.switchlog.messages.call.CallCommand.ReportRingEnd;
import io.switchlog.messages.call.CallCommand.ReportRinging;
import io.switchlog.messages.interaction.InteractionId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/** Reports in few words, for tests to compare. */
final class Story {
    private static final Pattern VISIT =
            Pattern.compile("^(joins|talks|leaves(?!.* (full|join_empty))|.*lets go).* #[1-9]");

    private Story() {}

    /** A paragraph for each call, in the order in which they began. */
    static List<String> of(List<CallCommand> reports) {
        Map<InteractionId, List<String>> calls = new LinkedHashMap<>();
        for (CallCommand report : reports) {
            calls.computeIfAbsent(report.interactionId(), id -> new ArrayList<>())
                    .add(line(report));
        }
        List<String> lines = new ArrayList<>();
        for (List<String> call : calls.values()) {
            if (!lines.isEmpty()) {
                lines.add("");
            }
            lines.addAll(call);
        }
        return lines;
    }

    /** What the switchboard's record tells as well: the stays of each call in queues, and with whom they ended. */
    static Map<InteractionId, List<String>> visits(List<CallCommand> reports) {
        Map<InteractionId, List<String>> visits = new HashMap<>();
        for (CallCommand report : reports) {
            String line = line(report).replaceFirst(" after .*| to [0-9]+", "");
            if (VISIT.matcher(line).find()) {
                visits.computeIfAbsent(report.interactionId(), id -> new ArrayList<>())
                        .add(line);
            }
        }
        return visits;
    }

    private static String line(CallCommand report) {
        if (report instanceof ReportArrival arrival) {
            return arrival.direction().code() + " to " + arrival.dialled();
        }
        if (report instanceof ReportPlacedCall placed) {
            return agent(placed.agentId()) + " calls, " + placed.direction().code();
        }
        if (report instanceof ReportAnswer) {
            return "is answered";
        }
        if (report instanceof ReportJoin join) {
            return "joins " + join.queueName() + " #" + join.visitNo();
        }
        if (report instanceof ReportRinging ringing) {
            return "rings at " + agent(ringing.agentId()) + " #" + ringing.visitNo();
        }
        if (report instanceof ReportRingEnd end) {
            return agent(end.agentId()) + " " + end.outcome().code() + " #" + end.visitNo();
        }
        if (report instanceof ReportConnection connection) {
            return "talks with " + agent(connection.agentId()) + " #" + connection.visitNo() + " after "
                    + (connection.ringMs() == null ? "?" : connection.ringMs() / 1000 + "s");
        }
        if (report instanceof ReportExit exit) {
            return "leaves " + exit.queueName() + " " + exit.exit().code() + " #" + exit.visitNo();
        }
        if (report instanceof ReportHold) {
            return "is held";
        }
        if (report instanceof ReportResumption) {
            return "is resumed";
        }
        if (report instanceof ReportRelease release) {
            return agent(release.agentId()) + " lets go, " + release.release().code()
                    + (release.to() == null ? "" : " to " + agent(release.to())) + " #" + release.visitNo();
        }
        if (report instanceof ReportRecordingStart) {
            return "is recorded";
        }
        if (report instanceof ReportRecordingPause pause) {
            return pause.paused() ? "is not recorded" : "is recorded again";
        }
        if (report instanceof ReportRecordingEnd) {
            return "is recorded no more";
        }
        if (report instanceof ReportMonitoring monitoring) {
            return monitoring.mode().code() + " by " + monitoring.supervisor().replaceAll(".*-0*", "");
        }
        if (report instanceof ReportMonitoringEnd) {
            return "nobody listens";
        }
        ReportEnd end = (ReportEnd) report;
        return "ends, " + end.by().code();
    }

    private static String agent(AgentId agentId) {
        String text = agentId.toString();
        return text.startsWith("01890000-") ? text.substring(text.length() - 4) : "somebody";
    }
}
