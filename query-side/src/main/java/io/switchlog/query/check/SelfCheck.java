package io.switchlog.query.check;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.core.NestedExceptionUtils;
import org.springframework.dao.DataAccessException;
import org.springframework.dao.PessimisticLockingFailureException;
import org.springframework.transaction.TransactionException;

/**
 * Asks the invariants of the tables over and over, in a thread of its own. What a round costs follows from what is new
 * since the round before, and from the size of a slice of history, never from how much history there is.
 */
public final class SelfCheck implements SmartLifecycle {
    private static final Logger LOG = LoggerFactory.getLogger(SelfCheck.class);
    private static final Duration SUSPICIOUSLY_LONG = Duration.ofMinutes(10);
    private static final int SOONER = 10;

    private final Inspector inspector;
    private final List<Inspection> inspections;
    private final Clock clock;
    private final Duration interval;
    private final Timer duration;
    private volatile List<CheckResult> results;
    private volatile @Nullable Thread thread;
    private volatile boolean running;

    /** Looks at nothing before {@link #start()} or {@link #round()}. */
    public SelfCheck(DataSource dataSource, Clock clock, CheckSettings settings, MeterRegistry meters) {
        this.inspector = new Inspector(dataSource);
        this.inspections = Stream.of(LogInvariants.all(), QueueInvariants.all(), HistoryInvariants.all())
                .flatMap(List::stream)
                .map(invariant -> new Inspection(invariant, settings.slice()))
                .toList();
        this.clock = clock;
        this.interval = settings.interval();
        this.results = inspections.stream().map(Inspection::result).toList();
        this.duration = Timer.builder("switchlog.check.duration")
                .description("One round of all checks")
                .register(meters);
        Gauge.builder("switchlog.check.position", this, SelfCheck::position)
                .description("Position up to which all checks have looked at everything new")
                .register(meters);
        for (int i = 0; i < inspections.size(); i++) {
            int index = i;
            Gauge.builder(
                            "switchlog.check.violations",
                            this,
                            check -> check.results.get(index).violations())
                    .description("Keys that offend")
                    .tag("check", inspections.get(i).invariant().name())
                    .register(meters);
        }
    }

    /** What is known about each invariant. */
    public List<CheckResult> results() {
        return results;
    }

    private long position() {
        return results.stream().mapToLong(CheckResult::checkedUpTo).min().orElse(0);
    }

    /**
     * Looks at each invariant once.
     *
     * @return whether some of them are to be looked at again soon
     */
    public synchronized boolean round() {
        long began = System.nanoTime();
        for (Inspection inspection : inspections) {
            look(inspection);
        }
        results = inspections.stream().map(Inspection::result).toList();
        duration.record(Duration.ofNanos(System.nanoTime() - began));
        return inspections.stream().anyMatch(Inspection::isBehind);
    }

    private void look(Inspection inspection) {
        String name = inspection.invariant().name();
        Inspection.Place before = inspection.place();
        long began = System.nanoTime();
        try {
            Optional<Inspector.Look> look = inspector.look(inspection.invariant(), inspection::due);
            if (look.isEmpty()) {
                waits(inspection);
                return;
            }
            long tookMs = Duration.ofNanos(System.nanoTime() - began).toMillis();
            Inspection.Change change = inspection.looked(look.get(), clock.instant(), tookMs);
            change.fresh()
                    .forEach(found -> LOG.warn(
                            "check {} is violated: {} at position {}: {}",
                            name,
                            found.key(),
                            found.position(),
                            found.detail()));
            change.gone().forEach(found -> LOG.warn("check {} is not violated any more: {}", name, found.key()));
        } catch (PessimisticLockingFailureException beingExchanged) {
            inspection.back(before);
            waits(inspection);
        } catch (DataAccessException | TransactionException e) {
            if (inspection.failed(
                    String.valueOf(NestedExceptionUtils.getMostSpecificCause(e).getMessage()), before)) {
                LOG.warn("check {} could not be made", name, e);
            }
        }
    }

    private void waits(Inspection inspection) {
        Instant now = clock.instant();
        Instant since = inspection.waits(now);
        if (Duration.between(since, now).compareTo(SUSPICIOUSLY_LONG) > 0 && inspection.isFirstComplaint()) {
            LOG.warn(
                    "check {} could not be made since {}: its tables are at different positions",
                    inspection.invariant().name(),
                    since);
        }
    }

    // Lifecycle

    @Override
    public boolean isAutoStartup() {
        return !interval.isZero();
    }

    @Override
    public synchronized void start() {
        if (running) {
            return;
        }
        running = true;
        Thread checker = new Thread(this::run, "self-check");
        checker.setDaemon(true);
        thread = checker;
        checker.start();
    }

    private void run() {
        Duration rest = interval;
        while (running) {
            rest(rest);
            if (running) {
                rest = soon() ? longer(rest) : interval;
            }
        }
    }

    /** Soon at first, later only as often as usual: tables may be on their way for hours. */
    private Duration longer(Duration rest) {
        Duration twice = rest.multipliedBy(2);
        return rest.equals(interval)
                ? interval.dividedBy(SOONER)
                : twice.compareTo(interval) < 0 ? twice : interval.plusNanos(1);
    }

    private boolean soon() {
        try {
            return round();
        } catch (RuntimeException e) {
            LOG.error("the self-check failed", e);
            return false;
        }
    }

    private void rest(Duration rest) {
        long until = System.nanoTime() + rest.toNanos();
        for (long left = rest.toNanos(); running && left > 0; left = until - System.nanoTime()) {
            LockSupport.parkNanos(this, left);
        }
    }

    @Override
    public void stop() {
        running = false;
        Thread checker = thread;
        if (checker == null) {
            return;
        }
        LockSupport.unpark(checker);
        try {
            checker.join(10_000);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        thread = null;
    }

    @Override
    public boolean isRunning() {
        return running;
    }
}
