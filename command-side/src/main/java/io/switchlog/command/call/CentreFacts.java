package io.switchlog.command.call;

import io.switchlog.messages.account.AccountId;
import io.switchlog.messages.agent.AgentId;
import io.switchlog.messages.agent.Typology;
import io.switchlog.messages.privacy.Sealed;
import io.switchlog.messages.queue.QueueId;
import io.switchlog.messages.queue.Strategy;
import org.jspecify.annotations.Nullable;

/** What the centre knows of those of whom a switchboard speaks. What it does not know goes by what it is told. */
interface CentreFacts {

    /** @param ringSeconds how long a telephone rings at most */
    record QueueFacts(String name, Strategy strategy, int ringSeconds) {}

    record AgentFacts(Sealed name, Typology typology) {}

    String accountName(AccountId accountId, String otherwise);

    QueueFacts queue(QueueId queueId, String otherwise);

    /** Null if the centre does not know the agent and no name was told. */
    @Nullable
    AgentFacts agent(AgentId agentId, @Nullable Sealed otherwise);
}
