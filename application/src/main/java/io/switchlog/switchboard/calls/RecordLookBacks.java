package io.switchlog.switchboard.calls;

import io.switchlog.switchboard.Switchboard;
import io.switchlog.switchboard.Switchboards;
import io.switchlog.switchboard.bridge.LookBack;
import io.switchlog.telephony.ami.AmiEvent;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Finds out what happened on switchboards, by their channels and their own records. */
public final class RecordLookBacks implements LookBack {
    private final Switchboards switchboards;
    private final Clock clock;

    public RecordLookBacks(Switchboards switchboards, Clock clock) {
        this.switchboards = switchboards;
        this.clock = clock;
    }

    @Override
    public Optional<AmiEvent> since(String pbx, @Nullable Instant heardUntil) {
        Switchboard switchboard = switchboards.get(pbx);
        try {
            return Optional.of(new RecordLookBack(
                            switchboard::actions, switchboard.queueLog().orElse(null), clock)
                    .since(heardUntil));
        } catch (SQLException unreadable) {
            throw new IllegalStateException("its record cannot be read: " + unreadable.getMessage(), unreadable);
        }
    }
}
