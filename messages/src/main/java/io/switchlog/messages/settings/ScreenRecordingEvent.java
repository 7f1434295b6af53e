package io.switchlog.messages.settings;

import io.switchlog.messages.Event;

/** What was decided about recordings of agents' screens. */
public sealed interface ScreenRecordingEvent {
    /** Recordings are kept elsewhere from now on; empty is each agent's own video folder (AG-91). */
    @Event(name = "settings.screen-recording-path-changed")
    record ScreenRecordingPathChanged(String from, String to) implements ScreenRecordingEvent {}
}
