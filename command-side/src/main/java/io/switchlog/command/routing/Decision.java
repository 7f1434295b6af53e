package io.switchlog.command.routing;

import io.switchlog.messages.interaction.InteractionCommand;
import java.util.UUID;

/**
 * A command that routing wants to be carried out.
 *
 * @param about the interaction in the step that it was decided for
 * @param causedBy the event that it follows from
 */
record Decision(WaitingInteraction about, InteractionCommand command, UUID causedBy) {}
