package io.switchlog.benchmark;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.switchlog.command.CommandSide;
import io.switchlog.command.log.CommandIds;
import io.switchlog.command.log.LogReader;
import io.switchlog.command.log.StoredEvent;
import io.switchlog.command.routing.DecisionTime;
import io.switchlog.messages.Channel;
import io.switchlog.messages.account.AccountId;
import io.switchlog.messages.agent.AgentId;
import io.switchlog.messages.interaction.Contact;
import io.switchlog.messages.interaction.InteractionCommand.AcceptInteraction;
import io.switchlog.messages.interaction.InteractionCommand.CloseInteraction;
import io.switchlog.messages.interaction.InteractionCommand.ReceiveInteraction;
import io.switchlog.messages.interaction.InteractionEvent.InteractionOffered;
import io.switchlog.messages.interaction.InteractionId;
import io.switchlog.messages.privacy.Unsealed;
import io.switchlog.messages.queue.QueueId;
import io.switchlog.messages.queue.Strategy;
import io.switchlog.messages.settings.SettingsCommand.ChangeSettings;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.locks.LockSupport;

/**
 * Routing in a centre of 1,000 agents in 50 queues on six channels while many wait: the time of one decision, the time
 * from an arrival to its offer, and the time until another node has taken over.
 */
final class Routing implements AutoCloseable {
    private static final int[] WAITING = {100, 1_000, 10_000};
    private static final int CYCLES = 6_000;
    private static final int AGENTS = 1_000;
    private static final int QUEUES = 50;
    /** Queues whose members have time; in the others everybody who comes waits. */
    private static final int SERVED = 10;

    private static final int ARRIVALS_PER_SECOND = 200;
    private static final Duration WARM_UP = Duration.ofSeconds(8);
    private static final Duration TIME = Duration.ofSeconds(20);
    private static final Duration BETWEEN_COMMITS = Duration.ofMillis(10);
    private static final int DAY_SECONDS = 86_400;
    private static final List<Channel> CHANNELS = List.copyOf(Channel.digital());

    private final Centre centre;
    private final List<AccountId> crowded = new ArrayList<>();
    private final List<AccountId> served = new ArrayList<>();
    private final Map<InteractionId, Long> sentAt = new ConcurrentHashMap<>();
    private final ConcurrentLinkedQueue<Long> latencies = new ConcurrentLinkedQueue<>();
    private final ConcurrentLinkedQueue<Long> commandTimes = new ConcurrentLinkedQueue<>();
    private final ExecutorService people = Executors.newFixedThreadPool(16);
    private final Semaphore appended = new Semaphore(0);
    private final Thread follower = new Thread(this::followOffers, "offers");
    private volatile boolean closed;

    private Routing(Centre centre) {
        this.centre = centre;
        centre.commandSide.log().onAppended(position -> appended.release());
        follower.setDaemon(true);
    }

    static void run(Centre centre, Report report) throws SQLException, InterruptedException {
        decisions(report);
        try (Routing routing = new Routing(centre)) {
            routing.setUp();
            routing.follower.start();
            int waiting = 0;
            for (int more : WAITING) {
                routing.crowd(more - waiting);
                waiting = more;
                routing.takeOver(report, waiting);
            }
            routing.arrivals(report, waiting);
        }
    }

    private static void decisions(Report report) {
        report.title("Routing: one event taken in and decided on, 1,000 agents in 50 queues, in memory");
        DecisionTime.measure(1_000, CYCLES);
        for (int waiting : WAITING) {
            DecisionTime.Result result = DecisionTime.measure(waiting, CYCLES);
            report.line(
                    "%6d waiting: median %.3f ms, p99 %.3f ms over %d events; %d bytes per waiting interaction",
                    result.waiting(),
                    result.medianNanos() / 1e6,
                    result.p99Nanos() / 1e6,
                    result.events(),
                    result.bytesPerWaiting());
        }
    }

    private void setUp() {
        centre.send(new ChangeSettings(0, null, null, null, null, null, null));
        List<AgentId> agents = centre.agents(AGENTS);
        int perQueue = AGENTS / SERVED;
        for (int queue = 0; queue < QUEUES; queue++) {
            Channel channel = CHANNELS.get(queue % CHANNELS.size());
            boolean isServed = queue < SERVED;
            List<AgentId> members = isServed ? agents.subList(queue * perQueue, (queue + 1) * perQueue) : List.of();
            QueueId queueId = centre.queue("Routing " + queue, channel, Strategy.RRMEMORY, members);
            AccountId account = centre.account("Routing " + queue, channel, queueId, DAY_SECONDS);
            (isServed ? served : crowded).add(account);
        }
    }

