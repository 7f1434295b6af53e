package io.switchlog.telephony.translation;

import io.switchlog.messages.call.CallCommand.ReportRecordingEnd;
import io.switchlog.messages.call.CallCommand.ReportRecordingPause;
import io.switchlog.messages.call.CallCommand.ReportRecordingStart;
import io.switchlog.telephony.ami.AmiEvent;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What is recorded of calls. A recording goes by the channel on which it is made, as no event names its file; recorders
 * name files after channels (docs/asterisk.md).
 */
final class Recordings {
    /** By channel; those without a call began before it was one. */
    private final Map<String, Recording> running = new HashMap<>();

    private record Recording(
            String channel, Instant since, @Nullable CallTrack call, boolean paused) {
        Recording of(CallTrack itsCall) {
            return new Recording(channel, since, itsCall, paused);
        }

        Recording paused(boolean now) {
            return new Recording(channel, since, call, now);
        }
    }

    void take(AmiEvent event, @Nullable CallTrack call, Reports reports) {
        String channel = event.get("Uniqueid");
        switch (event.name()) {
            case "MixMonitorStart" -> started(channel, call, event.timestamp(), reports);
            case "MixMonitorStop" -> hungUp(channel, event.timestamp(), reports);
            default -> muted(channel, event.get("State").equals("1"), event.timestamp(), reports);
        }
    }

    private void started(String channel, @Nullable CallTrack call, Instant at, Reports reports) {
        if (running.putIfAbsent(channel, new Recording(channel, at, call, false)) == null && call != null) {
            reports.add(new ReportRecordingStart(call.id(), reports.at(at), channel));
        }
    }

    private void muted(String channel, boolean paused, Instant at, Reports reports) {
        Recording recording = running.get(channel);
        if (recording == null || recording.paused() == paused) {
            return;
        }
        running.put(channel, recording.paused(paused));
        if (recording.call() != null) {
            reports.add(new ReportRecordingPause(recording.call().id(), reports.at(at), channel, paused));
        }
    }

    /** A channel that was recorded before has turned out to be this call's. */
    void known(CallTrack call, Reports reports) {
        Recording recording = running.get(call.caller().uniqueId());
        if (recording != null && recording.call() == null) {
            running.put(recording.channel(), recording.of(call));
            reports.add(new ReportRecordingStart(call.id(), reports.at(recording.since()), recording.channel()));
        }
    }

    /** Nothing is said of the end of a recording that ends with its channel. */
    void hungUp(String channel, Instant at, Reports reports) {
        Recording recording = running.remove(channel);
        if (recording != null && recording.call() != null) {
            reports.add(new ReportRecordingEnd(recording.call().id(), reports.at(at), channel));
        }
    }

    void ended(CallTrack call, Instant at, Reports reports) {
        running.values().stream()
                .filter(recording -> recording.call() == call)
                .map(Recording::channel)
                .toList()
                .forEach(channel -> hungUp(channel, at, reports));
    }
}
