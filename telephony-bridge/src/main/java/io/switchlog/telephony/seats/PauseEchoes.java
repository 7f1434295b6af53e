package io.switchlog.telephony.seats;

import io.switchlog.telephony.seats.SeatChange.PauseSign;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;

/**
 * Tells the pauses that somebody makes at his telephone from those that the centre has made there and now hears of. What
 * was asked of the switchboard is expected to be heard once; what is heard without having been asked is the telephone's.
 */
public final class PauseEchoes {
    /** An answer that has not come by then does not come: the link was down, or the switchboard said no. */
    static final Duration PATIENCE = Duration.ofSeconds(30);

    private final Clock clock;
    private final List<Expected> expected = new ArrayList<>();

    private record Expected(PauseSign sign, Instant until) {}

    public PauseEchoes(Clock clock) {
        this.clock = clock;
    }

    /** This is about to be asked of the switchboard. */
    public synchronized void expect(PauseSign sign) {
        forgetOld();
        expected.add(new Expected(sign, clock.instant().plus(PATIENCE)));
    }

    /** It was not asked after all, or refused. */
    public synchronized void forget(PauseSign sign) {
        remove(sign);
    }

    /** Whether this was asked for, and so is nobody's doing at the telephone. */
    public synchronized boolean isEcho(PauseSign heard) {
        forgetOld();
        return remove(heard);
    }

    private boolean remove(PauseSign sign) {
        for (Iterator<Expected> each = expected.iterator(); each.hasNext(); ) {
            if (each.next().sign().equals(sign)) {
                each.remove();
                return true;
            }
        }
        return false;
    }

    private void forgetOld() {
        Instant now = clock.instant();
        expected.removeIf(one -> !now.isBefore(one.until()));
    }
}
