package io.switchlog.telephony.inbox;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.switchlog.telephony.ami.AmiEvent;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;
import java.util.function.Predicate;
import java.util.function.ToDoubleFunction;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Stores one switchboard's events, on a thread of its own and as many at once as there are. It never leaves one out: while
 * the database does not answer it tries again, and whoever brings events waits once the room for them is full.
 */
public final class InboxWriter implements Consumer<AmiEvent>, AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(InboxWriter.class);
    private static final int ROOM = 20_000;
    private static final int AT_ONCE = 2_000;
    private static final Duration GATHERING = Duration.ofMillis(3);
    private static final Duration WAKE_UP = Duration.ofMillis(100);
    private static final Duration FIRST_RETRY = Duration.ofMillis(50);
    private static final Duration LONGEST_RETRY = Duration.ofSeconds(5);
    private static final Duration END = Duration.ofSeconds(10);
    /** SQLSTATE classes of what the database will never take: values, and what breaks a constraint. */
    private static final Set<String> DATA_EXCEPTIONS = Set.of("22", "23");

    private final Inbox inbox;
    private final Turn turn;
    private final String pbx;
    private final Predicate<AmiEvent> wanted;
    private final Clock clock;
    private final BlockingQueue<AmiEvent> queue = new ArrayBlockingQueue<>(ROOM);
    private final CountDownLatch closing = new CountDownLatch(1);
    private final CountDownLatch givingUp = new CountDownLatch(1);
    private final Thread thread;
    private final Counter stored;
    private final Counter known;
    private final Counter leftOut;
    private final Counter unstorable;
    private final Runnable afterStoring;
    private final List<Runnable> atTheEnd = new ArrayList<>();
    private final AtomicLong taken = new AtomicLong();
    private final AtomicLong done = new AtomicLong();
    private volatile @Nullable Instant oldestInHand;

    /**
     * @param wanted which events are stored; secrets never are, whatever it says
     * @param afterStoring is told each time that there are new events
     */
    public InboxWriter(
            Inbox inbox,
            Turn turn,
            Predicate<AmiEvent> wanted,
            Runnable afterStoring,
            MeterRegistry meters,
            Clock clock) {
        this.afterStoring = afterStoring;
        this.inbox = inbox;
        this.turn = turn;
        this.pbx = turn.pbx();
        this.wanted = StoredEvents.withoutSecrets().and(wanted);
        this.clock = clock;
        stored = counter(meters, "stored");
        known = counter(meters, "known");
        leftOut = counter(meters, "left-out");
        unstorable = counter(meters, "unstorable");
        gauge(meters, "switchlog.bridge.queue", "Events that are heard and not stored yet", InboxWriter::queued);
        gauge(
                meters,
                "switchlog.bridge.unstored.seconds",
                "How long ago the oldest event was heard that is not stored yet",
                InboxWriter::oldestUnstoredSeconds);
        thread = new Thread(this::write, "inbox " + pbx);
        thread.setDaemon(true);
        thread.start();
    }

    private Counter counter(MeterRegistry meters, String outcome) {
        return Counter.builder("switchlog.bridge.events")
                .description("Events that were heard, and what became of them")
                .tag("pbx", pbx)
                .tag("outcome", outcome)
                .register(meters);
    }

    private void gauge(MeterRegistry meters, String name, String description, ToDoubleFunction<InboxWriter> of) {
        Gauge gauge = Gauge.builder(name, this, of)
                .description(description)
                .tag("pbx", pbx)
                .register(meters);
        // The next writer of this switchboard brings its own.
        atTheEnd.add(() -> meters.remove(gauge));
    }

    /**
     * Takes an event, as soon as there is room.
     *
     * @throws IllegalStateException if it is closed, its turn is over, or the thread is interrupted: the event is not stored
     */
    @Override
    public void accept(AmiEvent event) {
        if (!wanted.test(event)) {
            leftOut.increment();
            return;
        }
        try {
            do {
                if (isClosing()) {
                    throw new IllegalStateException("the inbox of " + pbx + " is closed");
                }
            } while (!queue.offer(event, WAKE_UP.toMillis(), TimeUnit.MILLISECONDS));
            taken.incrementAndGet();
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted before an event was stored", interrupted);
        }
    }

    private boolean isClosing() {
        return closing.getCount() == 0;
    }

    private double queued() {
        return queue.size();
    }

    private double oldestUnstoredSeconds() {
        Instant oldest = oldestInHand;
        AmiEvent waiting = queue.peek();
        if (oldest == null && waiting != null) {
            oldest = waiting.arrivedAt();
        }
        return oldest == null ? 0 : Duration.between(oldest, clock.instant()).toMillis() / 1000.0;
    }

    /** How many events were taken so far to be stored. */
    public long taken() {
        return taken.get();
    }

    /** Whether nothing is left to be done about the first so many events that were taken. */
    public boolean isDoneWith(long first) {
        return done.get() >= first;
    }

    /** Stores what it has taken, if the database answers within some seconds. Close the link before. */
    @Override
    public void close() {
        closing.countDown();
        try {
            thread.join(END.toMillis());
            givingUp.countDown();
            thread.join(END.toMillis());
        } catch (InterruptedException interrupted) {
            givingUp.countDown();
            Thread.currentThread().interrupt();
        }
        atTheEnd.forEach(Runnable::run);
    }

    private void write() {
        List<AmiEvent> batch = new ArrayList<>(AT_ONCE);
        try {
            while (gather(batch)) {
                oldestInHand = batch.get(0).arrivedAt();
                if (!store(batch)) {
                    queue.drainTo(batch);
                    LOG.warn("{} events of {} are left to whoever listens next", batch.size(), pbx);
                    return;
                }
                oldestInHand = null;
                done.addAndGet(batch.size());
                afterStoring.run();
                batch.clear();
            }
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    /** Waits for events, and a moment more for those that come together with them; false at the end. */
    private boolean gather(List<AmiEvent> batch) throws InterruptedException {
        while (batch.isEmpty()) {
            AmiEvent first = queue.poll(WAKE_UP.toMillis(), TimeUnit.MILLISECONDS);
            if (first != null) {
                batch.add(first);
            } else if (isClosing()) {
                return false;
            }
        }
        long until = System.nanoTime() + GATHERING.toNanos();
        queue.drainTo(batch, AT_ONCE - batch.size());
        while (batch.size() < AT_ONCE) {
            AmiEvent next = queue.poll(until - System.nanoTime(), TimeUnit.NANOSECONDS);
            if (next == null) {
                break;
            }
            batch.add(next);
            queue.drainTo(batch, AT_ONCE - batch.size());
        }
        return true;
    }

    /** Until it is done; false if it was given up. */
    private boolean store(List<AmiEvent> events) throws InterruptedException {
        Duration pause = FIRST_RETRY;
        while (true) {
            try {
                int added = inbox.append(turn, events);
                stored.increment(added);
                known.increment(events.size() - added);
                return true;
            } catch (TurnIsOver over) {
                closing.countDown();
                return false;
            } catch (SQLException | RuntimeException failed) {
                if (isAboutTheData(failed)) {
                    return storeOneByOne(events, failed);
                }
                LOG.warn("{} events of {} cannot be stored yet: {}", events.size(), pbx, failed.toString());
                if (givingUp.await(pause.toMillis(), TimeUnit.MILLISECONDS)) {
                    return false;
                }
                pause = pause.multipliedBy(2);
                pause = pause.compareTo(LONGEST_RETRY) > 0 ? LONGEST_RETRY : pause;
            }
        }
    }

    private static boolean isAboutTheData(Exception failed) {
        return failed instanceof SQLException refused
                && refused.getSQLState() != null
                && DATA_EXCEPTIONS.contains(refused.getSQLState().substring(0, 2));
    }

    /** One that the database will never take must not keep all others out. */
    private boolean storeOneByOne(List<AmiEvent> events, Exception why) throws InterruptedException {
        if (events.size() == 1) {
            // Its content may be somebody's telephone number, and the driver's message may quote it.
            LOG.error(
                    "an event {} of {} is left out: the database refuses it ({})",
                    events.get(0).name(),
                    pbx,
                    stateOf(why));
            unstorable.increment();
            return true;
        }
        for (AmiEvent event : events) {
            if (!store(List.of(event))) {
                return false;
            }
        }
        return true;
    }

    private static String stateOf(Exception why) {
        return why instanceof SQLException refused
                ? String.valueOf(refused.getSQLState())
                : why.getClass().getName();
    }
}
