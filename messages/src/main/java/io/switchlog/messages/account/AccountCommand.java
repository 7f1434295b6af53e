package io.switchlog.messages.account;

import io.switchlog.messages.Channel;
import io.switchlog.messages.agent.AgentId;
import java.util.List;
import org.axonframework.modelling.command.TargetAggregateIdentifier;
import org.jspecify.annotations.Nullable;

/** What can be asked of an account. */
public sealed interface AccountCommand {
    AccountId accountId();

    /** Creates an account; every step must exist, and its queue be of the account's channel. */
    record CreateAccount(AccountId accountId, String name, Channel channel, List<RouteStep> route)
            implements AccountCommand {}

    /** Changes what is given and leaves the rest. */
    record ChangeAccount(
            AccountId accountId,
            @Nullable String name,
            @Nullable List<RouteStep> route) implements AccountCommand {}

    /** Lets the agent see the account's interactions. */
    record AddAccountAgent(AccountId accountId, AgentId agentId) implements AccountCommand {}

    /** Ends that; refused if the agent is not on the account. */
    record RemoveAccountAgent(@TargetAggregateIdentifier AccountId accountId, AgentId agentId)
            implements AccountCommand {}

    /** Deletes the account. */
    record DeleteAccount(@TargetAggregateIdentifier AccountId accountId) implements AccountCommand {}
}
