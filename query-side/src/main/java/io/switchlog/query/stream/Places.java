package io.switchlog.query.stream;

import io.switchlog.query.TooMany;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;

/** Places for listeners, so many in all and so many for one person, so that nobody takes them from the others. */
final class Places {
    private final String what;
    private final int most;
    private final int mostForOne;
    private final Map<UUID, Integer> taken = new HashMap<>();
    private int all;

    Places(String what, int most, int mostForOne) {
        this.what = what;
        this.most = most;
        this.mostForOne = mostForOne;
    }

    /** @throws TooMany if there is none left */
    synchronized void take(UUID person) {
        int his = taken.getOrDefault(person, 0);
        if (all >= most) {
            throw new TooMany("This node serves " + most + " " + what + " at a time.");
        }
        if (his >= mostForOne) {
            throw new TooMany("One person has " + mostForOne + " " + what + " at a time.");
        }
        taken.put(person, his + 1);
        all++;
    }

    synchronized void leave(UUID person) {
        taken.computeIfPresent(person, (id, his) -> his == 1 ? null : his - 1);
        all--;
    }

    synchronized int taken() {
        return all;
    }
}
