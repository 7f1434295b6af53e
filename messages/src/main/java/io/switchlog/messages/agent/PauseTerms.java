package io.switchlog.messages.agent;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What the catalogue said about a pause's reason when the pause began.
 *
 * @param productive whether the agent works during such a pause
 * @param dueBackAt when the pause exceeds its maximum duration, or null if it has none
 */
public record PauseTerms(
        PauseReasonId reasonId,
        boolean productive,
        @Nullable Instant dueBackAt) {}
