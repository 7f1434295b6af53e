package io.switchlog.query.stream;

import io.switchlog.query.live.Sight;
import io.switchlog.query.viewer.Viewer;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/** Somebody who listens to the live board: a place among the recent patches. */
final class LiveListener {
    private final Wire wire;
    private final Viewer viewer;
    private volatile Sight sight;
    private final Recent recent;
    private final Frames frames;
    private final AtomicReference<byte @Nullable []> first = new AtomicReference<>();
    private @Nullable Long seen;
    private boolean lost;
    private boolean isNew = true;
    private boolean silent;

    /** @param lastSeen index of the last event that is on his screen, null if there is none */
    LiveListener(Viewer viewer, Wire wire, @Nullable Long lastSeen, Recent recent, Frames frames) {
        this.viewer = viewer;
        this.wire = wire;
        this.sight = Sight.of(viewer);
        this.recent = recent;
        this.frames = frames;
        this.seen = lastSeen;
        this.lost = true;
    }

    /** Who he is, as he was enabled when he began to listen. */
    Viewer viewer() {
        return viewer;
    }

    /** He sees more or less from now on, or sees it otherwise, and is told anew where things stand. */
    synchronized void sees(Sight other) {
        sight = other;
        seen = null;
        lost = true;
    }

    Sight sight() {
        return sight;
    }

    synchronized @Nullable Long seen() {
        return seen;
    }

    /**
     * Whether this is asked for the first time. What was found out about him when he came may be older than what the others
     * were last told.
     */
    synchronized boolean isNew() {
        boolean first = isNew;
        isNew = false;
        return first;
    }

    /** Whether he has to be told where things stand before he can follow. */
    synchronized boolean isLost() {
        return lost;
    }

    /** Tells him, and that the board is at this position. */
    synchronized void found(long position, byte @Nullable [] frame) {
        first.set(frame);
        seen = seen == null || frame != null ? (Long) position : seen;
        lost = false;
    }

    /** What he has not been sent yet. */
    synchronized byte @Nullable [] next() {
        byte[] told = first.getAndSet(null);
        if (told != null) {
            silent = false;
            return told;
        }
        while (!lost && seen != null) {
            if (!recent.covers(seen)) {
                lost = true;
                break;
            }
            Recent.Entry entry = recent.after(seen);
            if (entry == null) {
                break;
            }
            seen = entry.patch().moment().position();
            byte[] frame = frameOf(entry);
            if (frame != null) {
                silent = false;
                return frame;
            }
        }
        if (silent) {
            silent = false;
            return Frames.KEEP_ALIVE;
        }
        return null;
    }

    private byte @Nullable [] frameOf(Recent.Entry entry) {
        if (sight.isEverything()) {
            return entry.frame().length == 0 ? null : entry.frame();
        }
        Message message = entry.patch().as(sight);
        return message.isEmpty() ? null : frames.of(message);
    }

    synchronized void keepAlive() {
        silent = true;
    }

    void pump() {
        wire.pump();
        wire.closeIfOverdue();
    }

    void close() {
        wire.close();
    }
}
