package io.switchlog.api;

import io.switchlog.messages.call.Party;
import io.switchlog.messages.call.QueueExit;
import io.switchlog.messages.call.Release;
import io.switchlog.messages.call.RingOutcome;
import java.time.Instant;
import java.util.Map;

/** Calls, as a switchboard reports them. */
final class VoiceTraffic {
    private final ContactCentre centre;

    VoiceTraffic(ContactCentre centre) {
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

    /** Nothing but the switchboard ends this one. */
    void leaveOneRinging() {
        String agent = centre.agent();
        String queue = centre.queue("voice", agent);
        Switchboard under = call();
        under.send(under.arrival(0), under.join(1, 1, queue), under.ringing(2, 1, agent));
    }

    private static Switchboard call() {
        return new Switchboard(Instant.parse("2026-03-02T08:00:00Z"));
    }
}
