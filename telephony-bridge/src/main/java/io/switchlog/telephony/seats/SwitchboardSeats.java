package io.switchlog.telephony.seats;

import java.util.List;

/** The queues of a switchboard, as far as agents of the centre serve them. */
public interface SwitchboardSeats {
    /**
     * The places of the centre's agents.
     *
     * @throws SwitchboardUnavailable if the switchboard cannot be asked
     */
    List<Seat> seats();

    /**
     * Does one thing; one that is done already is done.
     *
     * @return false if the switchboard said no, for instance because it has no such queue
     * @throws SwitchboardUnavailable if the switchboard cannot be asked
     */
    boolean change(SeatChange change);

    /** The link to the switchboard is down, or it does not answer. */
    final class SwitchboardUnavailable extends RuntimeException {
        private static final long serialVersionUID = 1;

        public SwitchboardUnavailable(String message, Throwable cause) {
            super(message, cause);
        }
    }
}
