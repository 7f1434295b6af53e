package io.switchlog.projection.interaction;

import io.switchlog.messages.agent.AgentId;
import io.switchlog.messages.interaction.CallEvent.CallRecordingPaused;
import io.switchlog.messages.interaction.CallEvent.CallRecordingResumed;
import io.switchlog.messages.interaction.CallEvent.CallRecordingStarted;
import io.switchlog.messages.interaction.CallEvent.CallRecordingStopped;
import io.switchlog.messages.interaction.InteractionId;
import io.switchlog.projection.Envelope;
import io.switchlog.projection.Positioned;
import io.switchlog.projection.Rows;
import io.switchlog.projection.Table;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** {@code report.report_voice_recording}: which files a call was recorded in. */
final class CallRecordingTable extends Table<CallRecordingTable.Key, CallRecordingTable.Row> {

    record Key(InteractionId interactionId, String file) {}

    record Row(
            InteractionId interactionId,
            String file,
            int stepNo,
            @Nullable AgentId agentId,
            Instant startedAt,
            int pauses,
            boolean paused,
            @Nullable Instant stoppedAt,
            long lastEventSeq)
            implements Positioned {

        Row paused(Envelope at) {
            return new Row(interactionId, file, stepNo, agentId, startedAt, pauses + 1, true, stoppedAt, at.position());
        }

        Row resumed(Envelope at) {
            return new Row(interactionId, file, stepNo, agentId, startedAt, pauses, false, stoppedAt, at.position());
        }

        Row stopped(Envelope at) {
            Instant end = at.occurredAt().isBefore(startedAt) ? startedAt : at.occurredAt();
            return new Row(interactionId, file, stepNo, agentId, startedAt, pauses, false, end, at.position());
        }

        @Override
        public long position() {
            return lastEventSeq;
        }
    }

    CallRecordingTable() {
        super(
                "report.report_voice_recording",
                new Rows<>(
                        "report.report_voice_recording",
                        Key.class,
                        Row.class,
                        row -> new Key(row.interactionId(), row.file()),
                        "interaction_id",
                        "file"));
        on(
                CallRecordingStarted.class,
                event -> new Key(event.interactionId(), event.file()),
                (row, event, at) -> new Row(
                        event.interactionId(),
                        event.file(),
                        event.stepNo(),
                        event.agentId(),
                        at.occurredAt(),
                        0,
                        false,
                        null,
                        at.position()));
        changeIfThere(
                CallRecordingPaused.class,
                event -> new Key(event.interactionId(), event.file()),
                (row, event, at) -> row.paused(at));
        changeIfThere(
                CallRecordingResumed.class,
                event -> new Key(event.interactionId(), event.file()),
                (row, event, at) -> row.resumed(at));
        changeIfThere(
                CallRecordingStopped.class,
                event -> new Key(event.interactionId(), event.file()),
                (row, event, at) -> row.stopped(at));
    }
}
