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
 * What is recorded of calls. No event names a file; recorders name the first file after the channel on which it is made,
 * and those after it after the channel and a number (docs/asterisk.md).
 */
final class Recordings {
    /** By channel; those without a call began before it was one. */
    private final Map<String, Recording> running = new HashMap<>();
    /** How many files each channel has had. */
    private final Map<String, Integer> files = new HashMap<>();

    private record Recording(
            String file, Instant since, @Nullable CallTrack call, boolean paused) {
        Recording of(CallTrack itsCall) {
            return new Recording(file, since, itsCall, paused);
        }

        Recording paused(boolean now) {
            return new Recording(file, since, call, now);
        }
    }

    void take(AmiEvent event, @Nullable CallTrack call, Reports reports) {
        String channel = event.get("Uniqueid");
        switch (event.name()) {
            case "MixMonitorStart" -> started(channel, call, event.timestamp(), reports);
            case "MixMonitorStop" -> stopped(channel, event.timestamp(), reports);
            default -> muted(channel, event.get("State").equals("1"), event.timestamp(), reports);
        }
    }

    private void started(String channel, @Nullable CallTrack call, Instant at, Reports reports) {
        if (running.containsKey(channel)) {
            return;
        }
        int number = files.merge(channel, 1, Integer::sum);
        String file = number == 1 ? channel : channel + "-" + number;
        running.put(channel, new Recording(file, at, call, false));
        if (call != null) {
            reports.add(new ReportRecordingStart(call.id(), reports.at(at), file));
        }
    }

    private void muted(String channel, boolean paused, Instant at, Reports reports) {
        Recording recording = running.get(channel);
        if (recording == null || recording.paused() == paused) {
            return;
        }
        running.put(channel, recording.paused(paused));
        if (recording.call() != null) {
            reports.add(new ReportRecordingPause(recording.call().id(), reports.at(at), recording.file(), paused));
        }
    }

    /** A channel that was recorded before has turned out to be this call's. */
    void known(CallTrack call, Reports reports) {
        String channel = call.caller().uniqueId();
        Recording recording = running.get(channel);
        if (recording != null && recording.call() == null) {
            running.put(channel, recording.of(call));
            reports.add(new ReportRecordingStart(call.id(), reports.at(recording.since()), recording.file()));
        }
    }

    private void stopped(String channel, Instant at, Reports reports) {
        Recording recording = running.remove(channel);
        if (recording != null && recording.call() != null) {
            reports.add(new ReportRecordingEnd(recording.call().id(), reports.at(at), recording.file()));
        }
    }

    /** Nothing is said of the end of a recording that ends with its channel. */
    void hungUp(String channel, Instant at, Reports reports) {
        stopped(channel, at, reports);
        files.remove(channel);
    }

    void ended(CallTrack call, Instant at, Reports reports) {
        running.entrySet().stream()
                .filter(entry -> entry.getValue().call() == call)
                .map(Map.Entry::getKey)
                .toList()
                .forEach(channel -> stopped(channel, at, reports));
    }
}
