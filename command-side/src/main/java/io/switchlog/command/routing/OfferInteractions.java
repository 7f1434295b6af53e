package io.switchlog.command.routing;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Tags;
import io.micrometer.core.instrument.Timer;
import io.switchlog.command.agent.Heartbeats;
import io.switchlog.command.dispatch.Caller;
import io.switchlog.command.dispatch.Commands;
import io.switchlog.command.dispatch.Receipt;
import io.switchlog.command.dispatch.Refused;
import io.switchlog.command.lock.SessionLock;
import io.switchlog.command.log.CommandIds;
import io.switchlog.command.log.LogReader;
import io.switchlog.command.log.LogUnavailable;
import io.switchlog.command.log.Unknown;
import io.switchlog.command.routing.Dispatcher.Outcome;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;

/**
 * The process that gets interactions to agents: it follows the log, keeps the waiting room, and sends what the router
 * decides. One node owns it at a time; what it knows is a function of the log, and what it sends is decided again by the
 * interaction itself, so a command too many is refused and one lost in a crash is decided anew.
 */
public final class OfferInteractions implements AutoCloseable {
    private static final Logger log = LoggerFactory.getLogger(OfferInteractions.class);
    private static final int SENDERS = 16;
    private static final Duration TICK = Duration.ofMillis(20);
    private static final Duration POLL = Duration.ofMillis(50);
    private static final Duration CHECK = Duration.ofSeconds(1);
    private static final Duration TRY_TO_OWN = Duration.ofMillis(250);

    private final DataSource dataSource;
    private final LogReader reader;
    private final Commands commands;
    private final Presence presence;
    private final Clock clock;
    private final QueueGauges waitingGauges;
    private final QueueGauges offeredGauges;
    private final Timer decisionTime;
    private final AtomicInteger owner = new AtomicInteger();
    private final Semaphore wake = new Semaphore(0);
    private final BlockingQueue<Outcome> outcomes = new LinkedBlockingQueue<>();
    private final ExecutorService senders;
    private final Thread thread;
    private volatile boolean stopping;

    public OfferInteractions(
            DataSource dataSource,
            LogReader reader,
            Commands commands,
            Heartbeats heartbeats,
            Clock clock,
            MeterRegistry meters) {
        this.dataSource = dataSource;
        this.reader = reader;
        this.commands = commands;
        this.presence = new Presence(heartbeats, clock);
        this.clock = clock;
        this.waitingGauges = new QueueGauges(meters, "switchlog.queue.waiting", "Interactions waiting in a queue");
        this.offeredGauges = new QueueGauges(
                meters, "switchlog.queue.offered", "Interactions waiting in a queue that ring at somebody");
        this.decisionTime = Timer.builder("switchlog.routing.decision")
                .description("Time to take in new events and decide")
                .publishPercentiles(0.5, 0.99)
                .register(meters);
        meters.gauge("switchlog.routing.owner", owner);
        this.senders = Executors.newFixedThreadPool(SENDERS, work -> {
            Thread sender = new Thread(work, "routing-sender");
            sender.setDaemon(true);
            return sender;
        });
        this.thread = new Thread(this::run, "routing");
        this.thread.setDaemon(true);
    }

    /** Begins to try for ownership. */
    public void start() {
        thread.start();
    }

    /** There are new events; to be called after each append of this node. */
    public void wake() {
        if (wake.availablePermits() == 0) {
            wake.release();
        }
    }

    private void run() {
        while (!stopping) {
            try (SessionLock ownership = SessionLock.ofRouting(dataSource)) {
                Connection connection = ownership.acquire();
                if (connection == null) {
                    pause(TRY_TO_OWN);
                } else {
                    owner.set(1);
                    new Reign(ownership, connection).last();
                }
            } catch (SQLException | DataAccessException away) {
                log.warn("Routing has lost the database and tries again: {}", away.getMessage());
                pause(TRY_TO_OWN);
            } catch (InterruptedException stop) {
                return;
            } catch (RuntimeException unforeseen) {
                log.error("Routing stopped in an unforeseen way and starts again", unforeseen);
                pause(Duration.ofSeconds(2));
            } finally {
                owner.set(0);
            }
        }
    }

