package io.switchlog.command.account;

import static io.switchlog.command.dispatch.Refused.refuseIf;

import io.switchlog.command.agent.Agent;
import io.switchlog.command.dispatch.Refusal;
import io.switchlog.command.log.StreamStates;
import io.switchlog.command.log.Unknown;
import io.switchlog.command.queue.QueueProfile;
import io.switchlog.command.settings.Licensing;
import io.switchlog.messages.Channel;
import io.switchlog.messages.account.AccountCommand.AddAccountAgent;
import io.switchlog.messages.account.AccountCommand.ChangeAccount;
import io.switchlog.messages.account.AccountCommand.CreateAccount;
import io.switchlog.messages.account.RouteStep;
import java.util.List;
import java.util.Objects;
import org.axonframework.commandhandling.CommandHandler;
import org.axonframework.modelling.command.Aggregate;
import org.axonframework.modelling.command.Repository;

/** Whatever about an account depends on queues and agents: that its route leads somewhere, and to the right channel. */
public final class AccountRegistration {
    private final Repository<Account> accounts;
    private final Repository<Agent> agents;
    private final StreamStates states;

    public AccountRegistration(Repository<Account> accounts, Repository<Agent> agents, StreamStates states) {
        this.accounts = accounts;
        this.agents = agents;
        this.states = states;
    }

    @CommandHandler
    void decide(CreateAccount command) throws Exception {
        Licensing.require(states, command.channel());
        checkRoute(command.route(), command.channel());
        accounts.newInstance(() -> new Account(command));
    }

    @CommandHandler
    void decide(ChangeAccount command) {
        Aggregate<Account> account = accounts.load(command.accountId().toString());
        List<RouteStep> route = command.route();
        if (route != null) {
            checkRoute(route, account.invoke(Account::channel));
        }
        account.execute(found -> found.decide(command));
    }

    @CommandHandler
    void decide(AddAccountAgent command) {
        Aggregate<Account> account = accounts.load(command.accountId().toString());
        Agent.requireKept(agents, command.agentId());
        account.execute(found -> found.decide(command));
    }

    private void checkRoute(List<RouteStep> route, Channel channel) {
        route.stream()
                .map(RouteStep::agentId)
                .filter(Objects::nonNull)
                .sorted()
                .forEach(agentId -> Agent.requireKept(agents, agentId));
        for (RouteStep step : route) {
            if (step.queueId() != null) {
                states.requireExisting("queue", step.queueId());
                QueueProfile queue = QueueProfile.read(states, step.queueId());
                if (queue == null) {
                    throw new Unknown("queue", step.queueId());
                }
                refuseIf(queue.deleted(), Refusal.QUEUE_DELETED);
                refuseIf(queue.channel() != channel, Refusal.WRONG_CHANNEL);
            }
        }
    }
}
