package io.switchlog.messages.call;

import java.time.Instant;

/**
 * Where and when something happened that the centre was told of.
 *
 * @param pbx name of the switchboard
 * @param occurredAt by the switchboard's clock, which may be long before it is recorded
 * @param reconciled whether it was not observed but found out afterwards, from the switchboard's own record
 */
public record Observation(String pbx, Instant occurredAt, boolean reconciled) {}
