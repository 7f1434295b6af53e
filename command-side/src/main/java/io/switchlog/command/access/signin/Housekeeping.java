package io.switchlog.command.access.signin;

import io.switchlog.command.access.session.Sessions;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Notes counted attempts when their minute is over, and forgets sessions of long ago. */
public final class Housekeeping implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Housekeeping.class);
    private static final long EVERY_SECONDS = 15;

    private final ScheduledExecutorService thread = Executors.newSingleThreadScheduledExecutor(work -> {
        Thread daemon = new Thread(work, "sign-in-housekeeping");
        daemon.setDaemon(true);
        return daemon;
    });

    private final List<ScheduledFuture<?>> chores;

    public Housekeeping(Gate gate, Sessions sessions) {
        chores = List.of(
                thread.scheduleWithFixedDelay(
                        () -> quietly(gate::flush), EVERY_SECONDS, EVERY_SECONDS, TimeUnit.SECONDS),
                thread.scheduleWithFixedDelay(() -> quietly(sessions::forgetOld), 1, 24, TimeUnit.HOURS));
    }

    private static void quietly(Runnable work) {
        try {
            work.run();
        } catch (RuntimeException failed) {
            LOG.warn("Housekeeping of sign-ins has to wait: {}", failed.getMessage());
        }
    }

    @Override
    public void close() {
        chores.forEach(chore -> chore.cancel(false));
        thread.shutdownNow();
    }
}
