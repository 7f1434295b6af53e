package io.switchlog.command.routing;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.switchlog.command.log.CommandIds;
import io.switchlog.command.log.StoredEvent;
import io.switchlog.messages.Channel;
import io.switchlog.messages.EventCatalogue;
import io.switchlog.messages.EventCatalogue.EventType;
import io.switchlog.messages.EventCodec;
import io.switchlog.messages.account.AccountId;
import io.switchlog.messages.agent.AgentEvent.AgentCreated;
import io.switchlog.messages.agent.AgentEvent.AgentLoggedIn;
import io.switchlog.messages.agent.AgentEvent.AgentTabClosed;
import io.switchlog.messages.agent.AgentEvent.AgentTabOpened;
import io.switchlog.messages.agent.AgentId;
import io.switchlog.messages.agent.SessionId;
import io.switchlog.messages.agent.Typology;
import io.switchlog.messages.interaction.AcceptMode;
import io.switchlog.messages.interaction.InteractionCommand.OfferInteraction;
import io.switchlog.messages.interaction.InteractionCommand.RescindOffers;
import io.switchlog.messages.interaction.InteractionEvent.InteractionAccepted;
import io.switchlog.messages.interaction.InteractionEvent.InteractionOfferRescinded;
import io.switchlog.messages.interaction.InteractionEvent.InteractionOffered;
import io.switchlog.messages.interaction.InteractionEvent.InteractionQueued;
import io.switchlog.messages.interaction.InteractionId;
import io.switchlog.messages.interaction.Origin;
import io.switchlog.messages.interaction.RescindCause;
import io.switchlog.messages.privacy.Sealed;
import io.switchlog.messages.queue.QueueEvent.QueueCreated;
import io.switchlog.messages.queue.QueueEvent.QueueMemberAdded;
import io.switchlog.messages.queue.QueueId;
import io.switchlog.messages.queue.Strategy;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Deque;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.UUID;

/**
 * The routing process without database and threads: a busy centre in which everybody is full, and so many wait. Whenever
 * an agent closes something, one of those who wait is offered to him and accepted, and another contact arrives. What is
 * timed is what the process does with one event: take it in and decide.
 */
public final class DecisionTime {
    private static final int AGENTS = 1_000;
    private static final int QUEUES = 50;
    private static final int QUEUES_PER_AGENT = 5;
    private static final SessionId SESSION = new SessionId(new UUID(0, 1));
    private static final AccountId ACCOUNT = new AccountId(new UUID(0, 2));
    private static final List<Channel> CHANNELS = List.copyOf(Channel.digital());
    private static final List<Strategy> STRATEGIES = Arrays.stream(Strategy.values())
            .filter(strategy -> strategy != Strategy.UNKNOWN)
            .toList();

    private final Random random = new Random(7);
    private final WaitingRoom room = new WaitingRoom();
    private final Router router = new Router(room);
    private final Instant now = Instant.parse("2026-03-02T08:00:00Z");
    private final List<AgentId> agents = new ArrayList<>();
    private final List<QueueId> queues = new ArrayList<>();
    private final Deque<Decision> decided = new ArrayDeque<>();
    private final byte[] metadata = "{}".getBytes(UTF_8);
    private long position;
    private long[] times = new long[1 << 16];
    private int timed;

    /** @param bytesPerWaiting what one more waiting interaction costs in memory */
    public record Result(int waiting, long events, long medianNanos, long p99Nanos, long bytesPerWaiting) {}

    private DecisionTime() {}

    /** Measures with so many waiting. */
    public static Result measure(int waiting, int cycles) {
        DecisionTime centre = new DecisionTime();
        centre.setUp();
        long before = usedMemory();
        for (int i = 0; i < waiting; i++) {
            centre.arrives();
        }
        long bytes = (usedMemory() - before) / waiting;
        for (int i = 0; i < cycles / 4; i++) {
            centre.cycle();
        }
        centre.timed = 0;
        for (int i = 0; i < cycles; i++) {
            centre.cycle();
        }
        long[] sorted = Arrays.copyOf(centre.times, centre.timed);
        Arrays.sort(sorted);
        return new Result(
                waiting, sorted.length, sorted[sorted.length / 2], sorted[(int) (sorted.length * 0.99)], bytes);
    }

    private static long usedMemory() {
        for (int i = 0; i < 3; i++) {
            System.gc();
        }
        Runtime runtime = Runtime.getRuntime();
        return runtime.totalMemory() - runtime.freeMemory();
    }

