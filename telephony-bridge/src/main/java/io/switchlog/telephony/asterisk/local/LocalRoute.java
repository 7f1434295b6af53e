package io.switchlog.telephony.asterisk.local;

import java.util.List;

/**
 * What becomes of those who call a number: one queue after the other, and at last a mailbox.
 *
 * @param mailbox none if empty
 */
public record LocalRoute(String number, List<Stop> stops, String mailbox) {
    public LocalRoute {
        stops = List.copyOf(stops);
    }

    /** For how long somebody waits in a queue at most. */
    public record Stop(String queue, int seconds) {}

    /** Into one queue. */
    public static LocalRoute to(String number, String queue, int seconds) {
        return new LocalRoute(number, List.of(new Stop(queue, seconds)), "");
    }

    /** Then into another. */
    public LocalRoute then(String queue, int seconds) {
        List<Stop> more = new java.util.ArrayList<>(stops);
        more.add(new Stop(queue, seconds));
        return new LocalRoute(number, more, mailbox);
    }

    /** At last into a mailbox. */
    public LocalRoute voicemail(String number) {
        return new LocalRoute(this.number, stops, number);
    }

    String extension() {
        StringBuilder lines = new StringBuilder("exten => " + number + ",1,Answer()\n");
        for (Stop stop : stops) {
            lines.append(" same => n,Gosub(switchlog-queue,s,1(%s,%d))\n".formatted(stop.queue(), stop.seconds()))
                    // The agent hung up: whoever was served does not wait in the next queue.
                    .append(" same => n,GotoIf($[\"${QUEUESTATUS}\" = \"CONTINUE\"]?done)\n");
        }
        if (!mailbox.isEmpty()) {
            lines.append(" same => n,VoiceMail(%s@default,su)\n".formatted(mailbox));
        }
        return lines.append(" same => n(done),Hangup()\n").toString();
    }
}
