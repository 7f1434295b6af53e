package io.switchlog.api;

import java.time.Duration;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;

/** Waits for what happens by itself, as short as possible and never for ever. */
public final class Await {
    private static final Duration LONGEST = Duration.ofSeconds(60);
    private static final long EVERY_NANOS = Duration.ofMillis(5).toNanos();

    private Await() {}

    public static void until(Supplier<String> what, BooleanSupplier condition) {
        long deadline = System.nanoTime() + LONGEST.toNanos();
        while (!condition.getAsBoolean()) {
            if (System.nanoTime() > deadline) {
                throw new AssertionError("did not happen within " + LONGEST + ": " + what.get());
            }
            LockSupport.parkNanos(EVERY_NANOS);
        }
    }
}
