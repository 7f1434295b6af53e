package io.switchlog.telephony.queuelog;

import io.switchlog.messages.agent.AgentId;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A call's stay in a queue, as far as a record tells it.
 *
 * @param callId the caller's channel
 * @param joinedAt when it came
 * @param result how it went on
 * @param resultAt when; null as long as it waits
 * @param agent who answered, or null
 * @param release how that agent let go of it; null if nobody answered or he has it still
 * @param releasedAt when
 */
public record QueueStay(
        String callId,
        String queue,
        Instant joinedAt,
        Result result,
        @Nullable Instant resultAt,
        @Nullable AgentId agent,
        @Nullable Released release,
        @Nullable Instant releasedAt) {
    /** How a stay in a queue goes on. */
    public enum Result {
        WAITING,
        ANSWERED,
        ABANDONED,
        TIMED_OUT,
        EMPTY,
        KEY_PRESSED,
        WITHDRAWN
    }

    /** How an agent lets go. */
    public enum Released {
        BY_CALLER,
        BY_AGENT,
        PASSED_ON,
        BY_SWITCHBOARD
    }

    static QueueStay begun(QueueLogRow row) {
        return new QueueStay(row.callId(), row.queue(), row.time(), Result.WAITING, null, null, null, null);
    }

    QueueStay with(Result now, Instant at, @Nullable AgentId by) {
        return new QueueStay(callId, queue, joinedAt, now, at, by, null, null);
    }

    QueueStay released(Released how, Instant at) {
        return new QueueStay(callId, queue, joinedAt, result, resultAt, agent, how, at);
    }

    boolean waits() {
        return result == Result.WAITING;
    }

    boolean talks() {
        return result == Result.ANSWERED && release == null;
    }
}
