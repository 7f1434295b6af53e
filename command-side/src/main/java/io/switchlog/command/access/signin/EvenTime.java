package io.switchlog.command.access.signin;

import io.switchlog.command.access.WrongCredentials;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.function.LongConsumer;
import java.util.function.LongSupplier;
import java.util.function.Supplier;

/**
 * Lets refusals take the same time. A name that nobody has is refused without a note in the log or a question to a
 * directory; whoever measures must not see that. What takes longer than a round is told at the end of the next one.
 */
final class EvenTime {
    private final long roundNanos;
    private final LongSupplier nanoTime;
    private final LongConsumer sleep;

    /** @param round how long a refusal takes; zero for as long as it does */
    EvenTime(Duration round) {
        this(round, System::nanoTime, EvenTime::sleep);
    }

    /** @param sleep given how long */
    EvenTime(Duration round, LongSupplier nanoTime, LongConsumer sleep) {
        this.roundNanos = round.toNanos();
        this.nanoTime = nanoTime;
        this.sleep = sleep;
    }

    /** What the work gives; if it is a refusal, at the end of a round. */
    <T> T of(Supplier<T> work) {
        long began = nanoTime.getAsLong();
        try {
            return work.get();
        } catch (WrongCredentials refused) {
            if (roundNanos > 0) {
                long taken = nanoTime.getAsLong() - began;
                sleep.accept(roundNanos - taken % roundNanos);
            }
            throw refused;
        }
    }

    private static void sleep(long nanos) {
        try {
            TimeUnit.NANOSECONDS.sleep(nanos);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }
}
