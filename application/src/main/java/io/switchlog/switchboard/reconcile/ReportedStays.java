package io.switchlog.switchboard.reconcile;

import io.switchlog.messages.agent.AgentId;
import io.switchlog.messages.queue.QueueId;
import io.switchlog.telephony.SwitchboardNames;
import io.switchlog.telephony.queuelog.QueueStay;
import io.switchlog.telephony.queuelog.QueueStay.Released;
import io.switchlog.telephony.queuelog.QueueStay.Result;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Stays in queues as {@code report_voice_queue} has them. */
final class ReportedStays {
    /** Who was not let in is in the report, and nowhere in a switchboard's record. */
    private static final String STAYS = """
            select unique_id, queue_id, queue_name, joined_at, reason, cause, ended_at, user_id, released_by, released_at
            from report.report_voice_queue
            where pbx = ? and joined_at >= ? and joined_at < ?
              and not (cause is not null and cause in ('exit_full', 'exit_empty') and ended_at = joined_at)""";

    private final JdbcClient database;

    ReportedStays(JdbcClient database) {
        this.database = database;
    }

    List<QueueStay> begunBetween(String pbx, Instant from, Instant to) {
        return database.sql(STAYS)
                .param(pbx)
                .param(from.atOffset(ZoneOffset.UTC))
                .param(to.atOffset(ZoneOffset.UTC))
                .query((row, number) -> stay(row))
                .list();
    }

    private static QueueStay stay(ResultSet row) throws SQLException {
        UUID agent = row.getObject("user_id", UUID.class);
        String released = row.getString("released_by");
        Instant joinedAt = row.getObject("joined_at", OffsetDateTime.class).toInstant();
        return new QueueStay(
                row.getString("unique_id"),
                SwitchboardNames.ofQueue(
                        new QueueId(row.getObject("queue_id", UUID.class)), row.getString("queue_name")),
                joinedAt,
                result(row.getString("reason"), row.getString("cause")),
                time(row, "ended_at"),
                agent == null ? null : new AgentId(agent),
                released == null ? null : released(released),
                time(row, "released_at"));
    }

    private static @Nullable Instant time(ResultSet row, String column) throws SQLException {
        OffsetDateTime time = row.getObject(column, OffsetDateTime.class);
        return time == null ? null : time.toInstant();
    }

    private static Result result(@Nullable String reason, @Nullable String cause) {
        if (reason == null) {
            return Result.WAITING;
        }
        return switch (reason) {
            case "accepted" -> Result.ANSWERED;
            case "abandoned" -> Result.ABANDONED;
            default -> exit(cause == null ? "" : cause);
        };
    }

    private static Result exit(String cause) {
        return switch (cause) {
            case "exit_empty" -> Result.EMPTY;
            case "exit_key" -> Result.KEY_PRESSED;
            case "withdrawn" -> Result.WITHDRAWN;
            default -> Result.TIMED_OUT;
        };
    }

    private static Released released(String by) {
        return switch (by) {
            case "caller_hung_up" -> Released.BY_CALLER;
            case "agent_hung_up" -> Released.BY_AGENT;
            case "blind_transfer", "attended_transfer" -> Released.PASSED_ON;
            default -> Released.BY_SWITCHBOARD;
        };
    }
}
