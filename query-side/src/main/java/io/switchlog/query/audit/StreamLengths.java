package io.switchlog.query.audit;

import java.nio.ByteBuffer;

/**
 * How many events of each stream were seen. Keeps 20 bytes a slot instead of a map entry, because a log of years has tens
 * of millions of streams. A stream goes by the first 128 bits of the SHA-256 of its id.
 */
final class StreamLengths {
    private long[] high = new long[1024];
    private long[] low = new long[1024];
    private int[] length = new int[1024];
    private int used;

    /** Counts one more event of the stream and returns how many there were before. */
    int countOne(byte[] streamIdDigest) {
        ByteBuffer digest = ByteBuffer.wrap(streamIdDigest);
        long first = digest.getLong();
        long second = digest.getLong();
        if (used * 10L > high.length * 6L) {
            grow();
        }
        int slot = slot(first, second);
        if (length[slot] == 0) {
            high[slot] = first;
            low[slot] = second;
            used++;
        }
        return length[slot]++;
    }

    private int slot(long first, long second) {
        int mask = high.length - 1;
        int slot = (int) first & mask;
        while (length[slot] != 0 && (high[slot] != first || low[slot] != second)) {
            slot = (slot + 1) & mask;
        }
        return slot;
    }

    private void grow() {
        long[] oldHigh = high;
        long[] oldLow = low;
        int[] oldLength = length;
        high = new long[oldHigh.length * 2];
        low = new long[high.length];
        length = new int[high.length];
        for (int i = 0; i < oldHigh.length; i++) {
            if (oldLength[i] != 0) {
                int slot = slot(oldHigh[i], oldLow[i]);
                high[slot] = oldHigh[i];
                low[slot] = oldLow[i];
                length[slot] = oldLength[i];
            }
        }
    }
}
