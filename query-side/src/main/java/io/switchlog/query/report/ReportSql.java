package io.switchlog.query.report;

import java.time.Instant;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * A report as one statement without parameters: COPY takes none, so JSON and CSV have what is asked for as literals.
 *
 * @param name of the report, part of a file's name
 * @param rows the statement that gives its rows
 * @param order by which columns they are sorted; no two rows are equal in them
 */
record ReportSql(String name, String rows, String order) {

    /** How many rows there are. */
    String count() {
        return "select count(*) from (" + rows + ") counted";
    }

    /** Some of the rows. */
    String page(long limit, long offset) {
        return "select * from (" + rows + ") paged order by " + order + " limit " + limit + " offset " + offset;
    }

    static String literal(@Nullable Instant at) {
        return at == null ? "null::timestamptz" : "timestamptz '" + at + "'";
    }

    static String literal(@Nullable UUID id) {
        return id == null ? "null::uuid" : "uuid '" + id + "'";
    }

    static String literal(Set<UUID> ids) {
        return "array[" + ids.stream().sorted().map(ReportSql::literal).collect(Collectors.joining(", ")) + "]::uuid[]";
    }

    static String literal(@Nullable Integer number) {
        return number == null ? "null::integer" : number.toString();
    }

    static String literal(String text) {
        return "'" + text.replace("'", "''") + "'";
    }
}
