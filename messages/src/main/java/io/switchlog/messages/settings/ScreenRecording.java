package io.switchlog.messages.settings;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Where recordings of agents' screens are kept.
 *
 * @param path on the agents' computers or on the network, for all agents; empty for each agent's own video folder
 *     (AG-90, AG-91)
 */
public record ScreenRecording(String path) {
    public static final SettingsGroup<ScreenRecording, Change, ScreenRecordingEvent> GROUP = new SettingsGroup<>(
            "screenRecording",
            ScreenRecordingEvent.class,
            new ScreenRecording(""),
            ScreenRecording::changes,
            ScreenRecording::after);

    /** What is asked for. */
    public record Change(@Nullable String path) {}

    private List<ScreenRecordingEvent> changes(Change asked) {
        return asked.path() == null || asked.path().equals(path)
                ? List.of()
                : List.of(new ScreenRecordingEvent.ScreenRecordingPathChanged(path, asked.path()));
    }

    private ScreenRecording after(ScreenRecordingEvent event) {
        if (event instanceof ScreenRecordingEvent.ScreenRecordingPathChanged changed) {
            return new ScreenRecording(changed.to());
        }
        return this;
    }
}
