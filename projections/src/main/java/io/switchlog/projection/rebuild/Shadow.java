package io.switchlog.projection.rebuild;

import io.switchlog.projection.Gathering;
import io.switchlog.projection.Table;

/** The tables of one projection that are being built, and how far they are. */
final class Shadow {
    private final Table<?, ?> table;
    private final Gathering<?, ?> gathering;
    private volatile long folded;
    private long saved;
    private volatile boolean indexed;

    /** @param fresh whether it is empty, so that all it will ever hold is known */
    Shadow(Table<?, ?> table, long position, boolean indexed, boolean fresh) {
        this.table = table;
        this.gathering = table.gathering(fresh ? new Seen() : Gathering.Stored.PERHAPS);
        this.folded = position;
        this.saved = position;
        this.indexed = indexed;
    }

    String name() {
        return table.name();
    }

    Table<?, ?> table() {
        return table;
    }

    Gathering<?, ?> gathering() {
        return gathering;
    }

    /** Up to which event it has been folded; the rows may still be in memory. */
    long folded() {
        return folded;
    }

    void folded(long position) {
        folded = position;
    }

    /** Up to which event its rows are in the database. */
    long saved() {
        return saved;
    }

    void savedAll() {
        saved = folded;
    }

    boolean indexed() {
        return indexed;
    }

    void indexed(boolean now) {
        indexed = now;
    }
}
