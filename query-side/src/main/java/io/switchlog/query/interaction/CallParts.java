package io.switchlog.query.interaction;

import io.switchlog.messages.EventCatalogue;
import io.switchlog.messages.agent.AgentId;
import io.switchlog.messages.interaction.CallEvent;
import io.switchlog.messages.interaction.CallEvent.CallAnswered;
import io.switchlog.messages.interaction.CallEvent.CallBegan;
import io.switchlog.messages.interaction.CallEvent.CallEnded;
import io.switchlog.messages.interaction.CallEvent.CallHeld;
import io.switchlog.messages.interaction.CallEvent.CallMonitoringEnded;
import io.switchlog.messages.interaction.CallEvent.CallMonitoringRequested;
import io.switchlog.messages.interaction.CallEvent.CallMonitoringStarted;
import io.switchlog.messages.interaction.CallEvent.CallPlaced;
import io.switchlog.messages.interaction.CallEvent.CallRecordingRequested;
import io.switchlog.messages.interaction.CallEvent.CallRecordingStarted;
import io.switchlog.messages.interaction.CallEvent.CallReleased;
import io.switchlog.messages.interaction.CallEvent.CallRequestRefused;
import io.switchlog.messages.interaction.CallEvent.CallResumed;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What the timeline of a call tells of events that only calls have. */
final class CallParts {
    private CallParts() {}

    /** The event's name without its noun: began, held, recording-started, ... */
    static String what(CallEvent event) {
        return EventCatalogue.typeOf(event.getClass())
                .name()
                .replaceFirst(".*\\.", "")
                .replace('-', '_');
    }

    /** Whether it tells that somebody listens, which is not for the agent to whom he listens. */
    static boolean isMonitoring(Object event) {
        return event instanceof CallMonitoringRequested
                || event instanceof CallMonitoringStarted
                || event instanceof CallMonitoringEnded
                || event instanceof CallRequestRefused;
    }

    /** The agent whom the event is about, or null. */
    static @Nullable AgentId agent(CallEvent event) {
        if (event instanceof CallPlaced placed) {
            return placed.agentId();
        }
        if (event instanceof CallHeld held) {
            return held.agentId();
        }
        if (event instanceof CallResumed resumed) {
            return resumed.agentId();
        }
        if (event instanceof CallReleased released) {
            return released.agentId();
        }
        if (event instanceof CallRecordingStarted started) {
            return started.agentId();
        }
        if (event instanceof CallRecordingRequested requested) {
            return requested.agentId();
        }
        if (event instanceof CallMonitoringRequested requested) {
            return requested.agentId();
        }
        if (event instanceof CallRequestRefused refused) {
            return refused.agentId();
        }
        if (event instanceof CallMonitoringStarted started) {
            return started.agentId();
        }
        if (event instanceof CallMonitoringEnded ended) {
            return ended.agentId();
        }
        return event instanceof CallAnswered answered ? answered.agentId() : null;
    }

    /** @param agentSeen whether the agent may be named */
    static Map<String, @Nullable Object> details(CallEvent event, boolean agentSeen) {
        Map<String, @Nullable Object> details = new LinkedHashMap<>();
        details.put("agentId", agentSeen ? agent(event) : null);
        if (event instanceof CallBegan began) {
            details.put("pbx", began.pbx());
            details.put("uniqueId", began.uniqueId());
            details.put("linkedId", began.linkedId());
            details.put("direction", began.direction().code());
        } else if (event instanceof CallPlaced placed) {
            details.put("pbx", placed.pbx());
            details.put("uniqueId", placed.uniqueId());
            details.put("linkedId", placed.linkedId());
            details.put("direction", placed.direction().code());
        } else if (event instanceof CallReleased released) {
            details.put(Life.STEP_NO, released.stepNo());
            details.put("release", released.release().code());
        } else if (event instanceof CallRecordingRequested requested) {
            details.put("request", requested.request().code());
        } else if (event instanceof CallMonitoringRequested requested) {
            details.put("mode", requested.mode().code());
        } else if (event instanceof CallMonitoringStarted started) {
            details.put("mode", started.mode().code());
        } else if (event instanceof CallEnded ended) {
            details.put("by", ended.by().code());
            details.put("hangupCause", ended.hangupCause());
        }
        return details;
    }
}
