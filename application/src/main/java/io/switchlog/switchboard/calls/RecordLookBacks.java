package io.switchlog.switchboard.calls;

import io.switchlog.switchboard.Switchboard;
import io.switchlog.switchboard.Switchboards;
import io.switchlog.switchboard.bridge.LookBack;
import io.switchlog.telephony.ami.AmiEvent;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;

/** Finds out what happened on switchboards, by their channels and their own records. */
public final class RecordLookBacks implements LookBack {
    private static final Duration LONGEST = Duration.ofSeconds(60);

    private final Switchboards switchboards;
    private final Clock clock;

    public RecordLookBacks(Switchboards switchboards, Clock clock) {
        this.switchboards = switchboards;
        this.clock = clock;
    }

    /** On a thread of its own: those of the library that reads events are not let ask for anything. */
    @Override
    public Optional<AmiEvent> since(String pbx, @Nullable Instant heardUntil) {
        FutureTask<AmiEvent> look = new FutureTask<>(() -> look(pbx, heardUntil));
        Thread thread = new Thread(look, "looks-back-" + pbx);
        thread.setDaemon(true);
        thread.start();
        try {
            return Optional.of(look.get(LONGEST.toMillis(), TimeUnit.MILLISECONDS));
        } catch (ExecutionException failed) {
            throw new IllegalStateException("it cannot be found out: " + failed.getMessage(), failed);
        } catch (TimeoutException tooLong) {
            throw new IllegalStateException("it takes too long to look", tooLong);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("stopped while looking", stopped);
        }
    }

    private AmiEvent look(String pbx, @Nullable Instant heardUntil) throws SQLException {
        Switchboard switchboard = switchboards.get(pbx);
        return new RecordLookBack(switchboard::actions, switchboard.queueLog().orElse(null), clock).since(heardUntil);
    }
}
