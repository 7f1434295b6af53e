package io.switchlog.command.call;

import io.switchlog.command.call.CallState.Monitor;
import io.switchlog.command.call.CallState.Monitored;
import io.switchlog.command.call.CallState.Phase;
import io.switchlog.command.call.CallState.Recording;
import io.switchlog.command.call.CallState.RecordingState;
import io.switchlog.messages.agent.AgentId;
import io.switchlog.messages.call.CallCommand;
import io.switchlog.messages.call.CallCommand.ReportHold;
import io.switchlog.messages.call.CallCommand.ReportMonitoring;
import io.switchlog.messages.call.CallCommand.ReportMonitoringEnd;
import io.switchlog.messages.call.CallCommand.ReportRecordingEnd;
import io.switchlog.messages.call.CallCommand.ReportRecordingPause;
import io.switchlog.messages.call.CallCommand.ReportRecordingStart;
import io.switchlog.messages.call.CallCommand.ReportResumption;
import io.switchlog.messages.call.Monitoring;
import io.switchlog.messages.interaction.CallEvent.CallHeld;
import io.switchlog.messages.interaction.CallEvent.CallMonitoringEnded;
import io.switchlog.messages.interaction.CallEvent.CallMonitoringStarted;
import io.switchlog.messages.interaction.CallEvent.CallRecordingPaused;
import io.switchlog.messages.interaction.CallEvent.CallRecordingResumed;
import io.switchlog.messages.interaction.CallEvent.CallRecordingStarted;
import io.switchlog.messages.interaction.CallEvent.CallRecordingStopped;
import io.switchlog.messages.interaction.CallEvent.CallResumed;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What happens while people talk and does not change who has the call: holding, recording, monitoring. */
final class CallAsides {
    private CallAsides() {}

    /** Answers false if the report is about something else. */
    static boolean tell(Telling telling, CallCommand report) {
        if (report instanceof ReportHold hold) {
            hold(telling, hold.agentId());
        } else if (report instanceof ReportResumption resumption) {
            resume(telling, resumption.agentId());
        } else if (report instanceof ReportRecordingStart start) {
            record(telling, start.file());
        } else if (report instanceof ReportRecordingPause pause) {
            pause(telling, pause.file(), pause.paused());
        } else if (report instanceof ReportRecordingEnd end) {
            record(telling, end.file());
            stop(telling, end.file());
        } else if (report instanceof ReportMonitoring monitoring) {
            monitor(telling, monitoring);
        } else if (report instanceof ReportMonitoringEnd end) {
            Wishes.Monitor wish = telling.state().wishes().monitorAt(end.uniqueId());
            leave(telling, new Monitor(wish == null ? end.supervisor() : wish.supervisor(), end.agentId()));
        } else {
            return false;
        }
        return true;
    }

    private static void hold(Telling telling, AgentId agentId) {
        CallState state = telling.state();
        if (hasIt(state, agentId) && !state.isHeld() && !state.isOldNewsOfHolding(telling.at())) {
            telling.say(new CallHeld(telling.id(), state.step().number(), agentId));
        }
    }

    private static void resume(Telling telling, AgentId agentId) {
        CallState state = telling.state();
        if (hasIt(state, agentId) && state.isHeld() && !state.isOldNewsOfHolding(telling.at())) {
            telling.say(new CallResumed(telling.id(), state.step().number(), agentId));
        }
    }

    private static boolean hasIt(CallState state, AgentId agentId) {
        return state.is(Phase.TALKING) && agentId.equals(state.handler());
    }

    private static void record(Telling telling, String file) {
        telling.makeKnown();
        CallState state = telling.state();
        if (!state.recordings().containsKey(file)) {
            AgentId had = state.handler() == null && state.isEnded() ? state.lastHandler() : state.handler();
            telling.say(new CallRecordingStarted(telling.id(), state.steps(), had, file));
        }
    }

    private static void pause(Telling telling, String file, boolean paused) {
        record(telling, file);
        Recording recording = telling.state().recordings().get(file);
        if (recording == null || recording.at().isAfter(telling.at())) {
            return;
        }
        if (paused && recording.state() == RecordingState.RUNNING) {
            telling.say(new CallRecordingPaused(telling.id(), file));
        } else if (!paused && recording.state() == RecordingState.PAUSED) {
            telling.say(new CallRecordingResumed(telling.id(), file));
        }
    }

    private static void stop(Telling telling, String file) {
        Recording recording = telling.state().recordings().get(file);
        if (recording != null && recording.state() != RecordingState.STOPPED) {
            telling.say(new CallRecordingStopped(telling.id(), file));
        }
    }

    /** The switchboard does not say how somebody takes part; of those who asked it is known. */
    private static void monitor(Telling telling, ReportMonitoring report) {
        telling.makeKnown();
        Wishes.Monitor wish = telling.state().wishes().monitorAt(report.uniqueId());
        String supervisor = wish == null ? report.supervisor() : wish.supervisor();
        Monitoring mode = wish == null ? report.mode() : wish.mode();
        Monitored before = telling.state().monitors().get(new Monitor(supervisor, report.agentId()));
        if (telling.state().isEnded() || before != null && isOldNews(telling, before)) {
            return;
        }
        if (before == null || before.mode() != mode) {
            telling.say(new CallMonitoringStarted(telling.id(), supervisor, report.agentId(), mode));
        }
    }

    private static void leave(Telling telling, Monitor monitor) {
        Monitored before = telling.state().monitors().get(monitor);
        if (isThere(before)) {
            telling.say(new CallMonitoringEnded(telling.id(), monitor.supervisor(), monitor.agentId()));
        }
    }

    private static boolean isThere(@Nullable Monitored monitored) {
        return monitored != null && monitored.mode() != null;
    }

    private static boolean isOldNews(Telling telling, Monitored before) {
        return !telling.at().isAfter(before.at());
    }

    /** The switchboard does not say of what goes on during a call that it ends with it. */
    static void stopAll(Telling telling) {
        CallState state = telling.state();
        for (String file : List.copyOf(state.recordings().keySet())) {
            stop(telling, file);
        }
        for (Map.Entry<Monitor, Monitored> entry : List.copyOf(state.monitors().entrySet())) {
            leave(telling, entry.getKey());
        }
    }
}