    /** So many more come and wait where nobody has time. */
    private void crowd(int count) {
        List<Future<?>> arrivals = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            AccountId account = crowded.get(i % crowded.size());
            arrivals.add(people.submit(() -> centre.send(arrival(account))));
        }
        for (Future<?> arrival : arrivals) {
            try {
                arrival.get();
            } catch (InterruptedException | ExecutionException failed) {
                throw new IllegalStateException(failed);
            }
        }
    }

    private static ReceiveInteraction arrival(AccountId account) {
        Contact nobody = new Contact(UUID.randomUUID(), null, null, null);
        return new ReceiveInteraction(new InteractionId(CommandIds.next()), false, account, nobody, null, null, 0);
    }

    /** Routes for a moment, so that it has a memory; stops; somebody arrives; another node begins. */
    private void takeOver(Report report, int waiting) throws InterruptedException {
        CommandSide first = new CommandSide(
                centre.writer, name -> new Unsealed.Readable(name.cipher()), centre.clock, new SimpleMeterRegistry());
        first.routing().start();
        awaitOffer(first, served.get(0));
        first.close();
        ReceiveInteraction late = arrival(served.get(0));
        centre.send(late);
        CommandSide second = new CommandSide(
                centre.writer, name -> new Unsealed.Readable(name.cipher()), centre.clock, new SimpleMeterRegistry());
        long start = System.nanoTime();
        second.routing().start();
        awaitOffer(second, late.interactionId());
        report.line(
                "%6d waiting: another node takes over and has offered what came meanwhile after %.0f ms",
                waiting, (System.nanoTime() - start) / 1e6);
        second.close();
    }

    private void awaitOffer(CommandSide side, AccountId account) throws InterruptedException {
        ReceiveInteraction arrival = arrival(account);
        side.commands().send(Centre.caller(), arrival);
        awaitOffer(side, arrival.interactionId());
    }

    private void awaitOffer(CommandSide side, InteractionId interactionId) throws InterruptedException {
        LogReader reader = side.log().reader();
        while (reader.stream(interactionId.toString(), 0).stream()
                .noneMatch(event -> event.name().equals("interaction.offered"))) {
            TimeUnit.MILLISECONDS.sleep(1);
        }
    }

    private void arrivals(Report report, int waiting) throws SQLException, InterruptedException {
        report.title("Routing: from an arrival's command to its offer in the log, at " + ARRIVALS_PER_SECOND
                + " arrivals/s, each accepted and closed at once");
        Limit.prepare(centre.owner);
        centre.commandSide.routing().start();
        arrive(WARM_UP);
        latencies.clear();
        commandTimes.clear();
        long[] commits = besides(() -> arrive(TIME));
        long[] offers = sorted(latencies);
        long[] commands = sorted(commandTimes);
        report.line(
                "%d waiting elsewhere: median %.1f ms, p99 %.1f ms over %d arrivals",
                waiting, median(offers), p99(offers), offers.length);
        report.line(
                "limits beside it: a one-row commit of plain JDBC, median %.2f ms, p99 %.2f ms; the arrival's own command,"
                        + " median %.2f ms, p99 %.2f ms",
                median(commits), p99(commits), median(commands), p99(commands));
        report.line(
                "p99 is %.1f commits of plain JDBC, %.1f commands; median %.1f and %.1f",
                p99(offers) / p99(commits),
                p99(offers) / p99(commands),
                median(offers) / median(commits),
                median(offers) / median(commands));
    }

    /** What one-row commits take while this is going on. */
    private long[] besides(Run run) throws SQLException, InterruptedException {
        ConcurrentLinkedQueue<Long> times = new ConcurrentLinkedQueue<>();
        AtomicBoolean done = new AtomicBoolean();
        try (Limit.Insert insert = new Limit.Insert(centre.owner)) {
            Thread prober = new Thread(() -> {
                while (!done.get()) {
                    times.add(insert.nanos());
                    LockSupport.parkNanos(BETWEEN_COMMITS.toNanos());
                }
            });
            prober.start();
            run.run();
            done.set(true);
            prober.join();
        }
        return sorted(times);
    }

    private interface Run {
        void run() throws InterruptedException;
    }

    private static long[] sorted(ConcurrentLinkedQueue<Long> times) {
        return times.stream().mapToLong(Long::longValue).sorted().toArray();
    }

    private static double median(long[] sorted) {
        return sorted[sorted.length / 2] / 1e6;
    }

    private static double p99(long[] sorted) {
        return sorted[(int) (sorted.length * 0.99)] / 1e6;
    }

    private void arrive(Duration time) throws InterruptedException {
        long between = Duration.ofSeconds(1).toNanos() / ARRIVALS_PER_SECOND;
        long start = System.nanoTime();
        for (long sent = 0; sent * between < time.toNanos(); sent++) {
            while (System.nanoTime() < start + sent * between) {
                LockSupport.parkNanos(100_000);
            }
            ReceiveInteraction arrival = arrival(served.get((int) (sent % served.size())));
            people.execute(() -> {
                long sending = System.nanoTime();
                sentAt.put(arrival.interactionId(), sending);
                centre.send(arrival);
                commandTimes.add(System.nanoTime() - sending);
            });
        }
        while (!sentAt.isEmpty()) {
            TimeUnit.MILLISECONDS.sleep(10);
        }
    }

    private void followOffers() {
        LogReader reader = centre.commandSide.log().reader();
        long position = reader.head();
        try {
            while (!closed) {
                appended.tryAcquire(50, TimeUnit.MILLISECONDS);
                appended.drainPermits();
                for (StoredEvent event : reader.after(position, 1_000)) {
                    position = event.position();
                    if (event.name().equals("interaction.offered")) {
                        offered((InteractionOffered) event.event());
                    }
                }
            }
        } catch (InterruptedException stop) {
            Thread.currentThread().interrupt();
        }
    }

    private void offered(InteractionOffered event) {
        Long sent = sentAt.remove(event.interactionId());
        if (sent != null) {
            latencies.add(System.nanoTime() - sent);
            people.execute(() -> {
                centre.send(new AcceptInteraction(event.interactionId(), event.agentId()));
                centre.send(new CloseInteraction(event.interactionId(), event.agentId(), null));
            });
        }
    }

    @Override
    public void close() throws InterruptedException {
        closed = true;
        people.shutdown();
        people.awaitTermination(10, TimeUnit.SECONDS);
    }
}
