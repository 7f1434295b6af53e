package io.switchlog.query.stream;

import io.switchlog.query.LogClock;
import io.switchlog.query.live.Sight;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Queue;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** The board of some time ago as it changed then, sent to one listener at some speed. */
final class Replay {
    private static final long LOOK_NANOS = 1_000_000_000;

    /**
     * What is shown.
     *
     * @param speed seconds of then in one second of now
     */
    record Range(Instant from, Instant to, double speed) {
        private static final double NANOS = 1e9;

        /** Which time of then it is, so long after the beginning. */
        Instant after(Duration running) {
            double seconds = running.toNanos() / NANOS * speed;
            double whole = Duration.between(from, to).toNanos() / NANOS;
            return seconds >= whole ? to : from.plusNanos((long) (seconds * NANOS));
        }
    }

    private final Wire wire;
    private final Supplier<Sight> sights;
    private final Sight sight;
    private final Range range;
    private final LogClock log;
    private final Clock clock;
    private final Frames frames;
    private final Screen screen;
    private final Instant began;
    private long lookedAt = System.nanoTime();
    private final Queue<byte[]> waiting = new ArrayDeque<>();
    private boolean over;
    private Instant spoken;

    Replay(Wire wire, Supplier<Sight> sights, Range range, Screen screen, LogClock log, Clock clock, Frames frames) {
        this.wire = wire;
        this.sights = sights;
        this.sight = sights.get();
        this.range = range;
        this.log = log;
        this.clock = clock;
        this.frames = frames;
        this.screen = screen;
        this.began = clock.instant();
        this.spoken = began;
        send(screen.snapshot(sight));
    }

    /** Begins to send. */
    void start(Runnable whenClosed) {
        wire.start(this::next, whenClosed);
    }

    private synchronized byte @Nullable [] next() {
        return waiting.poll();
    }

    private synchronized void send(Message message) {
        waiting.add(frames.of(message));
    }

    private synchronized boolean isBusy() {
        return !waiting.isEmpty();
    }

    /** Goes on to the time of then that it is by now. Whoever is slow gets fewer and larger steps. */
    void tick() {
        if (!over && !isBusy()) {
            Instant now = clock.instant();
            if (System.nanoTime() - lookedAt > LOOK_NANOS) {
                lookedAt = System.nanoTime();
                if (!sights.get().isSameAs(sight)) {
                    // What he has on his screen is not what he may see by now: he has to ask again.
                    close();
                    return;
                }
            }
            Instant then = range.after(Duration.between(began, now));
            long wanted = log.lastUntil(then);
            long position = Math.min(wanted, screen.reachable());
            if (position > screen.moment().position()) {
                Message patch = screen.advance(position).as(sight);
                if (!patch.isEmpty()) {
                    send(patch);
                    spoken = now;
                }
            }
            if (!then.isBefore(range.to()) && position == wanted) {
                over = true;
                send(Message.end(screen.moment().position(), range.to()));
            } else if (Duration.between(spoken, now).toSeconds() >= 15) {
                spoken = now;
                synchronized (this) {
                    waiting.add(Frames.KEEP_ALIVE);
                }
            }
        }
        if (over) {
            wire.end();
        } else {
            wire.pump();
        }
        wire.closeIfOverdue();
    }

    void close() {
        wire.close();
    }
}
