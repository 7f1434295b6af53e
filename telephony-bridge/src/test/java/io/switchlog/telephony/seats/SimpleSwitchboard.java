package io.switchlog.telephony.seats;

import io.switchlog.telephony.seats.SeatChange.Leave;
import io.switchlog.telephony.seats.SeatChange.Pause;
import io.switchlog.telephony.seats.SeatChange.Rank;
import io.switchlog.telephony.seats.SeatChange.RingInUse;
import io.switchlog.telephony.seats.SeatChange.Take;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.UnaryOperator;

/** A switchboard that does what it is asked, unless it does not have the queue or is not there. */
final class SimpleSwitchboard implements SwitchboardSeats {
    final List<Seat> seats = new ArrayList<>();
    final Set<String> missingQueues = new HashSet<>();
    final List<SeatChange> asked = new ArrayList<>();
    int looks;
    boolean down;

    @Override
    public List<Seat> seats() {
        requireUp();
        looks++;
        return List.copyOf(seats);
    }

    @Override
    public boolean change(SeatChange change) {
        requireUp();
        asked.add(change);
        if (missingQueues.contains(change.queue())) {
            return false;
        }
        if (change instanceof Take take) {
            seats.add(take.seat());
        } else if (change instanceof Leave) {
            seats.removeIf(seat -> isAt(change, seat));
        } else if (change instanceof Rank rank) {
            replace(change, seat -> seat(seat, rank.penalty(), seat.pause(), seat.ringInUse()));
        } else if (change instanceof RingInUse ring) {
            replace(change, seat -> seat(seat, seat.penalty(), seat.pause(), ring.ring()));
        } else if (change instanceof Pause pause) {
            replace(change, seat -> seat(seat, seat.penalty(), pause.reason(), seat.ringInUse()));
        }
        return true;
    }

    private void replace(SeatChange change, UnaryOperator<Seat> other) {
        seats.replaceAll(seat -> isAt(change, seat) ? other.apply(seat) : seat);
    }

    private static boolean isAt(SeatChange change, Seat seat) {
        return seat.queue().equals(change.queue()) && seat.device().equals(change.device());
    }

    private static Seat seat(
            Seat seat, int penalty, @org.jspecify.annotations.Nullable String pause, boolean ringInUse) {
        return new Seat(seat.queue(), seat.device(), seat.agentId(), penalty, pause, ringInUse);
    }

    private void requireUp() {
        if (down) {
            throw new SwitchboardUnavailable("the link is down", new IllegalStateException());
        }
    }
}
