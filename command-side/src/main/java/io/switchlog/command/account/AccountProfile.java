package io.switchlog.command.account;

import static java.util.Objects.requireNonNull;

import io.switchlog.command.log.StreamStates;
import io.switchlog.messages.Channel;
import io.switchlog.messages.account.AccountEvent;
import io.switchlog.messages.account.AccountEvent.AccountAgentAdded;
import io.switchlog.messages.account.AccountEvent.AccountAgentRemoved;
import io.switchlog.messages.account.AccountEvent.AccountCreated;
import io.switchlog.messages.account.AccountEvent.AccountDeleted;
import io.switchlog.messages.account.AccountEvent.AccountRenamed;
import io.switchlog.messages.account.AccountEvent.AccountRouteChanged;
import io.switchlog.messages.account.AccountId;
import io.switchlog.messages.account.RouteStep;
import io.switchlog.messages.agent.AgentId;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** An account as it is. Immutable. */
public record AccountProfile(
        AccountId accountId,
        String name,
        Channel channel,
        List<RouteStep> route,
        Set<AgentId> agents,
        boolean deleted) {

    /** The account with this id as of now, or null; the command under way is guarded by what it reads here. */
    public static @Nullable AccountProfile read(StreamStates states, AccountId accountId) {
        return states.<AccountProfile>read(
                "account", accountId.toString(), (before, event) -> after(before, (AccountEvent) event));
    }

    /** The account after an event, null before the first. */
    static AccountProfile after(@Nullable AccountProfile before, AccountEvent event) {
        if (event instanceof AccountCreated created) {
            return new AccountProfile(
                    created.accountId(), created.name(), created.channel(), created.route(), Set.of(), false);
        }
        return requireNonNull(before, "an account's first event is its creation")
                .changedBy(event);
    }

    private AccountProfile changedBy(AccountEvent event) {
        if (event instanceof AccountRenamed renamed) {
            return new AccountProfile(accountId, renamed.to(), channel, route, agents, deleted);
        }
        if (event instanceof AccountRouteChanged changed) {
            return new AccountProfile(accountId, name, channel, changed.to(), agents, deleted);
        }
        if (event instanceof AccountAgentAdded added) {
            Set<AgentId> more = new LinkedHashSet<>(agents);
            more.add(added.agentId());
            return new AccountProfile(accountId, name, channel, route, more, deleted);
        }
        if (event instanceof AccountAgentRemoved removed) {
            Set<AgentId> fewer = new LinkedHashSet<>(agents);
            fewer.remove(removed.agentId());
            return new AccountProfile(accountId, name, channel, route, fewer, deleted);
        }
        if (event instanceof AccountDeleted) {
            return new AccountProfile(accountId, name, channel, route, agents, true);
        }
        throw new IllegalStateException("an account cannot be changed by " + event);
    }
}
