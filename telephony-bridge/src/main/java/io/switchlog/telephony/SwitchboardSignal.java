package io.switchlog.telephony;

import io.switchlog.messages.agent.AgentId;
import java.time.Instant;

/** What a switchboard can tell: what happened on it, and when by its own clock. */
public sealed interface SwitchboardSignal {
    /** Name of the switchboard. */
    String switchboard();

    /** When it happened, which may be long before it is heard. */
    Instant occurredAt();

    /** A signal about one call. */
    sealed interface CallSignal extends SwitchboardSignal {
        CallId call();

        @Override
        default String switchboard() {
            return call().switchboard();
        }
    }

    /** A contact rang. The caller's number is personal data and in clear: it must be sealed before it is kept. */
    record CallArrived(CallId call, String dialled, String caller, Instant occurredAt) implements CallSignal {}

    /** An agent's phone began to ring. */
    record AgentRang(CallId call, AgentId agentId, Instant occurredAt) implements CallSignal {}

    /** It stopped ringing without an answer. */
    record RingEnded(CallId call, AgentId agentId, RingOutcome outcome, Instant occurredAt) implements CallSignal {}

    /** The agent and the caller talk. */
    record Answered(CallId call, AgentId agentId, Instant occurredAt) implements CallSignal {}

    /** The caller hears music. */
    record Held(CallId call, Instant occurredAt) implements CallSignal {}

    /** They talk again. */
    record Resumed(CallId call, Instant occurredAt) implements CallSignal {}

    /** A supervisor is on the line. */
    record SpyJoined(CallId call, String extension, Switchboard.SpyMode mode, Instant occurredAt)
            implements CallSignal {}

    /** The switchboard's own queue let go of the call. */
    record QueueLeft(CallId call, String queue, QueueExit exit, Instant occurredAt) implements CallSignal {}

    /** The call is over. */
    record HungUp(CallId call, Party by, Instant occurredAt) implements CallSignal {}

    /** The link is down: from here on nothing is known of what happens on the switchboard. */
    record SwitchboardLost(String switchboard, Instant occurredAt) implements SwitchboardSignal {}

    /** The link is up again; what happened between is known only as far as it can be reconciled. */
    record SwitchboardRegained(String switchboard, Instant blindSince, Instant occurredAt)
            implements SwitchboardSignal {}

    /** Why a phone stopped ringing. */
    enum RingOutcome {
        NO_ANSWER,
        BUSY,
        /** The call ended, or somebody else answered. */
        CANCELLED
    }

    /** Why a call left a queue of the switchboard. */
    enum QueueExit {
        ANSWERED,
        /** The caller hung up: the only one of these that is an abandon. */
        ABANDONED,
        TIMED_OUT,
        NO_MEMBERS,
        FULL,
        KEY_PRESSED,
        WITHDRAWN
    }

    /** Who ended a call. */
    enum Party {
        CALLER,
        AGENT,
        SWITCHBOARD
    }
}
