package io.switchlog.telephony.translation;

import io.switchlog.telephony.ami.AmiEvent;
import java.time.Instant;
import java.util.regex.Pattern;

/**
 * A channel of the switchboard, as it began: one telephone, or one line.
 *
 * @param device what it belongs to, such as {@code PJSIP/1001}
 * @param dialled what it dialled
 * @param seq the place of its first event among all that were received
 */
record Channel(
        String uniqueId,
        String linkedId,
        String device,
        String dialled,
        String number,
        String name,
        Instant beganAt,
        long seq) {
    /** PJSIP/1001-0000001c, or Local/1001@from-sip-0000001c;1. */
    private static final Pattern SUFFIX = Pattern.compile("-[0-9a-fA-F]{8,}(;[12])?$");

    private static final String UNKNOWN = "<unknown>";

    static Channel of(AmiEvent event, long seq) {
        return new Channel(
                event.get("Uniqueid"),
                event.get("Linkedid"),
                device(event.get("Channel")),
                event.get("Exten"),
                known(event.get("CallerIDNum")),
                known(event.get("CallerIDName")),
                event.timestamp(),
                seq);
    }

    static String device(String channel) {
        return SUFFIX.matcher(channel).replaceFirst("");
    }

    /** What somebody is called by, out of a dial string such as {@code 1003}, {@code PJSIP/1003} or {@code number/trunk}. */
    static String number(String dialString) {
        return dialString.replaceFirst("^PJSIP/", "").replaceFirst("[@/].*$", "");
    }

    /** One that a program began dials nothing itself; then it counts what was dialled for it. */
    Channel dialling(String dialString) {
        return dialled.isEmpty() || dialled.equals("s")
                ? new Channel(uniqueId, linkedId, device, number(dialString), number, name, beganAt, seq)
                : this;
    }

    static String known(String text) {
        return text.equals(UNKNOWN) ? "" : text;
    }
}
