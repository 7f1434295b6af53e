package io.switchlog.telephony.translation;

import io.switchlog.telephony.ami.AmiEvent;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Whether a telephone can be reached, out of what a switchboard says of all that has a state.
 *
 * @param device such as PJSIP/1001
 */
public record DeviceState(String device, boolean reachable) {
    private static final String CHANGE = "DeviceStateChange";
    // Queues, lamps and mailboxes have states as well, and a colon in their names.
    private static final Pattern TELEPHONE = Pattern.compile("[A-Za-z0-9]+/[^:]+");

    /** Empty if the event says nothing of that. */
    public static Optional<DeviceState> of(AmiEvent event) {
        if (!event.name().equalsIgnoreCase(CHANGE)
                || !TELEPHONE.matcher(event.get("Device")).matches()) {
            return Optional.empty();
        }
        String device = event.get("Device");
        return switch (event.get("State").toUpperCase(Locale.ROOT)) {
            case "UNAVAILABLE", "INVALID" -> Optional.of(new DeviceState(device, false));
            case "UNKNOWN", "" -> Optional.empty();
            default -> Optional.of(new DeviceState(device, true));
        };
    }
}
