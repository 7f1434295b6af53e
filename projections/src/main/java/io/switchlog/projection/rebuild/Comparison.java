package io.switchlog.projection.rebuild;

import io.switchlog.projection.Positions;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/** Compares shadows with the tables that people read, row by row, both at the same position. */
final class Comparison {
    /** So many differing rows of each table are named; all are counted. */
    private static final int FIRST = 100;

    private static final Duration LONGEST_HOLD = Duration.ofSeconds(10);

    private final DataSource dataSource;
    private final Shadows shadows;
    private final Watch watch;

    Comparison(DataSource dataSource, Shadows shadows, Watch watch) {
        this.dataSource = dataSource;
        this.shadows = shadows;
        this.watch = watch;
    }

    /** The differences as a JSON array, or null if old and new could not be brought to the same position just now. */
    @Nullable
    String run() throws Exception {
        try (Connection reading = Shadows.patient(dataSource.getConnection())) {
            reading.setReadOnly(true);
            reading.setTransactionIsolation(Connection.TRANSACTION_REPEATABLE_READ);
            reading.setAutoCommit(false);
            try {
                return bothAreSeen(reading) ? differences(reading) : null;
            } finally {
                Shadows.rollBack(reading);
            }
        }
    }

    /** Begins a snapshot in which both are at the same position; after that the tables may go on. */
    private boolean bothAreSeen(Connection reading) throws Exception {
        try (Connection connection = dataSource.getConnection();
                Hold hold = Hold.of(connection, watch.worker(), shadows.names(), LONGEST_HOLD)) {
            if (shadows.isAheadOf(hold.positions())) {
                return false;
            }
            shadows.level(connection, hold.positions());
            return Positions.read(reading, shadows.names()).of().equals(hold.positions());
        }
    }

    private String differences(Connection reading) throws Exception {
        List<String> all = new ArrayList<>();
        for (String table : shadows.tables()) {
            try (PreparedStatement statement =
                    reading.prepareStatement("select projection.shadow_compare(?, ?)::text")) {
                statement.setString(1, table);
                statement.setInt(2, FIRST);
                all.add(watch.cancellably(statement, () -> first(statement)));
            }
        }
        return "[" + String.join(", ", all) + "]";
    }

    private static String first(PreparedStatement statement) throws SQLException {
        try (ResultSet row = statement.executeQuery()) {
            row.next();
            return row.getString(1);
        }
    }
}
