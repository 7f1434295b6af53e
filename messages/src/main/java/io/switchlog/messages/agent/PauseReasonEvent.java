package io.switchlog.messages.agent;

import io.switchlog.messages.Event;

/** The catalogue of reasons for which agents pause. One stream for the whole centre. */
public sealed interface PauseReasonEvent {
    PauseReasonId reasonId();

    /**
     * Agents can pause for this reason.
     *
     * @param productive whether an agent works during such a pause
     * @param mostMinutes how long such a pause may last, 0 for no limit
     */
    @Event(name = "pause-reason.added")
    record PauseReasonAdded(PauseReasonId reasonId, String name, boolean productive, int mostMinutes)
            implements PauseReasonEvent {}

    /** The reason has another name. Pauses keep the one of their time. */
    @Event(name = "pause-reason.renamed")
    record PauseReasonRenamed(PauseReasonId reasonId, String from, String to) implements PauseReasonEvent {}

    /** Pauses that begin from now on count as work, or no longer do. */
    @Event(name = "pause-reason.productivity-changed")
    record PauseReasonProductivityChanged(PauseReasonId reasonId, boolean productive) implements PauseReasonEvent {}

    /** Pauses that begin from now on may last for another time, 0 for no limit. */
    @Event(name = "pause-reason.limit-changed")
    record PauseReasonLimitChanged(PauseReasonId reasonId, int fromMinutes, int toMinutes)
            implements PauseReasonEvent {}

    /** Agents cannot pause for this reason any more. */
    @Event(name = "pause-reason.removed")
    record PauseReasonRemoved(PauseReasonId reasonId) implements PauseReasonEvent {}
}
