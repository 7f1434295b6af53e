package io.switchlog.messages.settings;

import io.switchlog.messages.Event;

/** The settings of the whole centre. */
public sealed interface SettingsEvent {

    /** How many interactions an agent may have open over all channels is another number (AG-109, AMB-05). */
    @Event(name = "settings.tab-limit-changed")
    record TabLimitChanged(int from, int to) implements SettingsEvent {}

    /** How long an offer stands when its queue does not say, in seconds. */
    @Event(name = "settings.offer-timeout-changed")
    record OfferTimeoutChanged(int fromSeconds, int toSeconds) implements SettingsEvent {}
}
