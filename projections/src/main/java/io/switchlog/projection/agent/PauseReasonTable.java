package io.switchlog.projection.agent;

import io.switchlog.messages.agent.PauseReasonEvent.PauseReasonAdded;
import io.switchlog.messages.agent.PauseReasonEvent.PauseReasonLimitChanged;
import io.switchlog.messages.agent.PauseReasonEvent.PauseReasonProductivityChanged;
import io.switchlog.messages.agent.PauseReasonEvent.PauseReasonRemoved;
import io.switchlog.messages.agent.PauseReasonEvent.PauseReasonRenamed;
import io.switchlog.messages.agent.PauseReasonId;
import io.switchlog.projection.Envelope;
import io.switchlog.projection.Positioned;
import io.switchlog.projection.Rows;
import io.switchlog.projection.Table;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** {@code directory.pause_reason}: the catalogue of reasons for which agents pause. */
final class PauseReasonTable extends Table<PauseReasonId, PauseReasonTable.Row> {

    record Row(
            PauseReasonId reasonId,
            String name,
            boolean productive,
            int mostMinutes,
            boolean removed,
            Instant createdAt,
            @Nullable Instant removedAt,
            long position)
            implements Positioned {

        Row with(String otherName, boolean isProductive, int otherMost, Envelope at) {
            return new Row(reasonId, otherName, isProductive, otherMost, removed, createdAt, removedAt, at.position());
        }

        Row removed(Envelope at) {
            return new Row(reasonId, name, productive, mostMinutes, true, createdAt, at.recordedAt(), at.position());
        }
    }

    PauseReasonTable() {
        super(
                "directory.pause_reason",
                new Rows<>("directory.pause_reason", PauseReasonId.class, Row.class, Row::reasonId, "reason_id"));
        on(
                PauseReasonAdded.class,
                PauseReasonAdded::reasonId,
                (row, event, at) -> new Row(
                        event.reasonId(),
                        event.name(),
                        event.productive(),
                        event.mostMinutes(),
                        false,
                        at.recordedAt(),
                        null,
                        at.position()));
        change(
                PauseReasonRenamed.class,
                PauseReasonRenamed::reasonId,
                (row, event, at) -> row.with(event.to(), row.productive(), row.mostMinutes(), at));
        change(
                PauseReasonProductivityChanged.class,
                PauseReasonProductivityChanged::reasonId,
                (row, event, at) -> row.with(row.name(), event.productive(), row.mostMinutes(), at));
        change(
                PauseReasonLimitChanged.class,
                PauseReasonLimitChanged::reasonId,
                (row, event, at) -> row.with(row.name(), row.productive(), event.toMinutes(), at));
        change(PauseReasonRemoved.class, PauseReasonRemoved::reasonId, (row, event, at) -> row.removed(at));
    }
}
