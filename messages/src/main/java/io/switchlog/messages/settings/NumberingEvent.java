package io.switchlog.messages.settings;

import io.switchlog.messages.Event;

/** What was decided about internal numbers. */
public sealed interface NumberingEvent {
    /** Agents who are created without a number get another one at least (AG-12). */
    @Event(name = "settings.first-internal-changed")
    record FirstInternalChanged(int from, int to) implements NumberingEvent {}
}
