package io.switchlog.command.agent;

import io.switchlog.messages.Channel;
import io.switchlog.messages.agent.AgentEvent;
import io.switchlog.messages.routing.Standing;

/**
 * What decides about an agent's work: what his aggregate decides on and what routing follows, one fold for both.
 * Immutable.
 */
public record AgentState(Readiness readiness, Workload workload, AutoAnswers autoAnswers) {
    /** An agent of whom nothing is known yet. */
    public static final AgentState NEW = new AgentState(Readiness.NEVER_LOGGED_IN, Workload.NONE, AutoAnswers.NONE);

    /** The state after an event. */
    public AgentState after(AgentEvent event) {
        return new AgentState(readiness.after(event), workload.after(event), autoAnswers.after(event));
    }

    /** Where the agent stands with regard to a new interaction of this channel. */
    public Standing standing(Channel channel, boolean member, int tabLimit) {
        return standing(channel, member, tabLimit, readiness.isReady(channel));
    }

    /** Where he stands with regard to one that he had: a wrap-up is no reason not to go on with it. */
    public Standing standingToGoOn(Channel channel, boolean member, int tabLimit) {
        return standing(channel, member, tabLimit, readiness.isThere(channel));
    }

    private Standing standing(Channel channel, boolean member, int tabLimit, boolean ready) {
        return new Standing(
                readiness.isLoggedIn(),
                member,
                !ready,
                workload.tabs().size(),
                tabLimit,
                workload.openOn(channel),
                workload.capacity(channel));
    }
}
