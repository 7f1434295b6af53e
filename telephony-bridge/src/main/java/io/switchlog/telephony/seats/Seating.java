package io.switchlog.telephony.seats;

import io.switchlog.telephony.seats.Seat.Place;
import io.switchlog.telephony.seats.SeatChange.Leave;
import io.switchlog.telephony.seats.SeatChange.Pause;
import io.switchlog.telephony.seats.SeatChange.Rank;
import io.switchlog.telephony.seats.SeatChange.RingInUse;
import io.switchlog.telephony.seats.SeatChange.Take;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Collectors;

/** What leads from how a switchboard's queues are served to how they are to be served. */
public final class Seating {
    private Seating() {}

    /**
     * The changes, those that keep callers from agents who are gone or paused first.
     *
     * @param wanted how the centre has it
     * @param found how the switchboard has it; members that the switchboard's administrator has put there himself are
     *     not among them, and stay
     */
    public static List<SeatChange> changes(Collection<Seat> wanted, Collection<Seat> found) {
        Map<Place, Seat> now = byPlace(found);
        Map<Place, Seat> then = byPlace(wanted);
        List<SeatChange> changes = new ArrayList<>();
        now.values().stream()
                .filter(seat -> !then.containsKey(seat.place()))
                .forEach(seat -> changes.add(new Leave(seat.queue(), seat.device())));
        List<SeatChange> later = new ArrayList<>();
        for (Seat seat : then.values()) {
            Seat present = now.get(seat.place());
            if (present == null) {
                later.add(new Take(seat));
            } else if (!present.agentId().equals(seat.agentId())) {
                // Whoever sits there now is somebody else: a name is given to a place once.
                changes.add(new Leave(seat.queue(), seat.device()));
                later.add(new Take(seat));
            } else {
                adjust(present, seat, changes, later);
            }
        }
        changes.addAll(later);
        return changes;
    }

    private static void adjust(Seat present, Seat wanted, List<SeatChange> first, List<SeatChange> later) {
        if (!Objects.equals(present.pause(), wanted.pause())) {
            Pause pause = new Pause(wanted.queue(), wanted.device(), wanted.agentId(), wanted.pause());
            (wanted.paused() ? first : later).add(pause);
        }
        if (present.penalty() != wanted.penalty()) {
            later.add(new Rank(wanted.queue(), wanted.device(), wanted.penalty()));
        }
        if (present.ringInUse() != wanted.ringInUse()) {
            later.add(new RingInUse(wanted.queue(), wanted.device(), wanted.ringInUse()));
        }
    }

    private static Map<Place, Seat> byPlace(Collection<Seat> seats) {
        return seats.stream()
                .collect(Collectors.toMap(
                        Seat::place, Function.identity(), (first, second) -> second, LinkedHashMap::new));
    }
}
