package io.switchlog.projection.interaction;

import io.switchlog.messages.interaction.InteractionId;
import io.switchlog.projection.NameId;
import java.util.UUID;

/** The id of a report row: that of the step number, in decimal digits, in the name space of the interaction's id. */
final class StepId {
    private StepId() {}

    static UUID of(InteractionId interactionId, int stepNo) {
        return NameId.of(interactionId.value(), Integer.toString(stepNo));
    }
}
