package io.switchlog.api;

import io.switchlog.Installation;
import io.switchlog.messages.agent.AgentCallCommand.NoteCallRefusal;
import io.switchlog.messages.agent.AgentCallCommand.RequestCall;
import io.switchlog.messages.agent.AgentId;
import io.switchlog.messages.agent.AgentTelephoneCommand.NoteTelephone;
import io.switchlog.messages.call.CallRequest.NoteRequestRefusal;
import io.switchlog.messages.call.CallRequest.RequestMonitoring;
import io.switchlog.messages.call.CallRequest.RequestRecording;
import io.switchlog.messages.call.Monitoring;
import io.switchlog.messages.call.Party;
import io.switchlog.messages.call.QueueExit;
import io.switchlog.messages.call.RecordingRequest;
import io.switchlog.messages.call.Release;
import io.switchlog.messages.call.RingOutcome;
import io.switchlog.messages.interaction.InteractionId;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;

/** Calls, as a switchboard reports them. */
final class VoiceTraffic {
    private final Installation.Node node;
    private final ContactCentre centre;

    VoiceTraffic(Installation.Node node, ContactCentre centre) {
        this.node = node;
        this.centre = centre;
    }

    void run() {
        String agent = centre.agent();
        String queue = centre.queue(Map.of("channel", "voice", "wrapUpSeconds", 5), agent);
        Switchboard answered = call();
        answered.send(
                answered.arrival(0),
                answered.join(1, 1, queue),
                answered.ringing(2, 1, agent),
                answered.ringEnd(3, 1, agent, RingOutcome.NO_ANSWER),
                answered.ringing(8, 1, agent),
                answered.connection(10, 1, agent),
                answered.recording(10, answered.id() + ".wav"),
                answered.recordingPause(12, answered.id() + ".wav", true),
                answered.recordingPause(14, answered.id() + ".wav", false),
                answered.recordingEnd(30, answered.id() + ".wav"),
                answered.monitoring(15, agent),
                answered.monitoringEnd(16, agent),
                answered.hold(20, agent),
                answered.resumption(25, agent),
                answered.release(30, 1, agent, Release.CALLER_HUNG_UP),
                answered.end(30, Party.CALLER));
        requests(queue, agent);
        Switchboard busy = call().reconciled();
        busy.send(
                busy.arrival(0),
                busy.join(1, 1, queue),
                busy.ringing(2, 1, agent),
                busy.ringEnd(2.5, 1, agent, RingOutcome.BUSY),
                busy.exit(20, 1, queue, QueueExit.ABANDONED),
                busy.end(20, Party.CALLER));
        Switchboard placed = call();
        placed.send(placed.placed(0, agent), placed.answer(5), placed.end(60, Party.AGENT));
        Switchboard waiting = call();
        waiting.send(waiting.arrival(0), waiting.join(1, 1, queue), waiting.ringing(2, 1, agent));
        waiting.send(waiting.end(9, Party.CALLER));
    }

    /** What people ask of switchboards, without one that does it. */
    private void requests(String queue, String agent) {
        centre.patch(
                "/agents/" + agent,
                Map.of("voice", Map.of("chanSpy", true), "webrtc", Map.of("enableRecording", true)));
        Switchboard call = call();
        call.send(call.arrival(0), call.join(1, 1, queue), call.connection(4, 1, agent));
        InteractionId id = InteractionId.of(call.id());
        AgentId agentId = AgentId.of(agent);
        call.ask(new RequestRecording(id, agentId, true, RecordingRequest.START, "leg-" + id));
        call.ask(new NoteRequestRefusal(id, agentId, "No such channel"));
        call.ask(new RequestMonitoring(id, agent, "3001", agentId, Monitoring.LISTEN, "spy-" + id));
        call.send(call.monitoring(6, agent), call.end(9, Party.CALLER));
        InteractionId wanted = new InteractionId(UUID.randomUUID());
        call.ask(new RequestCall(agentId, wanted, "branch", "dial-" + wanted, call.number(), null, false));
        call.ask(new NoteTelephone(agentId, "branch", true));
        call.ask(new NoteTelephone(agentId, "branch", false));
        call.ask(new NoteCallRefusal(agentId, wanted, "Extension does not exist."));
    }

    /** Nothing but the switchboard ends this one. */
    void leaveOneRinging() {
        String agent = centre.agent();
        String queue = centre.queue("voice", agent);
        Switchboard under = call();
        under.send(under.arrival(0), under.join(1, 1, queue), under.ringing(2, 1, agent));
    }

    private Switchboard call() {
        return new Switchboard(node, Instant.parse("2026-03-02T08:00:00Z"));
    }
}
