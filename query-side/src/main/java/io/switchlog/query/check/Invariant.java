package io.switchlog.query.check;

import java.util.List;

/**
 * Something that must be true whenever the tables that it is about are at the same position of the log.
 *
 * @param name for people and metrics, such as {@code queue-rows}
 * @param description one sentence
 * @param scope what one look covers
 * @param tables the projections that it compares; none if it is about the log
 * @param sql one statement that answers the keys that offend, each with {@code key}, {@code position} and {@code detail}
 */
record Invariant(String name, String description, Scope scope, List<String> tables, String sql) {
    /** What one look covers. */
    enum Scope {
        /** What a stretch of the log has touched; the statement has to go by the parameters of the stretch. */
        STRETCH,
        /** What is open, or the size of the centre: nothing that grows with history. */
        PRESENT
    }

    Invariant {
        tables = List.copyOf(tables);
    }

    static Invariant ofStretch(String name, String description, List<String> tables, String sql) {
        return new Invariant(name, description, Scope.STRETCH, tables, sql);
    }

    static Invariant ofPresent(String name, String description, List<String> tables, String sql) {
        return new Invariant(name, description, Scope.PRESENT, tables, sql);
    }
}
