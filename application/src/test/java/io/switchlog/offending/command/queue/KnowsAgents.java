package io.switchlog.offending.command.queue;

import io.switchlog.offending.command.agent.ForgetfulAgent;

/** One half of a circle. */
public final class KnowsAgents {
    private final long number;

    public KnowsAgents(long number) {
        this.number = number;
    }

    Object agent() {
        return number > 0 ? new ForgetfulAgent() : "";
    }
}
