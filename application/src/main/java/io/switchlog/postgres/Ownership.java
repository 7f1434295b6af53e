package io.switchlog.postgres;

import io.switchlog.postgres.EmbeddedServerException.Cause;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What this process may do with the server of a data directory: everything while it holds the lock, else use it. */
final class Ownership {
    private static final Logger log = LoggerFactory.getLogger(Ownership.class);
    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final Duration PATIENCE_WITH_RECOVERY = Duration.ofMinutes(10);
    private static final int BACKLOG = 1;

    private final Path home;
    private final Cluster cluster;
    private final OwnerLock lock;
    private boolean restarting;

    Ownership(Path home) {
        this.home = home;
        this.cluster = new Cluster(home);
        this.lock = new OwnerLock(home.resolve("owner.lock"));
    }

    boolean held() {
        return lock.held();
    }

    /** Attaches to the owner's server, or becomes the owner. */
    Postmaster reach(int preferredPort) {
        Deadline deadline = Deadline.in(PATIENCE);
        while (!lock.tryAcquire()) {
            Postmaster running = cluster.running();
            if (running != null && running.ready()) {
                log.info("Attached to the PostgreSQL of another owner on port {}, data in {}", running.port(), home);
                return running;
            }
            if (deadline.passed()) {
                throw new EmbeddedServerException("Another process owns the data directory " + home
                        + " (its number is in owner.lock), but its PostgreSQL does not answer: end that process, or wait"
                        + " for it to recover, and try again");
            }
            deadline.pause();
        }
        return takeOverOrStart(preferredPort);
    }

    private Postmaster takeOverOrStart(int preferredPort) {
        Deadline deadline = Deadline.in(PATIENCE);
        while (true) {
            Postmaster survivor = survivor();
            if (survivor != null) {
                return survivor;
            }
            try {
                cluster.createIfAbsent();
                Postmaster started = cluster.start(free(preferredPort));
                log.info("PostgreSQL runs on port {} (process {}), data in {}", started.port(), started.pid(), home);
                return started;
            } catch (EmbeddedServerException e) {
                if (e.is(Cause.NEEDS_A_PERSON) || deadline.passed()) {
                    throw e;
                }
                deadline.pause();
            }
        }
    }

    private @Nullable Postmaster survivor() {
        Deadline deadline = Deadline.in(PATIENCE_WITH_RECOVERY);
        Postmaster running = cluster.running();
        while (running != null && !running.ready()) {
            if (deadline.passed()) {
                throw new EmbeddedServerException("The PostgreSQL that an earlier run left on " + home + " (process "
                        + running.pid() + ") neither starts nor stops: look into postgres.log, end it and try again");
            }
            deadline.pause();
            running = cluster.running();
        }
        if (running != null) {
            log.info(
                    "Took over the PostgreSQL that an earlier run left on port {} (process {}), data in {}",
                    running.port(),
                    running.pid(),
                    home);
        }
        return running;
    }

    private static int free(int preferredPort) {
        try (ServerSocket preferred = new ServerSocket(preferredPort, BACKLOG, loopback())) {
            return preferred.getLocalPort();
        } catch (IOException taken) {
            try (ServerSocket any = new ServerSocket(0, BACKLOG, loopback())) {
                log.info("Port {} is not free; PostgreSQL gets port {} instead", preferredPort, any.getLocalPort());
                return any.getLocalPort();
            } catch (IOException e) {
                throw new EmbeddedServerException("No port is free on 127.0.0.1 (" + e + ")", e);
            }
        }
    }

    private static InetAddress loopback() throws IOException {
        return InetAddress.getByAddress(new byte[] {127, 0, 0, 1});
    }

    /** One look of the watchdog: what serves now, restarted on the last known port if it is ours to restart. */
    Postmaster look(Postmaster last) {
        boolean heldBefore = lock.held();
        boolean held = lock.tryAcquire();
        if (held && !heldBefore) {
            log.info("The owner of the PostgreSQL on port {} has ended; this process owns it now", last.port());
        }
        Postmaster running = cluster.running();
        if (running == null && held) {
            running = restart(last);
        }
        if (running != null && restarting) {
            restarting = false;
            log.info("PostgreSQL is back on port {} (process {})", running.port(), running.pid());
        }
        return running == null ? last : running;
    }

    private Postmaster restart(Postmaster last) {
        if (!restarting) {
            restarting = true;
            log.warn("PostgreSQL (process {}) is gone; restarting it on port {}", last.pid(), last.port());
        }
        return cluster.start(last.port());
    }

    /** The server stops with its owner, and outlives everybody else. */
    void end() {
        if (!lock.held()) {
            return;
        }
        try {
            cluster.stop();
        } finally {
            lock.release();
        }
    }

    /** Leaves the server, if there is one, to whoever comes next. */
    void abandon() {
        lock.release();
    }
}
