package io.switchlog.switchboard;

import io.switchlog.telephony.asterisk.control.AsteriskActions;
import io.switchlog.telephony.asterisk.control.PbxActions;
import io.switchlog.telephony.asterisk.control.PbxUnavailable;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * The connection over which one switchboard is asked to do things. It is made when somebody asks for the first time, and
 * made anew when it is down.
 */
final class PbxControl implements Supplier<PbxActions>, AutoCloseable {
    private final AsteriskActions.Access access;
    private @Nullable AsteriskActions connected;

    PbxControl(PbxSettings settings) {
        this.access = settings.actionsAccess();
    }

    /** @throws PbxUnavailable if it cannot be reached, or does not let us in */
    @Override
    public synchronized PbxActions get() {
        AsteriskActions now = connected;
        if (now == null || !now.isConnected()) {
            close();
            now = AsteriskActions.connect(access);
            connected = now;
        }
        return now;
    }

    @Override
    public synchronized void close() {
        if (connected != null) {
            connected.close();
            connected = null;
        }
    }
}
