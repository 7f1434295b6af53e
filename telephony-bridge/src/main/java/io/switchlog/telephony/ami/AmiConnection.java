package io.switchlog.telephony.ami;

import java.io.IOException;
import java.time.Clock;
import java.time.Instant;
import org.asteriskjava.AsteriskVersion;
import org.asteriskjava.lock.Locker.LockCloser;
import org.asteriskjava.manager.ManagerConnectionState;
import org.asteriskjava.manager.event.DisconnectEvent;
import org.asteriskjava.manager.event.ManagerEvent;
import org.asteriskjava.manager.internal.ManagerConnectionImpl;
import org.asteriskjava.util.SocketConnectionFacade;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * asterisk-java's connection for one attempt: it logs in and knows answers from one another. It neither sees events nor
 * connects again: its own way of that asks ten times within half a second whatever was answered, and lets an old reader
 * meet a new socket. See ADR 33.
 */
final class AmiConnection extends ManagerConnectionImpl {
    private static final Logger LOG = LoggerFactory.getLogger(AmiConnection.class);

    private final AmiAccess access;
    private final AmiTimings timings;
    private final AmiSocket.Session session;
    private final Clock clock;
    private volatile @Nullable AmiSocket socket;

    AmiConnection(AmiAccess access, AmiTimings timings, AmiSocket.Session session, Clock clock) {
        this.access = access;
        this.timings = timings;
        this.session = session;
        this.clock = clock;
        setHostname(access.host());
        setPort(access.port());
        setUsername(access.user());
        setPassword(access.secret());
        setDefaultResponseTimeout(timings.silence().toMillis());
    }

    @Override
    protected SocketConnectionFacade createSocket() throws IOException {
        if (socket != null) {
            throw new IOException("a connection is used once");
        }
        AmiSocket opened = AmiSocket.open(access, timings, session, clock);
        socket = opened;
        return opened;
    }

    /** Asking for it needs rights that who only reads events has not, and this link says nothing that depends on it. */
    @Override
    protected AsteriskVersion determineVersion() {
        return AsteriskVersion.ASTERISK_22;
    }

    /** Whether there is a reader, who will tell of its end. */
    boolean wasOpened() {
        return socket != null;
    }

    /** Whatever came before is handed over. */
    Instant handedOverUntil() {
        AmiSocket opened = socket;
        return opened == null ? clock.instant() : opened.handedOverUntil();
    }

    /** Not connected any more is what keeps the library from connecting again; waiting callers are still told. */
    @Override
    public void dispatchEvent(ManagerEvent event, Integer requiredHandlingTime) {
        if (event instanceof DisconnectEvent) {
            state = ManagerConnectionState.DISCONNECTED;
        }
        super.dispatchEvent(event, requiredHandlingTime);
    }

    /** At once: whoever reads, or waits for an answer, is told that nothing more will come. */
    void cut() {
        AmiSocket opened = socket;
        if (opened != null) {
            try {
                opened.close();
            } catch (IOException alreadyBroken) {
                LOG.debug("closing a connection failed: {}", alreadyBroken.toString());
            }
        }
    }

    /** For good. An end that came together with the login may have made the library think of connecting again. */
    void discard() {
        cut();
        try (LockCloser lock = withLock()) {
            state = ManagerConnectionState.DISCONNECTED;
        }
    }
}
