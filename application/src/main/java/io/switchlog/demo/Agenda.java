package io.switchlog.demo;

import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

/** What is to happen when, on the demo's clock. What is still to come when it is closed does not happen. */
final class Agenda implements AutoCloseable {
    private static final int THREADS = 8;

    private final FastClock clock;
    private final Tally tally;
    private final ScheduledThreadPoolExecutor threads;

    Agenda(FastClock clock, Tally tally) {
        this.clock = clock;
        this.tally = tally;
        this.threads = new ScheduledThreadPoolExecutor(THREADS, work -> {
            Thread thread = new Thread(work, "demo");
            thread.setDaemon(true);
            return thread;
        });
        threads.setRemoveOnCancelPolicy(true);
    }

    void at(Instant simulated, Runnable what) {
        after(Duration.between(clock.instant(), simulated), what);
    }

    void after(Duration simulated, Runnable what) {
        if (!threads.isShutdown()) {
            long delay = Math.max(0, clock.toReal(simulated).toNanos());
            var unused = threads.schedule(guarded(what), delay, TimeUnit.NANOSECONDS);
        }
    }

    /** Again and again, with so much real time between. */
    void every(Duration real, Runnable what) {
        var unused =
                threads.scheduleWithFixedDelay(guarded(what), real.toNanos(), real.toNanos(), TimeUnit.NANOSECONDS);
    }

    /** Waits until then. */
    void await(Instant simulated) throws InterruptedException {
        Duration left = Duration.between(clock.instant(), simulated);
        while (!left.isNegative() && !left.isZero()) {
            Thread.sleep(clock.toReal(left).toMillis() + 1);
            left = Duration.between(clock.instant(), simulated);
        }
    }

    private Runnable guarded(Runnable what) {
        return () -> {
            try {
                what.run();
            } catch (RuntimeException unforeseen) {
                if (!threads.isShutdown()) {
                    tally.problem(unforeseen.toString());
                }
            }
        };
    }

    /** What is under way is finished, what is planned is dropped. */
    @Override
    public void close() {
        threads.setExecuteExistingDelayedTasksAfterShutdownPolicy(false);
        threads.shutdown();
        try {
            if (!threads.awaitTermination(10, TimeUnit.SECONDS)) {
                threads.shutdownNow();
            }
        } catch (InterruptedException stop) {
            threads.shutdownNow();
            Thread.currentThread().interrupt();
        }
    }
}
