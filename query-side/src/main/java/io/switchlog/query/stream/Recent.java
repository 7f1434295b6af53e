package io.switchlog.query.stream;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Iterator;
import org.jspecify.annotations.Nullable;

/**
 * The patches of the last while, shared by all who listen: each is written once and remembered in one piece, so that a
 * listener more, or one who is slow, costs nothing but his place. Bounded in number and bytes; the rows beside the bytes take a few times as much.
 */
final class Recent {
    private static final int MOST_PATCHES = 4_096;
    private static final long MOST_BYTES = 8L << 20;

    /** A patch and how it reads for those who see everything. */
    record Entry(Patch patch, byte[] frame) {}

    private final Deque<Entry> entries = new ArrayDeque<>();
    private long bytes;
    private long floor;

    /** Nothing is remembered; what follows begins after this position. */
    synchronized void startAt(long position) {
        entries.clear();
        bytes = 0;
        floor = position;
    }

    synchronized void add(Entry entry) {
        entries.addLast(entry);
        bytes += entry.frame().length;
        while (entries.size() > MOST_PATCHES || bytes > MOST_BYTES) {
            Entry oldest = entries.removeFirst();
            bytes -= oldest.frame().length;
            floor = oldest.patch().moment().position();
        }
    }

    /**
     * Whether somebody who was here at this position, or elsewhere, has missed just what the patches after it hold. Between
     * two patches he may have seen what none of them tells: what came and went again.
     */
    synchronized boolean goesOnFrom(long position) {
        return position == floor
                || entries.stream().anyMatch(entry -> entry.patch().moment().position() == position);
    }

    /** Whether everything after this position is still here. */
    synchronized boolean covers(long position) {
        return position >= floor;
    }

    /** The first patch that shows more than this position, or null if there is none. */
    synchronized @Nullable Entry after(long position) {
        Entry found = null;
        // Almost all who ask want one of the last.
        for (Iterator<Entry> newestFirst = entries.descendingIterator(); newestFirst.hasNext(); ) {
            Entry entry = newestFirst.next();
            if (entry.patch().moment().position() <= position) {
                break;
            }
            found = entry;
        }
        return found;
    }
}
