package io.switchlog.switchboard.bridge;

import io.switchlog.command.lock.SessionLock;
import io.switchlog.projection.Background;
import io.switchlog.switchboard.PbxSettings;
import io.switchlog.telephony.inbox.Turn;
import io.switchlog.telephony.inbox.TurnIsOver;
import java.sql.SQLException;
import java.time.Duration;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Sees to it that one node, and as a rule one only, listens to a switchboard. For a moment there may be two: each event is
 * stored once all the same, and what follows from it is recorded once.
 */
final class PbxBridge {
    private static final Logger LOG = LoggerFactory.getLogger(PbxBridge.class);
    private static final Duration TRY_TO_OWN = Duration.ofMillis(250);
    private static final Duration SIGN_OF_LIFE = Duration.ofSeconds(1);

    private final String pbx;
    private final PbxSettings settings;
    private final BridgeParts parts;
    private final Background background;
    private boolean failing;

    PbxBridge(String pbx, PbxSettings settings, BridgeParts parts) {
        this.pbx = pbx;
        this.settings = settings;
        this.parts = parts;
        this.background = new Background("bridge-" + pbx);
    }

    void start() {
        background.start(() -> {
            while (background.isRunning()) {
                tryToListen();
                background.rest(TRY_TO_OWN);
            }
        });
    }

    void stop() {
        background.stop();
    }

    private void tryToListen() {
        try (SessionLock lock = SessionLock.ofSwitchboard(parts.writer(), pbx)) {
            if (lock.acquire() != null) {
                listen(lock);
            }
            failing = false;
        } catch (SQLException | RuntimeException away) {
            if (!failing) {
                LOG.warn("Nobody can listen to {} now, which is tried again: {}", pbx, away.toString());
            }
            failing = true;
        }
    }

    private void listen(SessionLock lock) {
        Turn turn = parts.inbox().begin(pbx, parts.clock().instant());
        LOG.info("This node listens to {}", pbx);
        try (Translating translating = new Translating(
                        pbx, parts.inbox(), parts.consumers(), settings.inboxRetention(), parts.clock());
                Listening listening = new Listening(turn, settings, parts, translating::wake)) {
            translating.start();
            listening.start();
            while (background.isRunning() && isStillOurs(lock) && keepsRecords(listening)) {
                background.rest(SIGN_OF_LIFE);
            }
        } finally {
            parts.duties().end(pbx);
        }
    }

    /** Who cannot reach the database goes on: nobody else can begin, and what is said is kept until it can be stored. */
    private static boolean isStillOurs(SessionLock lock) {
        try {
            if (!lock.isHeld()) {
                return lock.acquire() != null;
            }
            lock.ping();
            return true;
        } catch (SQLException away) {
            lock.close();
            return true;
        }
    }

    private boolean keepsRecords(Listening listening) {
        try {
            listening.keepRecords();
            failing = false;
        } catch (TurnIsOver over) {
            LOG.info("Another node listens to {}", pbx);
            return false;
        } catch (RuntimeException away) {
            if (!failing) {
                LOG.warn("Until when {} was heard cannot be written down now: {}", pbx, away.toString());
            }
            failing = true;
        }
        return true;
    }
}
