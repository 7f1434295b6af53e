package io.switchlog.offending.messages;

import io.switchlog.offending.command.agent.ForgetfulAgent;

/** Messages know no side. */
public final class KnowsTheCommandSide {
    Object agent() {
        return new ForgetfulAgent();
    }
}
