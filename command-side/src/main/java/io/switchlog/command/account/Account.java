package io.switchlog.command.account;

import static io.switchlog.command.dispatch.Refused.refuseIf;
import static java.util.Objects.requireNonNull;
import static org.axonframework.modelling.command.AggregateLifecycle.apply;

import io.switchlog.command.dispatch.Refusal;
import io.switchlog.messages.Channel;
import io.switchlog.messages.account.AccountCommand.AddAccountAgent;
import io.switchlog.messages.account.AccountCommand.ChangeAccount;
import io.switchlog.messages.account.AccountCommand.CreateAccount;
import io.switchlog.messages.account.AccountCommand.DeleteAccount;
import io.switchlog.messages.account.AccountCommand.RemoveAccountAgent;
import io.switchlog.messages.account.AccountEvent;
import io.switchlog.messages.account.AccountEvent.AccountAgentAdded;
import io.switchlog.messages.account.AccountEvent.AccountAgentRemoved;
import io.switchlog.messages.account.AccountEvent.AccountCreated;
import io.switchlog.messages.account.AccountEvent.AccountDeleted;
import io.switchlog.messages.account.AccountEvent.AccountRenamed;
import io.switchlog.messages.account.AccountEvent.AccountRouteChanged;
import io.switchlog.messages.account.AccountId;
import org.axonframework.commandhandling.CommandHandler;
import org.axonframework.eventsourcing.EventSourcingHandler;
import org.axonframework.modelling.command.AggregateIdentifier;
import org.axonframework.modelling.command.AggregateRoot;
import org.jspecify.annotations.Nullable;

/** An account: an address that contacts reach, and the route on which it sends them. */
@AggregateRoot(type = "account")
public final class Account {
    @AggregateIdentifier
    @SuppressWarnings("UnusedVariable") // Axon reads it
    private @Nullable AccountId accountId;

    private @Nullable AccountProfile profile;

    Account() {}

    Account(CreateAccount command) {
        apply(new AccountCreated(command.accountId(), command.name(), command.channel(), command.route()));
    }

    void decide(ChangeAccount command) {
        AccountProfile account = living();
        if (command.name() != null && !command.name().equals(account.name())) {
            apply(new AccountRenamed(account.accountId(), account.name(), command.name()));
        }
        if (command.route() != null && !command.route().equals(account.route())) {
            apply(new AccountRouteChanged(account.accountId(), account.route(), command.route()));
        }
    }

    void decide(AddAccountAgent command) {
        AccountProfile account = living();
        if (!account.agents().contains(command.agentId())) {
            apply(new AccountAgentAdded(account.accountId(), command.agentId()));
        }
    }

    @CommandHandler
    void decide(RemoveAccountAgent command) {
        AccountProfile account = living();
        refuseIf(!account.agents().contains(command.agentId()), Refusal.NOT_A_MEMBER);
        apply(new AccountAgentRemoved(account.accountId(), command.agentId()));
    }

    @CommandHandler
    void decide(DeleteAccount command) {
        apply(new AccountDeleted(living().accountId()));
    }

    Channel channel() {
        return requireNonNull(profile).channel();
    }

    private AccountProfile living() {
        AccountProfile account = requireNonNull(profile);
        refuseIf(account.deleted(), Refusal.ACCOUNT_DELETED);
        return account;
    }

    @EventSourcingHandler
    void evolve(AccountEvent event) {
        accountId = event.accountId();
        profile = AccountProfile.after(profile, event);
    }
}
