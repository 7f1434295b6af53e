package io.switchlog.command.log;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** Appends of made-up events. */
final class Appends {
    private Appends() {}

    static Append to(String stream, long sequence) {
        return to(stream, sequence, 1, Map.of());
    }

    static Append to(String stream, long sequence, int events, Map<String, Long> guards) {
        return to(CommandIds.next(), stream, sequence, events, guards);
    }

    static Append to(UUID commandId, String stream, long sequence, int events, Map<String, Long> guards) {
        List<LogRecord> records = new ArrayList<>();
        for (int i = 0; i < events; i++) {
            records.add(record(commandId, i, stream, sequence + i));
        }
        return new Append(records, guards);
    }

    static LogRecord record(UUID commandId, int number, String stream, long sequence) {
        return new LogRecord(
                CommandIds.eventId(commandId, number),
                "test",
                stream,
                sequence,
                "test.happened",
                1,
                Instant.parse("2026-03-02T08:00:00.123456Z"),
                ("{\"text\": \"Grüße\",   \"number\":" + number + "}").getBytes(UTF_8),
                ("{\"commandId\":\"" + commandId + "\"}").getBytes(UTF_8));
    }
}
