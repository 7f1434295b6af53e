package io.switchlog.projection.rebuild;

import java.sql.SQLException;
import java.time.Duration;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;

/** Works at rebuilds in the background, soon after they were asked for. */
public final class RebuildWorker implements SmartLifecycle {
    private static final Logger LOG = LoggerFactory.getLogger(RebuildWorker.class);
    private static final Duration LOOK = Duration.ofMillis(500);
    private static final Duration AFTER_A_FAILURE = Duration.ofSeconds(2);

    private final Rebuilds rebuilds;
    private final Rebuilder rebuilder;
    private volatile @Nullable Thread thread;
    private volatile boolean running;

    /** Does nothing before {@link #start()}. */
    public RebuildWorker(Rebuilds rebuilds, Rebuilder rebuilder) {
        this.rebuilds = rebuilds;
        this.rebuilder = rebuilder;
    }

    @Override
    public synchronized void start() {
        if (running) {
            return;
        }
        running = true;
        Thread worker = new Thread(this::work, "rebuild-worker");
        worker.setDaemon(true);
        thread = worker;
        worker.start();
    }

    @Override
    public void stop() {
        running = false;
        Thread worker = thread;
        if (worker == null) {
            return;
        }
        LockSupport.unpark(worker);
        try {
            worker.join(10_000);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        thread = null;
    }

    @Override
    public boolean isRunning() {
        return running;
    }

    private void work() {
        while (running) {
            Duration rest = LOOK;
            try {
                if (!rebuilds.pending().isEmpty()) {
                    rebuilder.work(() -> running);
                }
            } catch (SQLException | RuntimeException e) {
                LOG.warn("rebuilds wait for the database: {}", e.toString());
                rest = AFTER_A_FAILURE;
            }
            if (running) {
                LockSupport.parkNanos(this, rest.toNanos());
            }
        }
    }
}
