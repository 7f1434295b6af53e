package io.switchlog;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.concurrent.atomic.AtomicLong;

/** Time that runs like the system's and can be pushed forward. One for all nodes, as Axon's is. */
public final class TestClock extends Clock {
    public static final TestClock CLOCK = new TestClock();

    private final AtomicLong aheadMillis = new AtomicLong();

    private TestClock() {}

    public void advance(Duration duration) {
        aheadMillis.addAndGet(duration.toMillis());
    }

    @Override
    public Instant instant() {
        return Instant.now().plusMillis(aheadMillis.get());
    }

    @Override
    public ZoneId getZone() {
        return ZoneOffset.UTC;
    }

    @Override
    public Clock withZone(ZoneId zone) {
        throw new UnsupportedOperationException("this clock knows UTC only");
    }
}
