package io.switchlog.telephony.queuelog;

import java.time.Instant;
import java.util.List;

/**
 * A row of the switchboard's own record of its queues.
 *
 * @param callId the caller's channel
 * @param agent a member's name or device; {@code NONE} where there is none
 * @param data what the event says more, as many as it has
 */
public record QueueLogRow(Instant time, String callId, String queue, String agent, String event, List<String> data) {
    public QueueLogRow {
        data = List.copyOf(data);
    }

    /** One of its data, counted from 1; empty if it has none there. */
    public String data(int number) {
        return number <= data.size() ? data.get(number - 1) : "";
    }

    /** One of its data as a number; 0 if it is none. */
    public long number(int number) {
        String text = data(number);
        return text.matches("[0-9]{1,12}") ? Long.parseLong(text) : 0;
    }
}
