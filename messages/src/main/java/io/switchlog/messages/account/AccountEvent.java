package io.switchlog.messages.account;

import io.switchlog.messages.Channel;
import io.switchlog.messages.Event;
import io.switchlog.messages.agent.AgentId;
import java.util.List;

/** The life of an account: a website, mailbox or number that contacts reach, and where it leads them. */
public sealed interface AccountEvent {
    AccountId accountId();

    /** An account exists. */
    @Event(name = "account.created")
    record AccountCreated(AccountId accountId, String name, Channel channel, List<RouteStep> route)
            implements AccountEvent {}

    /** The account has another name. */
    @Event(name = "account.renamed")
    record AccountRenamed(AccountId accountId, String from, String to) implements AccountEvent {}

    /** What arrives from now on takes another route. */
    @Event(name = "account.route-changed")
    record AccountRouteChanged(AccountId accountId, List<RouteStep> from, List<RouteStep> to) implements AccountEvent {}

    /** The agent may see the interactions of this account (AG-21). */
    @Event(name = "account.agent-added")
    record AccountAgentAdded(AccountId accountId, AgentId agentId) implements AccountEvent {}

    /** The agent may not see them any more. */
    @Event(name = "account.agent-removed")
    record AccountAgentRemoved(AccountId accountId, AgentId agentId) implements AccountEvent {}

    /** Nothing arrives here any more. What is under way goes on. */
    @Event(name = "account.deleted")
    record AccountDeleted(AccountId accountId) implements AccountEvent {}
}
