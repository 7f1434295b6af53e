package io.switchlog.command.interaction;

import static io.switchlog.command.Centre.step;
import static org.assertj.core.api.Assertions.assertThat;

import io.switchlog.command.Centre;
import io.switchlog.command.Database;
import io.switchlog.command.TestClock;
import io.switchlog.command.dispatch.Refusal;
import io.switchlog.command.dispatch.Refused;
import io.switchlog.command.log.Chain;
import io.switchlog.messages.Channel;
import io.switchlog.messages.account.AccountId;
import io.switchlog.messages.agent.AgentEvent.AgentTabClosed;
import io.switchlog.messages.agent.AgentEvent.AgentTabOpened;
import io.switchlog.messages.agent.AgentId;
import io.switchlog.messages.interaction.InteractionCommand.AbandonInteraction;
import io.switchlog.messages.interaction.InteractionCommand.AcceptInteraction;
import io.switchlog.messages.interaction.InteractionCommand.CloseInteraction;
import io.switchlog.messages.interaction.InteractionCommand.TimeOutStep;
import io.switchlog.messages.interaction.InteractionEvent.InteractionAbandoned;
import io.switchlog.messages.interaction.InteractionEvent.InteractionAccepted;
import io.switchlog.messages.interaction.InteractionEvent.InteractionTimedOut;
import io.switchlog.messages.interaction.InteractionId;
import io.switchlog.messages.interaction.TimeoutCause;
import io.switchlog.messages.queue.QueueId;
import io.switchlog.messages.queue.Strategy;
import io.switchlog.messages.settings.SettingsCommand.ChangeSettings;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Two agents accept, the contact leaves and the step's time ends, all at once and on two nodes. */
class SameInstantTest {
    private static final int ROUNDS = 2_000;
    private static final Set<Refusal> OVER = EnumSet.of(Refusal.ALREADY_ACCEPTED, Refusal.ABANDONED, Refusal.TIMED_OUT);

    private static final Set<Contender> AGENTS = EnumSet.of(Contender.ANNA, Contender.BERT);

    private enum Contender {
        ANNA,
        BERT,
        CONTACT,
        TIME
    }

    @Test
    @Tag("AG-117")
    @Tag("AG-118")
    @Tag("AG-119")
    void exactlyOneWinsAndNothingLeaks() throws Exception {
        Database database = Database.fresh();
        TestClock clock = new TestClock();
        try (Centre left = new Centre(database, clock);
                Centre right = new Centre(database, clock)) {
            left.given(new ChangeSettings(0, null, null, null, null, null, null));
            AgentId anna = left.loggedIn();
            AgentId bert = left.loggedIn();
            QueueId queueId = left.queue(Channel.CHAT, Strategy.BEEPALL, anna, bert);
            AccountId accountId = left.account(Channel.CHAT, step(queueId, 60));
            List<InteractionId> interactions = inParallel(ROUNDS, 8, round -> {
                InteractionId interactionId = left.received(accountId);
                left.given(left.offer(interactionId, 1, anna, bert));
                return interactionId;
            });
            clock.forward(Duration.ofSeconds(60));

            List<List<Contender>> results = fireAll(left, right, anna, bert, interactions);

            Map<Contender, Integer> wins = new EnumMap<>(Contender.class);
            for (int round = 0; round < ROUNDS; round++) {
                InteractionId interactionId = interactions.get(round);
                List<Contender> winners = results.get(round);
                assertThat(winners).as("round %d", round).hasSize(1);
                wins.merge(winners.get(0), 1, Integer::sum);
                assertThat(left.stream(
                                interactionId,
                                InteractionAccepted.class,
                                InteractionAbandoned.class,
                                InteractionTimedOut.class))
                        .as("round %d ends once", round)
                        .hasSize(1);
            }
            assertThat(wins).as("it is a race: everybody wins sometimes").containsOnlyKeys(Contender.values());

            int acceptances = wins.getOrDefault(Contender.ANNA, 0) + wins.getOrDefault(Contender.BERT, 0);
            assertThat(open(left, anna) + open(left, bert)).isEqualTo(acceptances);
            inParallel(ROUNDS, 8, round -> {
                if (AGENTS.contains(results.get(round).get(0))) {
                    right.given(new CloseInteraction(interactions.get(round), null, null));
                }
                return round;
            });
            assertThat(open(left, anna)).isZero();
            assertThat(open(left, bert)).isZero();
            Chain.assertIntact(database);
        }
    }

    private static List<List<Contender>> fireAll(
            Centre left, Centre right, AgentId anna, AgentId bert, List<InteractionId> interactions) throws Exception {
        List<List<Contender>> results = new ArrayList<>();
        for (int round = 0; round < ROUNDS; round++) {
            results.add(new ArrayList<>());
        }
        CyclicBarrier barrier = new CyclicBarrier(Contender.values().length);
        ExecutorService executor = Executors.newFixedThreadPool(Contender.values().length);
        List<Callable<Void>> contenders = new ArrayList<>();
        for (Contender contender : Contender.values()) {
            contenders.add(() -> {
                for (int round = 0; round < ROUNDS; round++) {
                    InteractionId interactionId = interactions.get(round);
                    // Nodes and starting order change from round to round.
                    Centre node = (round + contender.ordinal()) % 3 == 0 ? right : left;
                    barrier.await();
                    if (wins(node, command(contender, interactionId, anna, bert))) {
                        synchronized (results) {
                            results.get(round).add(contender);
                        }
                    }
                }
                return null;
            });
        }
        for (Future<Void> future : executor.invokeAll(contenders)) {
            future.get();
        }
        executor.shutdown();
        return results;
    }

    private static Object command(Contender contender, InteractionId interactionId, AgentId anna, AgentId bert) {
        return switch (contender) {
            case ANNA -> new AcceptInteraction(interactionId, anna);
            case BERT -> new AcceptInteraction(interactionId, bert);
            case CONTACT -> new AbandonInteraction(interactionId);
            case TIME -> new TimeOutStep(interactionId, 1, TimeoutCause.NO_ANSWER, List.of());
        };
    }

    private static boolean wins(Centre node, Object command) {
        try {
            node.given(command);
            return true;
        } catch (Refused refused) {
            assertThat(OVER).contains(refused.code());
            return false;
        }
    }

    private static int open(Centre centre, AgentId agentId) {
        return centre.stream(agentId, AgentTabOpened.class).size()
                - centre.stream(agentId, AgentTabClosed.class).size();
    }

    private interface Work<T> {
        T of(int round);
    }

    private static <T> List<T> inParallel(int rounds, int threads, Work<T> work) throws Exception {
        ExecutorService executor = Executors.newFixedThreadPool(threads);
        List<Callable<T>> calls = new ArrayList<>();
        for (int round = 0; round < rounds; round++) {
            int number = round;
            calls.add(() -> work.of(number));
        }
        List<T> results = new ArrayList<>();
        for (Future<T> future : executor.invokeAll(calls)) {
            results.add(future.get());
        }
        executor.shutdown();
        return results;
    }
}
