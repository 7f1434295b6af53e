package io.switchlog.projection;

import java.sql.SQLException;
import org.jspecify.annotations.Nullable;

/** What to make of what goes wrong. */
public final class Failures {
    private Failures() {}

    /** The database's own word in a chain of causes, or null if it has not spoken. */
    public static @Nullable SQLException ofDatabase(@Nullable Throwable failure) {
        Throwable at = failure;
        while (at != null && !(at instanceof SQLException)) {
            at = at.getCause();
        }
        return (SQLException) at;
    }

    /** Whether it is the database as a whole, or chance, and not the rows: then waiting helps. */
    public static boolean isOutage(SQLException e) {
        String state = e.getSQLState();
        return state == null
                || state.startsWith("08")
                || state.startsWith("25P0")
                || state.startsWith("40")
                || state.startsWith("53")
                || state.startsWith("57")
                || state.startsWith("58")
                || state.equals("55P03");
    }

    /** The database adds the row that it refuses, which may be personal data. */
    public static String withoutRow(@Nullable Throwable failure) {
        SQLException refused = ofDatabase(failure);
        return refused == null
                ? String.valueOf(failure)
                : "SQL state " + refused.getSQLState() + ": "
                        + String.valueOf(refused.getMessage())
                                .lines()
                                .findFirst()
                                .orElse("");
    }
}
