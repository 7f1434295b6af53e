package io.switchlog.switchboard;

import io.switchlog.telephony.SwitchboardNames;
import io.switchlog.telephony.asterisk.control.PbxActions;
import io.switchlog.telephony.asterisk.control.PbxActions.Place;
import io.switchlog.telephony.asterisk.control.PbxActions.Taken;
import io.switchlog.telephony.asterisk.control.PbxAnswer;
import io.switchlog.telephony.asterisk.control.PbxUnavailable;
import io.switchlog.telephony.seats.Seat;
import io.switchlog.telephony.seats.SeatChange;
import io.switchlog.telephony.seats.SeatChange.Leave;
import io.switchlog.telephony.seats.SeatChange.Pause;
import io.switchlog.telephony.seats.SeatChange.Rank;
import io.switchlog.telephony.seats.SeatChange.RingInUse;
import io.switchlog.telephony.seats.SeatChange.Take;
import io.switchlog.telephony.seats.SwitchboardSeats;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;

/** The seats at an Asterisk: dynamic members of its queues that go by an agent's id. Others it leaves alone. */
final class PbxSeats implements SwitchboardSeats {
    private final Supplier<PbxActions> actions;
    /** What was set: the switchboard's answer about its members is silent about it. */
    private final Map<String, Boolean> ringInUse = new ConcurrentHashMap<>();

    PbxSeats(Supplier<PbxActions> actions) {
        this.actions = actions;
    }

    @Override
    public List<Seat> seats() {
        try {
            return actions.get().queues().places().stream()
                    .map(this::seat)
                    .flatMap(Optional::stream)
                    .toList();
        } catch (PbxUnavailable unavailable) {
            throw new SwitchboardUnavailable(String.valueOf(unavailable.getMessage()), unavailable);
        }
    }

    private Optional<Seat> seat(Taken taken) {
        Place place = taken.place();
        return SwitchboardNames.agent(place.member())
                .map(agent -> new Seat(
                        place.queue(),
                        place.phone(),
                        agent,
                        place.penalty(),
                        taken.paused() ? taken.pauseReason() : null,
                        Boolean.TRUE.equals(ringInUse.get(key(place.queue(), place.phone())))));
    }

    @Override
    public boolean change(SeatChange change) {
        try {
            return change(actions.get(), change).isDone();
        } catch (PbxUnavailable unavailable) {
            throw new SwitchboardUnavailable(String.valueOf(unavailable.getMessage()), unavailable);
        }
    }

    private PbxAnswer change(PbxActions pbx, SeatChange change) {
        if (change instanceof Take take) {
            return take(pbx, take.seat());
        }
        if (change instanceof Leave leave) {
            return pbx.leave(leave.queue(), leave.device());
        }
        if (change instanceof Rank rank) {
            return pbx.penalty(rank.queue(), rank.device(), rank.penalty());
        }
        if (change instanceof RingInUse ring) {
            return ringInUse(pbx, ring.queue(), ring.device(), ring.ring());
        }
        Pause pause = (Pause) change;
        return pause.reason() == null
                ? pbx.unpause(pause.queue(), pause.device())
                : pbx.pause(pause.queue(), pause.device(), pause.reason());
    }

    private PbxAnswer take(PbxActions pbx, Seat seat) {
        Place place = new Place(seat.queue(), seat.device(), SwitchboardNames.ofMember(seat.agentId()), seat.penalty());
        PbxAnswer answer = seat.pause() == null ? pbx.join(place) : pbx.joinPaused(place, seat.pause());
        return answer.isDone() ? ringInUse(pbx, seat.queue(), seat.device(), seat.ringInUse()) : answer;
    }

    private PbxAnswer ringInUse(PbxActions pbx, String queue, String device, boolean ring) {
        PbxAnswer answer = pbx.ringInUse(queue, device, ring);
        if (answer.isDone()) {
            ringInUse.put(key(queue, device), ring);
        }
        return answer;
    }

    private static String key(String queue, String device) {
        return queue + " " + device;
    }
}
