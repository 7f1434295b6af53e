package io.switchlog.query.stream;

import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.stereotype.Component;

/** Hangs up on listeners whose session is over. Looks once a second, for all of them at once. */
@Component
class Attendance implements SmartLifecycle {
    private static final Logger LOG = LoggerFactory.getLogger(Attendance.class);

    private final SessionsOver sessionsOver;
    private final Map<Wire, UUID> present = new ConcurrentHashMap<>();
    private final ScheduledExecutorService thread = Executors.newSingleThreadScheduledExecutor(work -> {
        Thread daemon = new Thread(work, "stream-attendance");
        daemon.setDaemon(true);
        return daemon;
    });
    private volatile boolean running;

    Attendance(SessionsOver sessionsOver) {
        this.sessionsOver = sessionsOver;
    }

    /** The session of whoever asks now. */
    static UUID session() {
        var authentication = SecurityContextHolder.getContext().getAuthentication();
        if (authentication != null && authentication.getDetails() instanceof UUID session) {
            return session;
        }
        throw new IllegalStateException("nobody is signed in");
    }

    void comes(Wire wire, UUID session) {
        present.put(wire, session);
        wire.whenClosed(() -> present.remove(wire));
    }

    private void look() {
        if (present.isEmpty()) {
            return;
        }
        try {
            Set<UUID> over = sessionsOver.among(new HashSet<>(present.values()));
            present.forEach((wire, session) -> {
                if (over.contains(session)) {
                    wire.close();
                }
            });
        } catch (RuntimeException failed) {
            // Without the database nothing is shown either; whoever was to go goes as soon as it is back.
            LOG.warn("Sessions of listeners cannot be checked: {}", failed.toString());
        }
    }

    @Override
    public void start() {
        running = true;
        var unused = thread.scheduleWithFixedDelay(this::look, 1, 1, TimeUnit.SECONDS);
    }

    @Override
    public void stop() {
        running = false;
        thread.shutdownNow();
    }

    @Override
    public boolean isRunning() {
        return running;
    }
}
