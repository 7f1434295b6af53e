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

    /** How many interactions may ring at one agent at the same time is another number. */
    @Event(name = "settings.live-offer-limit-changed")
    record LiveOfferLimitChanged(int from, int to) implements SettingsEvent {}

    /** How long a transferred interaction waits for its new agent, when the transfer does not say, is another time. */
    @Event(name = "settings.transfer-timeout-changed")
    record TransferTimeoutChanged(int fromSeconds, int toSeconds) implements SettingsEvent {}

    /** After how long without a sign of life a session ends is another time; 0 for never. */
    @Event(name = "settings.session-timeout-changed")
    record SessionTimeoutChanged(int fromMinutes, int toMinutes) implements SettingsEvent {}

    /** Something else happens when an agent who is logged in logs in once more. */
    @Event(name = "settings.second-login-changed")
    record SecondLoginChanged(SecondLogin from, SecondLogin to) implements SettingsEvent {}

    /** Agents may pause for reasons of the catalogue only. */
    @Event(name = "settings.pause-reasons-restricted")
    record PauseReasonsRestricted() implements SettingsEvent {}

    /** Agents may pause for reasons in their own words again. */
    @Event(name = "settings.pause-reasons-opened")
    record PauseReasonsOpened() implements SettingsEvent {}
}
