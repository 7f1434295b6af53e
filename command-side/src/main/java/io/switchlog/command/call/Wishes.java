package io.switchlog.command.call;

import io.switchlog.messages.call.Monitoring;
import io.switchlog.messages.interaction.CallEvent;
import io.switchlog.messages.interaction.CallEvent.CallMonitoringRequested;
import io.switchlog.messages.interaction.CallEvent.CallRecordingRequested;
import io.switchlog.messages.interaction.CallEvent.CallRequestRefused;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What people have asked of a call, for which the switchboard's reports are awaited. */
final class Wishes {
    private final Map<String, Monitor> monitoring = new HashMap<>();
    private final Map<String, Instant> recordings = new HashMap<>();

    /** Somebody who is to be let in. */
    record Monitor(String supervisor, Monitoring mode) {}

    Wishes() {}

    Wishes(Wishes other) {
        monitoring.putAll(other.monitoring);
        recordings.putAll(other.recordings);
    }

    void evolve(CallEvent event, Instant at) {
        if (event instanceof CallMonitoringRequested wish) {
            monitoring.put(wish.uniqueId(), new Monitor(wish.supervisor(), wish.mode()));
        } else if (event instanceof CallRecordingRequested wish) {
            recordings.put(wish.file(), at);
        } else if (event instanceof CallRequestRefused) {
            recordings.clear();
        }
    }

    /** Who was promised to be let in at this channel, or null. */
    @Nullable
    Monitor monitorAt(String uniqueId) {
        return monitoring.get(uniqueId);
    }

    /** When the recording of a file was last asked for, or null. */
    @Nullable
    Instant recordingAskedFor(String file) {
        return recordings.get(file);
    }
}
