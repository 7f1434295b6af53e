package io.switchlog.query.routing;

import io.switchlog.messages.routing.Standing;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Where an agent stood at some time with regard to one interaction.
 *
 * @param state on the interaction's channel; null before there was the agent
 * @param membership in the step's queue; null if he did not serve it or the step has none
 * @param named whether the step names this agent
 */
record Situation(@Nullable State state, @Nullable Membership membership, boolean named, Load load) {
    private static final String LOGGED_OUT = "logged_out";
    private static final String AVAILABLE = "available";

    /** What he was on the channel, and since when. */
    record State(
            String code,
            @Nullable String reason,
            Instant since,
            @Nullable Instant sessionBeganAt) {}

    /** That he served the queue, and since when. */
    record Membership(int penalty, Instant since) {}

    /**
     * What he had open and how much that might be.
     *
     * @param ringing interactions of which he was being notified
     */
    record Load(int openTabs, int tabLimit, int openOnChannel, int capacity, int ringing, int mostRinging) {}

    boolean loggedIn() {
        return state != null && !LOGGED_OUT.equals(state.code());
    }

    boolean member() {
        return named || membership != null;
    }

    /** Whether he is paused, wraps up or does not respond: for admission these are one. */
    boolean paused() {
        return loggedIn() && state != null && !AVAILABLE.equals(state.code());
    }

    /** As the rules of admission see it. */
    Standing standing() {
        return new Standing(
                loggedIn(),
                member(),
                paused(),
                load.openTabs(),
                load.tabLimit(),
                load.openOnChannel(),
                load.capacity());
    }
}
