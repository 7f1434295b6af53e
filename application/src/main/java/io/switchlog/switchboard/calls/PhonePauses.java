package io.switchlog.switchboard.calls;

import io.switchlog.switchboard.TelephonePauses;
import io.switchlog.telephony.SwitchboardNames;
import io.switchlog.telephony.ami.AmiEvent;
import io.switchlog.telephony.seats.SeatChange.PauseSign;
import java.util.UUID;

/** Reads pauses of queue members out of a switchboard's events. */
final class PhonePauses {
    private static final String PAUSED = "1";

    private final TelephonePauses pauses;

    PhonePauses(TelephonePauses pauses) {
        this.pauses = pauses;
    }

    void heard(UUID commandId, AmiEvent event) {
        if (event.name().equalsIgnoreCase("QueueMemberPause")) {
            String reason = event.get("Paused").equals(PAUSED) ? event.get("PausedReason") : null;
            SwitchboardNames.agent(event.get("MemberName"))
                    .ifPresent(agent -> pauses.heard(commandId, new PauseSign(agent, event.get("Queue"), reason)));
        }
    }
}
