package io.switchlog.query.interaction;

import io.switchlog.query.interaction.InteractionRow.CallRow;
import io.switchlog.query.interaction.InteractionRow.RecordingRow;
import io.switchlog.query.viewer.Viewer;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What {@code directory.call} says about a call, and the files that it was recorded in. */
final class CallFacts {
    private final JdbcClient database;

    CallFacts(JdbcClient database) {
        this.database = database;
    }

    /** Null if no switchboard knows it. */
    @Nullable
    CallRow of(UUID interactionId, Viewer viewer) {
        List<RecordingRow> recordings = recordings(interactionId, viewer);
        return database.sql("""
                        select pbx, unique_id, linked_id, direction, dialled, placed_by, began_at, answered_at, hung_up_at,
                               hung_up_by, hangup_cause
                        from directory.call where interaction_id = :id""")
                .param("id", interactionId)
                .query((row, number) -> new CallRow(
                        row.getString("pbx"),
                        row.getString("unique_id"),
                        row.getString("linked_id"),
                        row.getString("direction"),
                        row.getString("dialled"),
                        viewer.agent(row.getObject("placed_by", UUID.class)),
                        instant(row.getObject("began_at", OffsetDateTime.class)),
                        instant(row.getObject("answered_at", OffsetDateTime.class)),
                        instant(row.getObject("hung_up_at", OffsetDateTime.class)),
                        row.getString("hung_up_by"),
                        row.getObject("hangup_cause", Integer.class),
                        recordings))
                .optional()
                .orElse(null);
    }

    private List<RecordingRow> recordings(UUID interactionId, Viewer viewer) {
        return database.sql("""
                        select file, step_no, agent_id, started_at, stopped_at, pauses, paused
                        from report.report_voice_recording where interaction_id = :id
                        order by started_at, file""")
                .param("id", interactionId)
                .query((row, number) -> new RecordingRow(
                        row.getString("file"),
                        row.getInt("step_no"),
                        viewer.agent(row.getObject("agent_id", UUID.class)),
                        row.getObject("started_at", OffsetDateTime.class).toInstant(),
                        instant(row.getObject("stopped_at", OffsetDateTime.class)),
                        row.getInt("pauses"),
                        row.getBoolean("paused")))
                .list();
    }

    private static @Nullable Instant instant(@Nullable OffsetDateTime time) {
        return time == null ? null : time.toInstant();
    }
}
