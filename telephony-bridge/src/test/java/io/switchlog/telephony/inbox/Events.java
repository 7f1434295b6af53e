package io.switchlog.telephony.inbox;

import io.switchlog.telephony.ami.AmiEvent;
import io.switchlog.telephony.ami.AmiEvent.Header;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/** Events as a switchboard sends them. */
final class Events {
    static final Instant ARRIVED = Instant.parse("2026-11-23T06:00:00.123456Z");

    private Events() {}

    static AmiEvent event(String name, String... headers) {
        List<Header> all = new ArrayList<>(List.of(new Header("Event", name)));
        for (int i = 0; i < headers.length; i += 2) {
            all.add(new Header(headers[i], headers[i + 1]));
        }
        return new AmiEvent(name, all, ARRIVED);
    }

    /** Different ones, the same whenever they are asked for. */
    static List<AmiEvent> numbered(int from, int to) {
        return IntStream.range(from, to)
                .mapToObj(i ->
                        event("Newchannel", "Timestamp", "1795354931.%06d".formatted(i), "Uniqueid", String.valueOf(i)))
                .toList();
    }

    static List<String> uniqueids(List<InboxEntry> entries) {
        return entries.stream().map(entry -> entry.event().get("Uniqueid")).toList();
    }

    static List<String> uniqueids(int from, int to) {
        return IntStream.range(from, to).mapToObj(String::valueOf).toList();
    }
}
