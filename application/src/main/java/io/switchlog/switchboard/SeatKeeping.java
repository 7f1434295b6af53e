package io.switchlog.switchboard;

import io.switchlog.projection.Background;
import io.switchlog.telephony.seats.SeatKeeper;
import io.switchlog.telephony.seats.SwitchboardSeats.SwitchboardUnavailable;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.function.LongSupplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;

/**
 * Keeps the seats of one switchboard up with the centre: whenever the tables from which they follow have moved on, and
 * every minute with a look at what is really there, because its administrator may have changed something.
 */
final class SeatKeeping {
    /** The tables of {@link CentreSeats}. */
    static final String[] TABLES = {
        "directory.queue",
        "directory.queue_member",
        "directory.agent",
        "directory.agent_settings",
        "directory.telephone",
        "history.agent_state"
    };

    private static final Logger LOG = LoggerFactory.getLogger(SeatKeeping.class);
    private static final Duration REST = Duration.ofMillis(100);
    private static final Duration LOOK_EVERY = Duration.ofMinutes(1);
    private static final long NEVER = -1;

    private final String pbx;
    private final SeatKeeper keeper;
    private final LongSupplier reached;
    private final Clock clock;
    private final Background background;
    private long keptUpTo = NEVER;
    private Instant lookAgainAt = Instant.MIN;
    private boolean failing;

    /** @param reached the position that all {@link #TABLES} have reached */
    SeatKeeping(String pbx, SeatKeeper keeper, LongSupplier reached, Clock clock) {
        this.pbx = pbx;
        this.keeper = keeper;
        this.reached = reached;
        this.clock = clock;
        this.background = new Background("seats-" + pbx);
    }

    void start() {
        background.start(() -> {
            while (background.isRunning()) {
                step();
                background.rest(REST);
            }
        });
    }

    void stop() {
        background.stop();
    }

    /** The link is up again, or this node has become the one that keeps them. */
    synchronized void lookAgain() {
        lookAgainAt = Instant.MIN;
    }

    /** Keeps up if there may be anything to do. */
    synchronized void step() {
        boolean look = !clock.instant().isBefore(lookAgainAt);
        try {
            // What is read below is at least as new as this.
            long position = reached.getAsLong();
            if (position == keptUpTo && !look) {
                return;
            }
            if (look) {
                keeper.forget();
            }
            SeatKeeper.Outcome outcome = keeper.keepUp();
            keptUpTo = position;
            lookAgainAt = look ? clock.instant().plus(LOOK_EVERY) : lookAgainAt;
            failing = false;
            if (look && !outcome.refused().isEmpty()) {
                LOG.warn("Switchboard {} does not let agents serve as they should: {}", pbx, outcome.refused());
            }
        } catch (SwitchboardUnavailable | DataAccessException unavailable) {
            if (!failing) {
                LOG.warn("Seats of switchboard {} are not kept up: {}", pbx, unavailable.getMessage());
            }
            failing = true;
        }
    }
}
