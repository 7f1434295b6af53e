package io.switchlog.command.log;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;
import org.axonframework.messaging.unitofwork.CurrentUnitOfWork;
import org.jspecify.annotations.Nullable;

/**
 * What one attempt at a command has read, at which sequence, and where its events ended up. It travels in the command's
 * metadata, because the engine that appends and the sender who answers see the same command message and nothing else in
 * common.
 */
public final class UnitOfWorkLedger {
    /** Key of the ledger in the metadata of a command message. Never stored. */
    public static final String KEY = "ledger";

    private final UUID commandId;
    private final boolean fresh;
    private final Map<String, Long> seen = new LinkedHashMap<>();
    private long position;
    private boolean known;

    /** @param fresh whether everything is to be read from the log, because what is cached has proved to be old */
    public UnitOfWorkLedger(UUID commandId, boolean fresh) {
        this.commandId = commandId;
        this.fresh = fresh;
    }

    /** The ledger of the command that this thread is handling. */
    static UnitOfWorkLedger current() {
        Object ledger =
                CurrentUnitOfWork.get().root().getMessage().getMetaData().get(KEY);
        if (!(ledger instanceof UnitOfWorkLedger found)) {
            throw new IllegalStateException("events can only be caused by commands sent through Commands");
        }
        return found;
    }

    UUID commandId() {
        return commandId;
    }

    boolean isFresh() {
        return fresh;
    }

    /**
     * Notes that the decision rests on this stream as of this sequence, -1 for a stream that does not exist. Seen twice,
     * the older counts.
     */
    void saw(String streamId, long sequence) {
        seen.merge(streamId, sequence, Math::min);
    }

    void appended(long lastPosition, boolean wasThere) {
        if (position != 0) {
            throw new IllegalStateException("a command appends once");
        }
        position = lastPosition;
        known = wasThere;
    }

    /** Whether the command's events were in the log already: the same command came twice at once, or was sent again. */
    public boolean isKnown() {
        return known;
    }

    boolean hasAppended() {
        return position != 0;
    }

    /** All that was read. */
    public Map<String, Long> seen() {
        return seen;
    }

    /** Position of the command's last event, or null if it caused none. */
    public @Nullable Long position() {
        return position == 0 ? null : position;
    }
}
