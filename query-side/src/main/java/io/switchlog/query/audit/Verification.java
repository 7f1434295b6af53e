package io.switchlog.query.audit;

import org.jspecify.annotations.Nullable;

/**
 * What {@link LogVerifier} found.
 *
 * @param events rows that were checked and found good
 * @param firstBadPosition the first position that is altered, missing or too many; null if there is none
 * @param reason what is wrong there; null if nothing is
 * @param headHash hash of the last good row, in hexadecimal: whoever keeps it can tell later whether the log was cut
 * @param eventsPerSecond how fast the rows were checked
 */
public record Verification(
        Verdict verdict,
        long events,
        @Nullable Long firstBadPosition,
        @Nullable String reason,
        String headHash,
        long eventsPerSecond) {}
