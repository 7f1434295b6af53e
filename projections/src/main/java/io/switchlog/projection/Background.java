package io.switchlog.projection;

import java.time.Duration;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;

/** A daemon thread for work that goes on until it is stopped. The work asks {@link #isRunning()} and rests here. */
public final class Background {
    private static final Duration PATIENCE = Duration.ofSeconds(10);

    private final String name;
    private volatile @Nullable Thread thread;
    private volatile boolean running;

    /** @param name of the thread */
    public Background(String name) {
        this.name = name;
    }

    /** Does nothing if it runs already. */
    public synchronized void start(Runnable work) {
        if (running) {
            return;
        }
        running = true;
        Thread worker = new Thread(work, name);
        worker.setDaemon(true);
        thread = worker;
        worker.start();
    }

    /** Waits some seconds for what is under way. */
    public void stop() {
        running = false;
        Thread worker = thread;
        if (worker == null) {
            return;
        }
        LockSupport.unpark(worker);
        try {
            worker.join(PATIENCE.toMillis());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        thread = null;
    }

    public boolean isRunning() {
        return running;
    }

    /** Ends a nap, or the next one. Costs next to nothing. */
    public void wake() {
        Thread sleeper = thread;
        if (sleeper != null) {
            LockSupport.unpark(sleeper);
        }
    }

    /** Rests for so long, or until somebody wakes or stops it. */
    public void nap(Duration most) {
        if (running) {
            LockSupport.parkNanos(this, most.toNanos());
        }
    }

    /** Rests for so long whoever wakes it, unless it is stopped. */
    public void rest(Duration duration) {
        long until = System.nanoTime() + duration.toNanos();
        for (long left = duration.toNanos(); running && left > 0; left = until - System.nanoTime()) {
            LockSupport.parkNanos(this, left);
        }
    }
}
