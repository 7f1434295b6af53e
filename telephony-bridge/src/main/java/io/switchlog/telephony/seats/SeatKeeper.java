package io.switchlog.telephony.seats;

import io.switchlog.telephony.seats.SeatChange.PauseSign;
import io.switchlog.telephony.seats.SeatChange.Take;
import io.switchlog.telephony.seats.SwitchboardSeats.SwitchboardUnavailable;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;

/**
 * Keeps a switchboard's queues served as the centre has it. What it has done it remembers, so that keeping up asks the
 * switchboard nothing; after the link was down, and whenever something was refused, it looks at what is really there.
 */
public final class SeatKeeper {
    private final SwitchboardSeats switchboard;
    private final Supplier<? extends Collection<Seat>> wanted;
    private final PauseEchoes echoes;
    private Optional<List<Seat>> known = Optional.empty();
    private Set<SeatChange> refused = Set.of();

    /**
     * What came of keeping up.
     *
     * @param done what was changed
     * @param refused what the switchboard would not do; it is tried again after the next look
     */
    public record Outcome(List<SeatChange> done, List<SeatChange> refused) {}

    public SeatKeeper(SwitchboardSeats switchboard, Supplier<? extends Collection<Seat>> wanted, PauseEchoes echoes) {
        this.switchboard = switchboard;
        this.wanted = wanted;
        this.echoes = echoes;
    }

    /** What is on the switchboard may have become anything: look there next time. */
    public synchronized void forget() {
        known = Optional.empty();
        refused = Set.of();
    }

    /** Somebody has paused, or has not, at his telephone: that is how it is there now. */
    public synchronized void heard(PauseSign sign) {
        known = known.map(seats -> seats.stream()
                .map(seat ->
                        seat.agentId().equals(sign.agentId()) && seat.queue().equals(sign.queue())
                                ? new Seat(
                                        seat.queue(),
                                        seat.device(),
                                        seat.agentId(),
                                        seat.penalty(),
                                        sign.reason(),
                                        seat.ringInUse())
                                : seat)
                .toList());
    }

    /**
     * Does what is missing.
     *
     * @throws SwitchboardUnavailable if the link is down; next time it begins with a look at what is there
     */
    public synchronized Outcome keepUp() {
        try {
            return keepUpFrom(known.orElseGet(switchboard::seats));
        } catch (SwitchboardUnavailable unavailable) {
            forget();
            throw unavailable;
        }
    }

    private Outcome keepUpFrom(List<Seat> found) {
        List<Seat> target = List.copyOf(wanted.get());
        List<SeatChange> done = new ArrayList<>();
        Set<SeatChange> nowRefused = new LinkedHashSet<>();
        for (SeatChange change : Seating.changes(target, found)) {
            if (refused.contains(change)) {
                nowRefused.add(change);
            } else if (apply(change)) {
                done.add(change);
            } else {
                nowRefused.add(change);
            }
        }
        refused = nowRefused;
        known = Optional.of(after(found, target, nowRefused));
        return new Outcome(done, List.copyOf(nowRefused));
    }

    private boolean apply(SeatChange change) {
        change.sign().ifPresent(echoes::expect);
        boolean done = false;
        try {
            done = switchboard.change(change);
            return done;
        } finally {
            if (!done) {
                change.sign().ifPresent(echoes::forget);
            }
        }
    }

    /** How it is there now: as wanted, but for the places where something was refused. */
    private static List<Seat> after(List<Seat> found, List<Seat> target, Set<SeatChange> refused) {
        List<Seat> after = new ArrayList<>();
        for (Seat seat : target) {
            if (refused.stream().noneMatch(change -> concerns(change, seat))) {
                after.add(seat);
            }
        }
        found.stream()
                .filter(seat ->
                        refused.stream().anyMatch(change -> !(change instanceof Take) && concerns(change, seat)))
                .forEach(after::add);
        return after;
    }

    private static boolean concerns(SeatChange change, Seat seat) {
        return change.queue().equals(seat.queue()) && change.device().equals(seat.device());
    }
}
