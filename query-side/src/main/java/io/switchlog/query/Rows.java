package io.switchlog.query;

import java.util.List;

/**
 * A page of a collection.
 *
 * @param count how many there are on all pages together
 */
public record Rows<T>(long count, List<T> rows) {
    public Rows {
        rows = List.copyOf(rows);
    }
}
