package io.switchlog.messages.agent;

import org.jspecify.annotations.Nullable;

/** What can be asked of the catalogue of pause reasons. */
public sealed interface PauseReasonCommand {
    /** The one stream that holds it. */
    String STREAM = "pause-reasons";

    PauseReasonId reasonId();

    /** Adds a reason; refused if the name is taken, however it is capitalised. */
    record AddPauseReason(PauseReasonId reasonId, String name, boolean productive, int mostMinutes)
            implements PauseReasonCommand {}

    /** Changes what is given and leaves the rest. */
    record ChangePauseReason(
            PauseReasonId reasonId,
            @Nullable String name,
            @Nullable Boolean productive,
            @Nullable Integer mostMinutes) implements PauseReasonCommand {}

    /** Removes a reason; pauses under way stay. */
    record RemovePauseReason(PauseReasonId reasonId) implements PauseReasonCommand {}
}
