package io.switchlog.telephony.queuelog;

import java.time.Instant;

/**
 * What the report and the switchboard's record do not agree about.
 *
 * @param callId the caller's channel
 * @param at when the call joined the queue
 * @param what joined, result, agent, release, or a time
 * @param recorded by the switchboard; empty if it has no such stay
 * @param reported by the centre; empty if it has no such stay
 * @param reason why that is so, as far as it is known
 */
public record Difference(
        String callId, String queue, Instant at, What what, String recorded, String reported, Reason reason) {
    /** In what they differ. */
    public enum What {
        STAY,
        JOINED_AT,
        RESULT,
        RESULT_AT,
        AGENT,
        RELEASE,
        RELEASED_AT
    }

    /** Why they differ. */
    public enum Reason {
        /** Nobody listened at that time. */
        BLIND,
        /** What was heard is not translated yet, or the call goes on. */
        UNDER_WAY,
        UNKNOWN
    }
}
