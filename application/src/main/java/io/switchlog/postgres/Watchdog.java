package io.switchlog.postgres;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Looks after the server at short intervals, on a daemon thread, until it is closed. */
final class Watchdog implements AutoCloseable {
    private static final Logger log = LoggerFactory.getLogger(Watchdog.class);
    private static final long INTERVAL_MILLIS = 250;
    private static final long INTERVAL_AFTER_FAILURE_MILLIS = 1_000;
    private static final int FAILURES_PER_COMPLAINT = 30;

    private final Runnable round;
    private final CountDownLatch closing = new CountDownLatch(1);
    private final Thread thread = new Thread(this::watch, "postgres-watchdog");
    private int failures;

    Watchdog(Runnable round) {
        this.round = round;
        thread.setDaemon(true);
    }

    void start() {
        thread.start();
    }

    private void watch() {
        while (!closed(failures == 0 ? INTERVAL_MILLIS : INTERVAL_AFTER_FAILURE_MILLIS)) {
            try {
                round.run();
                failures = 0;
            } catch (RuntimeException e) {
                if (failures % FAILURES_PER_COMPLAINT == 0) {
                    log.error("PostgreSQL is down and could not be restarted; trying on. {}", e.getMessage());
                }
                failures++;
            }
        }
    }

    /** An interrupt counts as closing: it is somebody's wish that this thread ends. */
    private boolean closed(long waitMillis) {
        try {
            return closing.await(waitMillis, TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            return true;
        }
    }

    /** Returns after the last round, so that nothing is started behind the back of whoever stops the server next. */
    @Override
    public void close() {
        closing.countDown();
        boolean interrupted = false;
        while (thread.isAlive()) {
            try {
                thread.join();
            } catch (InterruptedException e) {
                interrupted = true;
            }
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }
}
