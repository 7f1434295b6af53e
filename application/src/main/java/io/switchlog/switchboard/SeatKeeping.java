package io.switchlog.switchboard;

import io.switchlog.telephony.seats.SeatKeeper;
import java.time.Clock;
import java.time.Duration;
import java.util.function.LongSupplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

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

    private final String pbx;
    private final SeatKeeper keeper;
    private final Upkeep upkeep;

    /** @param reached the position that all {@link #TABLES} have reached */
    SeatKeeping(String pbx, SeatKeeper keeper, LongSupplier reached, Clock clock) {
        this.pbx = pbx;
        this.keeper = keeper;
        this.upkeep = new Upkeep("Seats of switchboard " + pbx, "seats-" + pbx, this::keepUp, reached, clock, REST);
    }

    void start() {
        upkeep.start();
    }

    void stop() {
        upkeep.stop();
    }

    /** The link is up again, or this node has become the one that keeps them. */
    void lookAgain() {
        upkeep.lookAgain();
    }

    /** Keeps up if there may be anything to do. */
    void step() {
        upkeep.step();
    }

    private void keepUp(boolean look) {
        if (look) {
            keeper.forget();
        }
        SeatKeeper.Outcome outcome = keeper.keepUp();
        if (look && !outcome.refused().isEmpty()) {
            LOG.warn("Switchboard {} does not let agents serve as they should: {}", pbx, outcome.refused());
        }
    }
}
