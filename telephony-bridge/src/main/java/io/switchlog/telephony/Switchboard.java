package io.switchlog.telephony;

import io.switchlog.messages.agent.AgentId;
import java.time.Duration;

/**
 * What can be asked of a switchboard (AG-26, AG-62). Asking returns at once; what came of it is heard as a
 * {@link SwitchboardSignal}.
 */
public interface Switchboard {

    /** Hears the signals one after the other, in the order in which the switchboard gives them. */
    @FunctionalInterface
    interface Listener {
        /** Takes one signal; must not wait for anything, as the next one waits for it. */
        void heard(SwitchboardSignal signal);
    }

    /** Let an agent's phone ring for a call, for this long at most. */
    record Ring(CallId call, AgentId agentId, Duration atMost) {}

    /** What a supervisor does on another's call. */
    enum SpyMode {
        /** Hears both, is heard by nobody. */
        LISTEN,
        /** Is heard by the agent as well. */
        WHISPER,
        /** Is heard by both. */
        BARGE
    }

    /** Let a supervisor's extension into a call. */
    record Spy(CallId call, String extension, SpyMode mode) {}

    /** Name of this switchboard. */
    String name();

    void listen(Listener listener);

    /** @throws SwitchboardRefused if the call is unknown or answered, or the link is down */
    void ring(Ring ring);

    /**
     * Answers for the agent whose phone rings.
     *
     * @throws SwitchboardRefused if it does not ring, or the link is down
     */
    void connect(CallId call, AgentId agentId);

    /** @throws SwitchboardRefused if nobody talks on the call, or the link is down */
    void hold(CallId call);

    /** @throws SwitchboardRefused if the call is not on hold, or the link is down */
    void resume(CallId call);

    /** Ends the call. @throws SwitchboardRefused if there is none, or the link is down */
    void release(CallId call);

    /** @throws SwitchboardRefused if nobody talks on the call, or the link is down */
    void spy(Spy spy);
}
