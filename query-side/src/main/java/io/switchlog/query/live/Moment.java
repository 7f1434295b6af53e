package io.switchlog.query.live;

import java.time.Instant;

/**
 * What a board shows: the log up to a position, all of it and nothing after it.
 *
 * @param position of the last event that it shows, 0 for none
 * @param recordedAt when that event was recorded
 * @param latest whether the tables show just this, so that what is open now is what was open then
 */
public record Moment(long position, Instant recordedAt, boolean latest) {}
