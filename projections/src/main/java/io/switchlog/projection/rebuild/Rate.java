package io.switchlog.projection.rebuild;

import java.util.ArrayDeque;
import java.util.Deque;

/** Events per second over the last seconds. */
final class Rate {
    private static final long WINDOW_NANOS = 5_000_000_000L;

    private record Sample(long nanos, long position) {}

    private final Deque<Sample> samples = new ArrayDeque<>();

    /** This far at this time; gives back the rate, 0 while there is none to tell. */
    long at(long nanos, long position) {
        Sample now = new Sample(nanos, position);
        samples.addLast(now);
        while (samples.size() > 2 && nanos - samples.getFirst().nanos() > WINDOW_NANOS) {
            samples.removeFirst();
        }
        Sample first = samples.getFirst();
        long elapsed = nanos - first.nanos();
        return elapsed <= 0 ? 0 : Math.round((position - first.position()) * 1e9 / elapsed);
    }
}
