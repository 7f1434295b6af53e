package io.switchlog.telephony.inbox;

/** Another node listens to the switchboard now. */
public final class TurnIsOver extends RuntimeException {
    private static final long serialVersionUID = 1;

    TurnIsOver(Turn turn) {
        super("another node listens to " + turn.pbx());
    }
}
