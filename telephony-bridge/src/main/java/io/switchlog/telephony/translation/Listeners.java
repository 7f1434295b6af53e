package io.switchlog.telephony.translation;

import io.switchlog.messages.agent.AgentId;
import io.switchlog.messages.call.CallCommand.ReportMonitoring;
import io.switchlog.messages.call.CallCommand.ReportMonitoringEnd;
import io.switchlog.messages.call.Monitoring;
import io.switchlog.telephony.ami.AmiEvent;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;

/** Who listens to whose calls. */
final class Listeners {
    private final CentreDirectory directory;
    private final Map<String, Listener> listening = new HashMap<>();

    private record Listener(CallTrack call, String supervisor, AgentId agentId) {}

    Listeners(CentreDirectory directory) {
        this.directory = directory;
    }

    /** How he takes part is not said; the centre knows it of those whom it has let in, by their channel. */
    void take(AmiEvent event, OpenCalls calls, Reports reports) {
        String spy = event.get("SpyerUniqueid");
        if (event.name().equals("ChanSpyStop")) {
            stopped(spy, event.timestamp(), reports);
            return;
        }
        calls.callOrLegOf(event.get("SpyeeUniqueid")).ifPresent(call -> {
            AgentId agent = call.agent();
            String device = Channel.device(event.get("SpyerChannel"));
            if (agent == null || listening.containsKey(spy)) {
                return;
            }
            String supervisor =
                    directory.atDevice(device).map(AgentId::toString).orElse(device);
            listening.put(spy, new Listener(call, supervisor, agent));
            reports.add(new ReportMonitoring(
                    call.id(), reports.at(event.timestamp()), supervisor, agent, Monitoring.LISTEN, spy));
        });
    }

    private void stopped(String spy, Instant at, Reports reports) {
        Listener listener = listening.remove(spy);
        if (listener != null) {
            reports.add(new ReportMonitoringEnd(
                    listener.call().id(), reports.at(at), listener.supervisor(), listener.agentId(), spy));
        }
    }

    void ended(CallTrack call, Instant at, Reports reports) {
        listening.entrySet().stream()
                .filter(entry -> entry.getValue().call() == call)
                .map(Map.Entry::getKey)
                .toList()
                .forEach(spy -> stopped(spy, at, reports));
    }
}
