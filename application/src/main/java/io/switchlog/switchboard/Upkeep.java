package io.switchlog.switchboard;

import io.switchlog.projection.Background;
import io.switchlog.telephony.asterisk.control.PbxUnavailable;
import io.switchlog.telephony.seats.SwitchboardSeats.SwitchboardUnavailable;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.function.LongSupplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;

/**
 * Brings what a switchboard has up to what the centre wants: at once for what the centre's tables tell, and every minute
 * anyhow. What cannot be done now is tried again.
 */
public final class Upkeep {
    private static final Logger LOG = LoggerFactory.getLogger(Upkeep.class);
    private static final Duration LOOK_EVERY = Duration.ofMinutes(1);
    private static final long NEVER = -1;

    private final String what;
    private final Task task;
    private final LongSupplier reached;
    private final Clock clock;
    private final Duration rest;
    private final Background background;
    private long keptUpTo = NEVER;
    private Instant lookAgainAt = Instant.MIN;
    private boolean failing;

    /** What is to be done; to do it twice is as to do it once. */
    public interface Task {
        /** @param look whether a minute is over: its administrator may have changed something meanwhile */
        void run(boolean look) throws SQLException;
    }

    /**
     * @param what is kept up, in words
     * @param thread its name
     * @param reached the position that all tables have reached of which the task reads
     * @param rest from one question whether there is anything to do to the next
     */
    public Upkeep(String what, String thread, Task task, LongSupplier reached, Clock clock, Duration rest) {
        this.what = what;
        this.task = task;
        this.reached = reached;
        this.clock = clock;
        this.rest = rest;
        this.background = new Background(thread);
    }

    public void start() {
        background.start(() -> {
            while (background.isRunning()) {
                step();
                background.rest(rest);
            }
        });
    }

    public void stop() {
        background.stop();
    }

    /** Looks with the next step, whatever was seen a moment ago. */
    synchronized void lookAgain() {
        lookAgainAt = Instant.MIN;
    }

    /** Does what is to be done if there may be anything. */
    synchronized void step() {
        boolean look = !clock.instant().isBefore(lookAgainAt);
        try {
            // What is read below is at least as new as this.
            long position = reached.getAsLong();
            if (position == keptUpTo && !look) {
                return;
            }
            task.run(look);
            keptUpTo = position;
            lookAgainAt = look ? clock.instant().plus(LOOK_EVERY) : lookAgainAt;
            failing = false;
        } catch (SQLException | SwitchboardUnavailable | PbxUnavailable | DataAccessException unavailable) {
            if (!failing) {
                LOG.warn("{} are not kept up: {}", what, unavailable.getMessage());
            }
            failing = true;
        }
    }
}
