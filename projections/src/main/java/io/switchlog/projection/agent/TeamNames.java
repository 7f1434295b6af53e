package io.switchlog.projection.agent;

import java.util.List;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** The names of an agent's teams in one cell, in order. Names of teams are unique and have no semicolon. */
final class TeamNames {
    private static final String BETWEEN = "; ";

    private TeamNames() {}

    static String with(@Nullable String names, String name) {
        TreeSet<String> all = split(names);
        all.add(name);
        return String.join(BETWEEN, all);
    }

    static @Nullable String without(@Nullable String names, String name) {
        TreeSet<String> all = split(names);
        all.remove(name);
        return all.isEmpty() ? null : String.join(BETWEEN, all);
    }

    private static TreeSet<String> split(@Nullable String names) {
        return names == null ? new TreeSet<>() : new TreeSet<>(List.of(names.split(BETWEEN, -1)));
    }
}
