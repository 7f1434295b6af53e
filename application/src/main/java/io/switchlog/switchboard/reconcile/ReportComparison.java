package io.switchlog.switchboard.reconcile;

import io.switchlog.telephony.queuelog.Difference;
import io.switchlog.telephony.queuelog.QueueLogTable;
import io.switchlog.telephony.queuelog.QueueStay;
import io.switchlog.telephony.queuelog.QueueStays;
import io.switchlog.telephony.queuelog.Reconciliation;
import io.switchlog.telephony.queuelog.Reconciliation.Blindness;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Compares {@code report_voice_queue} with the record of one switchboard, stay by stay. */
public final class ReportComparison {
    /** Whose beginning the two have on either side of an edge is not to count as a difference. */
    private static final Duration EDGE = Duration.ofSeconds(5);

    private static final Duration LONGEST_CALL = Duration.ofHours(12);
    /** What has happened a moment ago may not have been recorded yet. */
    private static final Duration FRESH = Duration.ofSeconds(10);

    private static final String BLIND = """
            select from_at, coalesce(to_at, 'infinity') as to_at from history.pbx_gap
            where pbx = ? and from_at < ? and coalesce(to_at, 'infinity') > ?""";

    private final String pbx;
    private final QueueLogTable record;
    private final JdbcClient database;
    private final Clock clock;

    /**
     * What came of it.
     *
     * @param stays how many were compared
     */
    public record Outcome(int stays, List<Difference> differences) {}

    public ReportComparison(String pbx, QueueLogTable record, JdbcClient database, Clock clock) {
        this.pbx = pbx;
        this.record = record;
        this.database = database;
        this.clock = clock;
    }

    /**
     * Compares all stays that began in a time, its end excluded.
     *
     * @throws SQLException if the switchboard's record cannot be read
     */
    public Outcome between(Instant from, Instant to) throws SQLException {
        Instant earliest = from.minus(EDGE);
        Instant latest = to.plus(EDGE);
        List<QueueStay> recorded = QueueStays.of(pbx, record.between(earliest, to.plus(LONGEST_CALL))).stream()
                .filter(stay -> stay.joinedAt().isBefore(latest))
                .toList();
        List<QueueStay> reported = new ReportedStays(database).begunBetween(pbx, earliest, latest);
        List<Difference> differences = new Reconciliation(
                        blind(earliest, latest.plus(LONGEST_CALL)),
                        clock.instant().minus(FRESH))
                .between(recorded, reported).stream()
                        .filter(difference -> isWithin(difference.at(), from, to))
                        .toList();
        long stays = recorded.stream()
                .filter(stay -> isWithin(stay.joinedAt(), from, to))
                .count();
        return new Outcome(Math.toIntExact(stays), differences);
    }

    private static boolean isWithin(Instant time, Instant from, Instant to) {
        return !time.isBefore(from) && time.isBefore(to);
    }

    private List<Blindness> blind(Instant from, Instant to) {
        return database.sql(BLIND)
                .param(pbx)
                .param(to.atOffset(ZoneOffset.UTC))
                .param(from.atOffset(ZoneOffset.UTC))
                .query((row, number) -> new Blindness(
                        row.getObject("from_at", OffsetDateTime.class).toInstant(),
                        row.getObject("to_at", OffsetDateTime.class).toInstant()))
                .list();
    }
}
