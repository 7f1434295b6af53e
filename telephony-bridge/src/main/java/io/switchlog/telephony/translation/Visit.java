package io.switchlog.telephony.translation;

import io.switchlog.messages.agent.AgentId;
import io.switchlog.messages.queue.QueueId;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A call's stay in a queue of the switchboard. */
final class Visit {
    /** By how much the times of an event and of the same in the record differ at most. */
    private static final Duration APART = Duration.ofMillis(250);

    final int no;
    final String queue;
    final QueueId queueId;
    final Instant joinedAt;
    /** Since when it rings at whom. */
    final Map<AgentId, Instant> ringing = new HashMap<>();

    /** When it last rang in vain at whom. */
    final Map<AgentId, Instant> rangInVain = new HashMap<>();

    private final boolean reconciled;

    /** When the switchboard said that the call is out of the queue, which it says before it says why. */
    @Nullable
    Instant leftAt;

    /** When it spoke of an abandon, which it does for other exits, too. */
    @Nullable
    Instant abandonedAt;

    boolean connected;
    boolean over;

    Visit(int no, String queue, QueueId queueId, Instant joinedAt, boolean reconciled) {
        this.no = no;
        this.queue = queue;
        this.queueId = queueId;
        this.joinedAt = joinedAt;
        this.reconciled = reconciled;
    }

    boolean waits() {
        return !connected && !over;
    }

    /** Whether an event and the record tell of the same; what the same source tells twice has happened twice. */
    boolean isTheOneThatBegan(String itsQueue, Instant at, boolean fromRecord) {
        return reconciled != fromRecord && queue.equals(itsQueue) && near(joinedAt, at);
    }

    /** Whether the record's word of this queue and time is of this stay, and not of an earlier one. */
    boolean isMeant(String itsQueue, Instant at) {
        return queue.equals(itsQueue) && !at.isBefore(joinedAt.minus(APART));
    }

    static boolean near(@Nullable Instant one, Instant other) {
        return one != null && Duration.between(one, other).abs().compareTo(APART) <= 0;
    }
}