    private void setUp() {
        for (int i = 0; i < AGENTS; i++) {
            AgentId agentId = new AgentId(CommandIds.next());
            Sealed name = new Sealed(agentId.value(), "c2VhbGVk");
            happened(new AgentCreated(
                    agentId, name, name, null, null, null, Typology.WEBRTC, null, false, onePerChannel()));
            happened(new AgentLoggedIn(agentId, SESSION));
            CHANNELS.forEach(
                    channel -> happened(new AgentTabOpened(agentId, new InteractionId(UUID.randomUUID()), channel)));
            agents.add(agentId);
        }
        for (int i = 0; i < QUEUES; i++) {
            QueueId queueId = new QueueId(CommandIds.next());
            Strategy strategy = STRATEGIES.get(i % STRATEGIES.size());
            happened(new QueueCreated(queueId, "Queue " + i, channelOf(i), strategy, 30, i % 11));
            queues.add(queueId);
        }
        for (int i = 0; i < AGENTS; i++) {
            for (int k = 0; k < QUEUES_PER_AGENT; k++) {
                happened(new QueueMemberAdded(queues.get((i * 7 + k * 11) % QUEUES), agents.get(i), k));
            }
        }
    }

    private static Map<Channel, Integer> onePerChannel() {
        Map<Channel, Integer> capacity = new EnumMap<>(Channel.class);
        CHANNELS.forEach(channel -> capacity.put(channel, 1));
        return capacity;
    }

    private static Channel channelOf(int queue) {
        return CHANNELS.get(queue % CHANNELS.size());
    }

    private void arrives() {
        int queue = random.nextInt(QUEUES);
        happened(new InteractionQueued(
                new InteractionId(CommandIds.next()),
                1,
                1,
                Origin.NEW,
                queues.get(queue),
                "Queue " + queue,
                Strategy.RRMEMORY,
                channelOf(queue),
                ACCOUNT,
                "Website",
                random.nextInt(3),
                now.plusSeconds(86_400)));
    }

    /** Somebody closes something, and gets something else for it. */
    private void cycle() {
        AgentAtWork agent = room.agent(agents.get(random.nextInt(AGENTS)));
        var tabs = agent.state().workload().tabs();
        var tab = tabs.get(random.nextInt(tabs.size()));
        happened(new AgentTabClosed(agent.agentId(), tab.interactionId(), tab.channel()));
        carryOut();
        WaitingInteraction ringing = agent.offers().stream().findFirst().orElse(null);
        if (ringing == null) {
            happened(new AgentTabOpened(agent.agentId(), tab.interactionId(), tab.channel()));
            return;
        }
        accept(agent.agentId(), ringing);
        carryOut();
        arrives();
        carryOut();
    }

    private void accept(AgentId agentId, WaitingInteraction interaction) {
        WaitingInteraction.Step step = interaction.step();
        happened(new InteractionAccepted(
                step.interactionId(),
                step.number(),
                agentId,
                new Sealed(agentId.value(), "c2VhbGVk"),
                Typology.WEBRTC,
                step.queueId(),
                step.channel(),
                AcceptMode.MANUAL,
                now));
        happened(new AgentTabOpened(agentId, step.interactionId(), step.channel()));
    }

    private void carryOut() {
        while (!decided.isEmpty()) {
            Decision decision = decided.remove();
            if (decision.command() instanceof OfferInteraction offer) {
                WaitingInteraction.Step step = Objects.requireNonNull(room.waiting(offer.interactionId()))
                        .step();
                offer.offers()
                        .forEach(each -> happened(new InteractionOffered(
                                offer.interactionId(),
                                offer.stepNo(),
                                each.agentId(),
                                step.queueId(),
                                step.channel(),
                                offer.expiresAt(),
                                each.choice(),
                                null,
                                null)));
            } else if (decision.command() instanceof RescindOffers rescind) {
                rescind.agentIds()
                        .forEach(agentId -> happened(new InteractionOfferRescinded(
                                rescind.interactionId(),
                                rescind.stepNo(),
                                agentId,
                                Channel.CHAT,
                                RescindCause.CAPACITY)));
            } else {
                throw new IllegalStateException("not expected here: " + decision);
            }
            router.done(decision, true, now);
        }
    }

    private void happened(Object event) {
        EventType type = EventCatalogue.typeOf(event.getClass());
        position++;
        StoredEvent stored = new StoredEvent(
                position,
                new UUID(7, position),
                "any",
                "any",
                position,
                type.name(),
                type.version(),
                now,
                EventCodec.encode(event),
                metadata);
        long start = System.nanoTime();
        room.apply(stored);
        List<Decision> decisions = router.decide(now);
        note(System.nanoTime() - start);
        decided.addAll(decisions);
    }

    private void note(long nanos) {
        if (timed == times.length) {
            times = Arrays.copyOf(times, timed * 2);
        }
        times[timed++] = nanos;
    }
}
