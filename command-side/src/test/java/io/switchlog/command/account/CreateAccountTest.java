package io.switchlog.command.account;

import static io.switchlog.command.Centre.step;

import io.switchlog.command.Centre;
import io.switchlog.command.dispatch.Refusal;
import io.switchlog.command.log.CommandIds;
import io.switchlog.command.log.Unknown;
import io.switchlog.messages.Channel;
import io.switchlog.messages.account.AccountCommand.AddAccountAgent;
import io.switchlog.messages.account.AccountCommand.ChangeAccount;
import io.switchlog.messages.account.AccountCommand.CreateAccount;
import io.switchlog.messages.account.AccountCommand.DeleteAccount;
import io.switchlog.messages.account.AccountEvent.AccountAgentAdded;
import io.switchlog.messages.account.AccountEvent.AccountCreated;
import io.switchlog.messages.account.AccountEvent.AccountRenamed;
import io.switchlog.messages.account.AccountEvent.AccountRouteChanged;
import io.switchlog.messages.account.AccountId;
import io.switchlog.messages.account.RouteStep;
import io.switchlog.messages.agent.AgentId;
import io.switchlog.messages.queue.QueueCommand.DeleteQueue;
import io.switchlog.messages.queue.QueueId;
import io.switchlog.messages.queue.Strategy;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class CreateAccountTest {
    private final Centre centre = new Centre();

    @AfterAll
    void close() {
        centre.close();
    }

    @Test
    void aRouteLeadsToQueuesOfTheChannelAndToAgents() {
        AccountId website = new AccountId(CommandIds.next());
        List<RouteStep> route = List.of(step(centre.queue(), 60), step(centre.agent(), 30));
        centre.when(new CreateAccount(website, "Website", Channel.CHAT, route))
                .expectEvents(new AccountCreated(website, "Website", Channel.CHAT, route));
    }

    @Test
    void aQueueOfAnotherChannelIsRefused() {
        QueueId mail = centre.queue(Channel.EMAIL, Strategy.RRMEMORY);
        centre.when(create(step(mail, 60))).expectRefused(Refusal.WRONG_CHANNEL);
    }

    @Test
    void aDeletedQueueIsRefused() {
        QueueId gone = centre.queue();
        centre.given(new DeleteQueue(gone));
        centre.when(create(step(gone, 60))).expectRefused(Refusal.QUEUE_DELETED);
    }

    @Test
    void whatDoesNotExistIsUnknown() {
        centre.when(create(step(new QueueId(CommandIds.next()), 60))).expectFailure(Unknown.class);
        centre.when(create(step(new AgentId(CommandIds.next()), 60))).expectFailure(Unknown.class);
    }

    @Test
    void nameAndRouteChangeByThemselves() {
        QueueId first = centre.queue();
        QueueId second = centre.queue();
        AccountId website = centre.account(Channel.CHAT, step(first, 60));
        centre.when(new ChangeAccount(website, "Shop", null))
                .expectEvents(new AccountRenamed(website, "Website", "Shop"));
        centre.when(new ChangeAccount(website, null, List.of(step(second, 10))))
                .expectEvents(new AccountRouteChanged(website, List.of(step(first, 60)), List.of(step(second, 10))));
        centre.when(new ChangeAccount(website, "Shop", List.of(step(second, 10))))
                .expectEvents();
        centre.when(new ChangeAccount(website, null, List.of(step(centre.queue(Channel.FAX, Strategy.BEEPALL), 10))))
                .expectRefused(Refusal.WRONG_CHANNEL);
    }

    @Test
    void agentsAreAddedOnceAndOnlyIfTheyExist() {
        AgentId anna = centre.agent();
        AccountId website = centre.account(Channel.CHAT, step(anna, 60));
        centre.when(new AddAccountAgent(website, anna)).expectEvents(new AccountAgentAdded(website, anna));
        centre.when(new AddAccountAgent(website, anna)).expectEvents();
        centre.when(new AddAccountAgent(website, new AgentId(CommandIds.next())))
                .expectFailure(Unknown.class);
    }

    @Test
    void nothingArrivesAtADeletedAccount() {
        AccountId website = centre.account(Channel.CHAT, step(centre.queue(), 60));
        centre.given(new DeleteAccount(website));
        centre.when(Centre.receive(website)).expectRefused(Refusal.ACCOUNT_DELETED);
    }

    private static CreateAccount create(RouteStep step) {
        return new CreateAccount(new AccountId(CommandIds.next()), "Website", Channel.CHAT, List.of(step));
    }
}