    private void pause(Duration duration) {
        try {
            Thread.sleep(duration.toMillis());
        } catch (InterruptedException stop) {
            stopping = true;
        }
    }

    /** The time during which this node owns routing, from loading the memory to losing the lock. */
    private final class Reign {
        private final SessionLock ownership;
        private final Connection connection;
        private final Dispatcher dispatcher;
        private long nextPoll;
        private long nextCheck;

        Reign(SessionLock ownership, Connection connection) throws SQLException {
            this.ownership = ownership;
            this.connection = connection;
            outcomes.clear();
            WaitingRoom room = new WaitingRoom();
            long position = RoutingMemory.load(connection, room);
            dispatcher = new Dispatcher(reader, clock, room, position);
            log.info("This node routes from position {} on; {} interactions wait", position, room.waitingCount());
        }

        void last() throws SQLException, InterruptedException {
            MemoryKeeper keeper = new MemoryKeeper(ownership, connection);
            try {
                // Whatever a predecessor left under way is applied first: decisions are taken on the state that holds.
                while (!stopping && dispatcher.follow()) {
                    keeper.stillRouting();
                }
                while (!stopping) {
                    round(keeper);
                }
            } finally {
                keeper.close();
            }
            keeper.stillRouting();
            RoutingMemory.save(connection, dispatcher.room().takeUnsaved(), dispatcher.position());
        }

        private void round(MemoryKeeper keeper) throws SQLException, InterruptedException {
            boolean woken = wake.tryAcquire(TICK.toMillis(), TimeUnit.MILLISECONDS);
            long now = System.nanoTime();
            Timer.Sample sample = Timer.start();
            boolean more = false;
            if (woken || now >= nextPoll) {
                nextPoll = now + POLL.toNanos();
                more = dispatcher.follow();
            }
            for (Outcome outcome = outcomes.poll(); outcome != null; outcome = outcomes.poll()) {
                dispatcher.cameBack(outcome);
            }
            dispatcher.decide().forEach(this::send);
            if (woken) {
                sample.stop(decisionTime);
            }
            if (more) {
                wake();
            }
            keeper.stillRouting();
            if (keeper.keep(dispatcher.room(), dispatcher.position())) {
                showGauges();
            }
            if (now >= nextCheck) {
                presence.check(dispatcher.room());
                nextCheck = now + CHECK.toNanos();
            }
        }

        private void send(Decision decision) {
            senders.execute(() -> {
                Long done = null;
                try {
                    done = carryOut(decision);
                } finally {
                    outcomes.add(new Outcome(decision, done));
                    wake();
                }
            });
        }

        private void showGauges() {
            Map<Tags, Integer> waiting = new HashMap<>();
            Map<Tags, Integer> offered = new HashMap<>();
            for (QueueLine line : dispatcher.room().lines()) {
                Tags tags = Tags.of(
                        "queue",
                        line.profile().name(),
                        "channel",
                        line.profile().channel().code());
                waiting.merge(tags, line.waitingCount(), Integer::sum);
                offered.merge(tags, line.offeredCount(), Integer::sum);
            }
            waitingGauges.show(waiting);
            offeredGauges.show(offered);
        }
    }

    private @Nullable Long carryOut(Decision decision) {
        try {
            Receipt receipt = commands.send(
                    Caller.process("routing", CommandIds.next(), decision.causedBy(), decision.correlationId()),
                    decision.command());
            return receipt.position();
        } catch (Refused | Unknown overtaken) {
            log.debug("Overtaken by events: {}", decision, overtaken);
        } catch (LogUnavailable | DataAccessException away) {
            log.debug("Not carried out for now: {}", decision, away);
        } catch (RuntimeException unforeseen) {
            log.error("Routing could not carry out {}", decision, unforeseen);
        }
        return null;
    }

    /** Stops deciding, saves, and lets another node take over. */
    @Override
    public void close() {
        stopping = true;
        wake();
        try {
            thread.join(Duration.ofSeconds(5).toMillis());
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
        senders.shutdown();
    }
}
