package io.switchlog.command;

import static io.switchlog.command.Centre.session;
import static io.switchlog.command.Centre.step;
import static org.assertj.core.api.Assertions.assertThat;

import io.switchlog.command.dispatch.Refusal;
import io.switchlog.command.dispatch.Refused;
import io.switchlog.command.log.Chain;
import io.switchlog.command.log.CommandIds;
import io.switchlog.command.log.Unknown;
import io.switchlog.messages.Channel;
import io.switchlog.messages.account.AccountCommand.CreateAccount;
import io.switchlog.messages.account.AccountId;
import io.switchlog.messages.agent.AgentCommand.ChangeAgent;
import io.switchlog.messages.agent.AgentCommand.LoginAgent;
import io.switchlog.messages.agent.AgentCommand.LogoutAgent;
import io.switchlog.messages.agent.AgentCommand.PauseAgent;
import io.switchlog.messages.agent.AgentCommand.UnpauseAgent;
import io.switchlog.messages.agent.AgentEvent.AgentCapacityChanged;
import io.switchlog.messages.agent.AgentEvent.AgentTabClosed;
import io.switchlog.messages.agent.AgentEvent.AgentTabOpened;
import io.switchlog.messages.agent.AgentId;
import io.switchlog.messages.agent.LogoutCause;
import io.switchlog.messages.interaction.InteractionCommand.AcceptInteraction;
import io.switchlog.messages.interaction.InteractionCommand.CloseInteraction;
import io.switchlog.messages.interaction.InteractionCommand.OfferInteraction;
import io.switchlog.messages.interaction.InteractionCommand.ReceiveInteraction;
import io.switchlog.messages.interaction.InteractionEvent.InteractionAccepted;
import io.switchlog.messages.interaction.InteractionId;
import io.switchlog.messages.queue.QueueCommand.AddQueueMember;
import io.switchlog.messages.queue.QueueCommand.RemoveQueueMember;
import io.switchlog.messages.queue.QueueId;
import io.switchlog.messages.settings.SettingsCommand.ChangeSettings;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** Two nodes on one database, each with its own caches: together they decide like one. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class TwoNodesTest {
    private static final int THREADS_PER_NODE = 8;

    private final Database database = Database.fresh();
    private final TestClock clock = new TestClock();
    private final Centre left = new Centre(database, clock);
    private final Centre right = new Centre(database, clock);

    @AfterAll
    void close() {
        left.close();
        right.close();
        Chain.assertIntact(database);
    }

    @Test
    void whatOneNodeDidTheOtherKnowsAtOnce() {
        AgentId anna = left.agent();
        for (int round = 0; round < 200; round++) {
            left.given(new LoginAgent(anna, session()));
            right.given(new PauseAgent(anna, Set.of(Channel.CHAT), "Lunch"));
            left.given(new UnpauseAgent(anna, Set.of(Channel.CHAT)));
            right.given(new LogoutAgent(anna, LogoutCause.REQUESTED));
        }
    }

    @Test
    void aMembershipThatIsNewToTheOtherNodeIsNoRefusal() {
        AgentId anna = left.loggedIn();
        QueueId queueId = left.queue(left.loggedIn());
        InteractionId warmUp = left.received(queueId, 600);
        right.when(right.offer(warmUp, 1, anna)).expectRefused(Refusal.NOT_A_MEMBER);
        for (int round = 0; round < 50; round++) {
            left.given(new AddQueueMember(queueId, anna, 0));
            InteractionId interactionId = left.received(queueId, 600);
            assertThat(right.when(right.offer(interactionId, 1, anna)).failure())
                    .isNull();
            left.given(new RemoveQueueMember(queueId, anna));
            right.when(new AcceptInteraction(interactionId, anna)).expectRefused(Refusal.NOT_A_MEMBER);
        }
    }

    @Test
    void aLimitThatIsNewToTheOtherNodeHoldsThere() {
        AgentId anna = left.loggedIn();
        QueueId queueId = left.queue(anna);
        try {
            InteractionId open = left.received(queueId, 600);
            right.given(right.offer(open, 1, anna));
            right.given(new AcceptInteraction(open, anna));
            InteractionId waiting = left.received(queueId, 600);
            right.given(right.offer(waiting, 1, anna));
            left.given(new ChangeSettings(1, null, null, null, null, null, null));
            right.when(new AcceptInteraction(waiting, anna)).expectRefused(Refusal.TAB_LIMIT);
            left.given(new ChangeSettings(2, null, null, null, null, null, null));
            assertThat(right.when(new AcceptInteraction(waiting, anna)).failure())
                    .isNull();
        } finally {
            left.given(new ChangeSettings(0, null, null, null, null, null, null));
        }
    }

    @Test
    void thatThereIsNothingToDoIsNotSaidOfAnOldState() {
        AgentId anna = left.agent();
        right.given(new ChangeAgent(anna, Map.of(Channel.CHAT, 3), Map.of(), null));
        left.given(new ChangeAgent(anna, Map.of(Channel.CHAT, 5), Map.of(), null));
        right.when(new ChangeAgent(anna, Map.of(Channel.CHAT, 3), Map.of(), null))
                .expectEvents(new AgentCapacityChanged(anna, Channel.CHAT, 5, 3));

        right.given(new ChangeSettings(null, 41, null, null, null, null, null));
        left.given(new ChangeSettings(null, 42, null, null, null, null, null));
        assertThat(right.when(new ChangeSettings(null, 41, null, null, null, null, null))
                        .events())
                .hasSize(1);
    }

    @Test
    void whatDidNotExistYetCanBeUsedOnceItDoes() {
        QueueId queueId = left.queue();
        AccountId accountId = new AccountId(CommandIds.next());
        ReceiveInteraction early = Centre.receive(accountId);
        right.when(early).expectFailure(Unknown.class);
        left.given(new CreateAccount(accountId, "Website", Channel.CHAT, List.of(step(queueId, 60))));
        assertThat(right.when(early).failure()).isNull();
    }

    @Test
    void agentsAndInteractionsThatBothNodesHammerLoseNothing() throws Exception {
        left.given(new ChangeSettings(0, null, null, null, null, null, null));
        int capacity = 3;
        List<AgentId> agents = new ArrayList<>();
        for (int i = 0; i < 4; i++) {
            agents.add(left.loggedIn(Map.of(Channel.CHAT, capacity)));
        }
        QueueId queueId = left.queue(agents.toArray(AgentId[]::new));
        AccountId accountId = left.account(Channel.CHAT, step(queueId, 86_400));
        List<InteractionId> interactions = new ArrayList<>();
        for (int i = 0; i < 60; i++) {
            interactions.add(left.received(accountId));
        }
        ConcurrentLinkedQueue<InteractionId> accepted = new ConcurrentLinkedQueue<>();
        ExecutorService executor = Executors.newFixedThreadPool(2 * THREADS_PER_NODE);
        List<Callable<Void>> work = new ArrayList<>();
        for (int thread = 0; thread < 2 * THREADS_PER_NODE; thread++) {
            Centre node = thread % 2 == 0 ? left : right;
            Random random = new Random(thread);
            work.add(() -> {
                for (int i = 0; i < 120; i++) {
                    AgentId agentId = agents.get(random.nextInt(agents.size()));
                    InteractionId interactionId = interactions.get(random.nextInt(interactions.size()));
                    Object command = switch (random.nextInt(6)) {
                        case 0 -> new PauseAgent(agentId, Set.of(Channel.CHAT), "Lunch " + i);
                        case 1 -> new UnpauseAgent(agentId, Set.of(Channel.CHAT));
                        case 2 -> new CloseInteraction(interactionId, null, null);
                        case 3 -> new AcceptInteraction(interactionId, agentId);
                        default -> node.offer(interactionId, 1, agentId);
                    };
                    try {
                        node.given(command);
                        if (command instanceof AcceptInteraction) {
                            accepted.add(interactionId);
                        }
                    } catch (Refused refused) {
                        assertThat(refused.code()).isNotNull();
                    }
                }
                return null;
            });
        }
        for (Future<Void> future : executor.invokeAll(work)) {
            future.get();
        }
        executor.shutdown();
        assertThat(accepted).as("some were accepted, each once").isNotEmpty().doesNotHaveDuplicates();
        for (InteractionId interactionId : interactions) {
            assertThat(left.stream(interactionId, InteractionAccepted.class))
                    .hasSize(accepted.contains(interactionId) ? 1 : 0);
        }
        for (AgentId agentId : agents) {
            int open = 0;
            for (Object event : left.stream(agentId)) {
                open += event instanceof AgentTabOpened ? 1 : event instanceof AgentTabClosed ? -1 : 0;
                assertThat(open).as("capacity is never exceeded").isBetween(0, capacity);
            }
        }
        Chain.assertIntact(database);
    }

    @Test
    void anOfferIsBoundToTheStepThatBothNodesSee() {
        AgentId anna = left.loggedIn();
        QueueId queueId = left.queue(anna);
        InteractionId interactionId = left.received(queueId, 600);
        OfferInteraction offer = right.offer(interactionId, 1, anna);
        right.given(offer);
        left.when(offer).expectEvents();
        left.given(new AcceptInteraction(interactionId, anna));
        right.when(new AcceptInteraction(interactionId, anna)).expectRefused(Refusal.ALREADY_ACCEPTED);
    }
}
