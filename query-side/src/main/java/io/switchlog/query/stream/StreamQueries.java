package io.switchlog.query.stream;

import io.switchlog.query.BadQuery;
import io.switchlog.query.LogClock;
import io.switchlog.query.Reads;
import io.switchlog.query.TimeRange;
import io.switchlog.query.viewer.Viewer;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/**
 * The board as server-sent events: a {@code snapshot}, then a {@code patch} for what changes, with the index of the last
 * event shown as id. One reducer serves for both streams. An agent sees his own rows only, a
 * user those of his scope, and anew when that changes.
 */
@RestController
class StreamQueries {
    private static final double SLOWEST = 0.1;
    private static final double FASTEST = 86_400;

    private final LiveFeed live;
    private final Replays replays;
    private final LogClock clock;
    private final Attendance attendance;

    StreamQueries(LiveFeed live, Replays replays, LogClock clock, Attendance attendance) {
        this.live = live;
        this.replays = replays;
        this.clock = clock;
        this.attendance = attendance;
    }

    /** The board as it changes; goes on after {@code Last-Event-ID} without loss or repetition. */
    @GetMapping(path = "/api/live/stream", produces = MediaType.TEXT_EVENT_STREAM_VALUE)
    @Reads(Reads.LOG)
    public void live(
            @RequestHeader(name = "Last-Event-ID", required = false) @Nullable String lastEventId,
            Viewer viewer,
            HttpServletRequest request,
            HttpServletResponse response)
            throws IOException {
        Long lastSeen = index(lastEventId);
        UUID session = Attendance.session();
        live.takePlace(viewer.id());
        Wire wire;
        try {
            wire = Wire.of(request, response);
        } catch (IOException | RuntimeException failed) {
            live.leavePlace(viewer.id());
            throw failed;
        }
        attendance.comes(wire, session);
        live.add(viewer, wire, lastSeen);
    }

    /**
     * The board as it changed between two times, with the messages that {@code /live/stream} sent then, and {@code end}.
     *
     * @param to now if it is left out
     * @param speed seconds of then per second of now, 1 if it is left out
     */
    @GetMapping(path = "/api/history/stream", produces = MediaType.TEXT_EVENT_STREAM_VALUE)
    @Reads(Reads.LOG)
    public void history(
            TimeRange range,
            @RequestParam(required = false) @Nullable String speed,
            Viewer viewer,
            HttpServletRequest request,
            HttpServletResponse response)
            throws IOException {
        Instant from = range.fromInstant();
        if (from == null) {
            throw BadQuery.malformed("from", "must be given");
        }
        Instant end = range.toInstant();
        Instant to = end == null ? clock.now() : clock.past("to", end);
        if (from.isAfter(to)) {
            throw BadQuery.invalid("from", "must not be after the end");
        }
        UUID session = Attendance.session();
        Replay.Range asked = new Replay.Range(from, to, speed(speed));
        replays.takePlace(viewer.id());
        Screen first;
        Wire wire;
        try {
            first = replays.first(asked);
            wire = Wire.of(request, response);
        } catch (IOException | RuntimeException failed) {
            replays.leavePlace(viewer.id());
            throw failed;
        }
        attendance.comes(wire, session);
        replays.start(viewer, wire, asked, first);
    }

    private static @Nullable Long index(@Nullable String text) {
        if (text == null || text.isBlank()) {
            return null;
        }
        try {
            long index = Long.parseLong(text.strip());
            if (index >= 0) {
                return index;
            }
        } catch (NumberFormatException e) {
            // Falls through to the same answer as a negative number.
        }
        throw BadQuery.malformed("Last-Event-ID", "must be the id of an event of this stream");
    }

    private static double speed(@Nullable String text) {
        if (text == null || text.isBlank()) {
            return 1;
        }
        double speed;
        try {
            speed = Double.parseDouble(text.strip());
        } catch (NumberFormatException e) {
            throw BadQuery.malformed("speed", "must be a number");
        }
        if (!(speed >= SLOWEST && speed <= FASTEST)) {
            throw BadQuery.invalid("speed", "must be from 0.1 to 86400");
        }
        return speed;
    }
}
