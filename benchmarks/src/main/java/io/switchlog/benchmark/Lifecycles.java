package io.switchlog.benchmark;

import io.switchlog.command.log.CommandIds;
import io.switchlog.command.log.StoredEvent;
import io.switchlog.messages.Channel;
import io.switchlog.messages.account.AccountId;
import io.switchlog.messages.agent.AgentId;
import io.switchlog.messages.interaction.Contact;
import io.switchlog.messages.interaction.InteractionCommand.AcceptInteraction;
import io.switchlog.messages.interaction.InteractionCommand.CloseInteraction;
import io.switchlog.messages.interaction.InteractionCommand.ReceiveInteraction;
import io.switchlog.messages.interaction.InteractionEvent.InteractionOffered;
import io.switchlog.messages.interaction.InteractionId;
import io.switchlog.messages.queue.QueueId;
import io.switchlog.messages.queue.Strategy;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

/**
 * Whole lives of interactions per second: received, offered by the routing process, accepted, closed; four commands and
 * seven events each, all projections following. Against the one-row inserts that as many commits would be.
 */
final class Lifecycles implements AutoCloseable {
    private static final int IN_FLIGHT = 32;
    private static final int COMMANDS = 4;
    private static final int QUEUES = 8;
    private static final int AGENTS_PER_QUEUE = 8;
    private static final Duration WARM_UP = Duration.ofSeconds(8);
    private static final Duration TIME = Duration.ofSeconds(10);

    private final Centre centre;
    private final List<AccountId> accounts = new ArrayList<>();
    private final Map<InteractionId, CountDownLatch> awaited = new ConcurrentHashMap<>();
    private final Map<InteractionId, AgentId> offeredTo = new ConcurrentHashMap<>();
    private final Semaphore appended = new Semaphore(0);
    private final Thread offers;
    private volatile boolean closed;

    private Lifecycles(Centre centre) {
        this.centre = centre;
        for (int queue = 0; queue < QUEUES; queue++) {
            List<AgentId> agents = centre.agents(AGENTS_PER_QUEUE);
            QueueId queueId = centre.queue("Lifecycles " + queue, Channel.CHAT, Strategy.RRMEMORY, agents);
            accounts.add(centre.account("Lifecycles " + queue, Channel.CHAT, queueId, 600));
        }
        centre.commandSide.log().onAppended(position -> appended.release());
        this.offers = new Thread(this::followOffers, "offers");
        this.offers.start();
    }

    static void run(Centre centre, Report report) throws SQLException {
        Limit.prepare(centre.owner);
        report.title("Lifecycles per second (receive, offer, accept, close), all projections following");
        try (Lifecycles lifecycles = new Lifecycles(centre)) {
            Load.run(IN_FLIGHT, WARM_UP, (worker, call) -> lifecycles.live(worker));
            Load.Result limit = Limit.plainInserts(centre.owner, IN_FLIGHT, Duration.ofSeconds(5));
            Load.Result result = Load.run(IN_FLIGHT, TIME, (worker, call) -> lifecycles.live(worker));
            long behind = centre.behind();
            report.line(
                    "%.0f lifecycles/s = %.0f commands/s at %d in flight; median %.1f ms, p99 %.1f ms a life",
                    result.perSecond(),
                    COMMANDS * result.perSecond(),
                    IN_FLIGHT,
                    result.median().toNanos() / 1e6,
                    result.p99().toNanos() / 1e6);
            report.line(
                    "limit %.0f one-row inserts/s; ratio of commands to it %.2f; projections %d events behind at the end",
                    limit.perSecond(), COMMANDS * result.perSecond() / limit.perSecond(), behind);
        }
    }

    private void live(int worker) throws InterruptedException {
        InteractionId interactionId = new InteractionId(CommandIds.next());
        CountDownLatch offered = new CountDownLatch(1);
        awaited.put(interactionId, offered);
        Contact nobody = new Contact(UUID.randomUUID(), null, null, null);
        AccountId accountId = accounts.get(worker % QUEUES);
        centre.send(new ReceiveInteraction(interactionId, false, accountId, nobody, null, null, 0));
        if (!offered.await(20, TimeUnit.SECONDS)) {
            throw new IllegalStateException("nobody was offered " + interactionId);
        }
        AgentId agentId = Objects.requireNonNull(offeredTo.remove(interactionId));
        centre.send(new AcceptInteraction(interactionId, agentId));
        centre.send(new CloseInteraction(interactionId, agentId, null));
    }

    private void followOffers() {
        long position = centre.commandSide.log().reader().head();
        try {
            while (!closed) {
                appended.tryAcquire(50, TimeUnit.MILLISECONDS);
                appended.drainPermits();
                for (StoredEvent event : centre.commandSide.log().reader().after(position, 1_000)) {
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
        offeredTo.put(event.interactionId(), event.agentId());
        CountDownLatch latch = awaited.remove(event.interactionId());
        if (latch != null) {
            latch.countDown();
        }
    }

    @Override
    public void close() {
        closed = true;
    }
}
