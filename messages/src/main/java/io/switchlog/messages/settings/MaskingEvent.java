package io.switchlog.messages.settings;

import io.switchlog.messages.Event;

/** What was decided about masks over contacts' data. */
public sealed interface MaskingEvent {
    /** From now on another number of characters is hidden of what is masked (AG-40). */
    @Event(name = "settings.masked-characters-changed")
    record MaskedCharactersChanged(int from, int to) implements MaskingEvent {}
}
