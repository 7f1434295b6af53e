package io.switchlog.life;

import java.util.ArrayList;
import java.util.List;

/** What was found that must not be. */
final class Findings {
    private final List<String> found = new ArrayList<>();

    void must(boolean holds, String rule, Entry entry) {
        if (!holds) {
            found.add(rule + ": " + entry);
        }
    }

    List<String> all() {
        return List.copyOf(found);
    }
}
