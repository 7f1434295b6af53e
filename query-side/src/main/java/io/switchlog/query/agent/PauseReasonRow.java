package io.switchlog.query.agent;

import java.time.Instant;
import java.util.UUID;

/**
 * A reason for which agents pause.
 *
 * @param productive whether an agent works during such a pause
 * @param mostMinutes how long such a pause may last, 0 for no limit
 */
record PauseReasonRow(UUID id, String name, boolean productive, int mostMinutes, Instant createdAt) {}
