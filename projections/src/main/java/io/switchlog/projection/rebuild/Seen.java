package io.switchlog.projection.rebuild;

import io.switchlog.projection.Gathering;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;

/**
 * Which keys a shadow has rows of, as far as that can be told from about two bytes per key: it never says no wrongly, and
 * seldom yes (a Bloom filter that grows). Most keys of a rebuild are new, and need no look into the database.
 */
final class Seen implements Gathering.Stored {
    private static final int FIRST_BITS = 1 << 17;
    private static final int MOST_BITS = 1 << 26;
    private static final int BITS_PER_KEY = 12;
    private static final int PROBES = 4;

    private record Layer(BitSet bits, int size) {}

    private final List<Layer> layers = new ArrayList<>();
    private int room;

    @Override
    public boolean mayHold(Object key) {
        long hash = spread(key.hashCode());
        for (Layer layer : layers) {
            if (holds(layer, hash)) {
                return true;
            }
        }
        return false;
    }

    @Override
    public void hold(Object key) {
        if (mayHold(key)) {
            return;
        }
        if (room == 0) {
            int size = layers.isEmpty() ? FIRST_BITS : Math.min(MOST_BITS, 2 * last().size());
            layers.add(new Layer(new BitSet(size), size));
            room = size / BITS_PER_KEY;
        }
        room--;
        long hash = spread(key.hashCode());
        for (int probe = 0; probe < PROBES; probe++) {
            last().bits().set(index(last(), hash, probe));
        }
    }

    private Layer last() {
        return layers.get(layers.size() - 1);
    }

    private static boolean holds(Layer layer, long hash) {
        for (int probe = 0; probe < PROBES; probe++) {
            if (!layer.bits().get(index(layer, hash, probe))) {
                return false;
            }
        }
        return true;
    }

    private static int index(Layer layer, long hash, int probe) {
        return ((int) hash + probe * ((int) (hash >>> 32) | 1)) & (layer.size() - 1);
    }

    /** Neighbouring hashes come to lie far apart. */
    private static long spread(int hash) {
        long mixed = (hash + 0x9E3779B97F4A7C15L) * 0xBF58476D1CE4E5B9L;
        mixed = (mixed ^ (mixed >>> 29)) * 0x94D049BB133111EBL;
        return mixed ^ (mixed >>> 32);
    }
}
