package io.switchlog.projection.interaction;

import io.switchlog.messages.Channel;
import io.switchlog.messages.agent.AgentId;
import io.switchlog.messages.interaction.CallEvent.CallHeld;
import io.switchlog.messages.interaction.CallEvent.CallReleased;
import io.switchlog.messages.interaction.CallEvent.CallResumed;
import io.switchlog.messages.interaction.InteractionEvent.InteractionAccepted;
import io.switchlog.messages.interaction.InteractionId;
import io.switchlog.messages.queue.QueueId;
import io.switchlog.projection.Envelope;
import io.switchlog.projection.Positioned;
import io.switchlog.projection.Rows;
import io.switchlog.projection.Table;
import io.switchlog.projection.Texts;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** {@code report.voice_session}: which agent had which call, from his answer until he let go of it. */
final class CallSessionTable extends Table<CallSessionTable.Key, CallSessionTable.Row> {

    record Key(InteractionId interactionId, int stepNo) {}

    record Row(
            InteractionId interactionId,
            int stepNo,
            AgentId agentId,
            String agentName,
            @Nullable QueueId queueId,
            Instant acceptedAt,
            Holding holding,
            Letting letting,
            String source,
            long firstEventSeq,
            long lastEventSeq)
            implements Positioned {

        Row held(Holding now, Envelope at) {
            return with(now, letting, at);
        }

        Row with(Holding nowHolding, Letting nowLetting, Envelope at) {
            return new Row(
                    interactionId,
                    stepNo,
                    agentId,
                    agentName,
                    queueId,
                    acceptedAt,
                    nowHolding,
                    nowLetting,
                    at.source().equals("reconciled") ? at.source() : source,
                    firstEventSeq,
                    at.position());
        }

        Instant notBefore(Instant at) {
            return at.isBefore(acceptedAt) ? acceptedAt : at;
        }

        @Override
        public long position() {
            return lastEventSeq;
        }
    }

    /** How long the caller has heard music, without the time since when he does. */
    record Holding(long heldMs, @Nullable Instant heldSince) {
        static final Holding NEVER = new Holding(0, null);

        Holding until(Instant at) {
            return heldSince == null || at.isBefore(heldSince)
                    ? new Holding(heldMs, null)
                    : new Holding(heldMs + Duration.between(heldSince, at).toMillis(), null);
        }
    }

    /**
     * How he let go of it.
     *
     * @param lastHeldSince since when the caller heard music when it ended
     * @param releasePosition of the first event that says so
     */
    record Letting(
            @Nullable Instant releasedAt,
            @Nullable String releasedBy,
            @Nullable AgentId passedTo,
            @Nullable Instant lastHeldSince,
            @Nullable Long releasePosition) {
        static final Letting NOT_YET = new Letting(null, null, null, null, null);
    }

    private final Texts texts;

    CallSessionTable(Texts texts) {
        super(
                "report.voice_session",
                new Rows<>(
                        "report.voice_session",
                        Key.class,
                        Row.class,
                        row -> new Key(row.interactionId(), row.stepNo()),
                        "interaction_id",
                        "step_no"));
        this.texts = texts;
        on(
                InteractionAccepted.class,
                event -> event.channel() == Channel.VOICE ? new Key(event.interactionId(), event.stepNo()) : null,
                (row, event, at) -> accepted(event, at));
        changeIfThere(
                CallHeld.class,
                event -> new Key(event.interactionId(), event.stepNo()),
                (row, event, at) -> row.held(new Holding(row.holding().heldMs(), row.notBefore(at.occurredAt())), at));
        changeIfThere(
                CallResumed.class,
                event -> new Key(event.interactionId(), event.stepNo()),
                (row, event, at) -> row.held(row.holding().until(at.occurredAt()), at));
        changeIfThere(
                CallReleased.class,
                event -> new Key(event.interactionId(), event.stepNo()),
                CallSessionTable::released);
    }

    private Row accepted(InteractionAccepted event, Envelope at) {
        return new Row(
                event.interactionId(),
                event.stepNo(),
                event.agentId(),
                texts.of(event.agentName()),
                event.queueId(),
                at.occurredAt(),
                Holding.NEVER,
                Letting.NOT_YET,
                at.source(),
                at.position(),
                at.position());
    }

    /** What was concluded first and reported then is as it was reported. */
    private static Row released(Row row, CallReleased event, Envelope at) {
        Letting before = row.letting();
        Holding holding = row.holding();
        Instant heldSince = holding.heldSince() == null ? before.lastHeldSince() : holding.heldSince();
        long heldMs = holding.heldMs();
        if (before.lastHeldSince() != null && before.releasedAt() != null) {
            heldMs -= Duration.between(before.lastHeldSince(), before.releasedAt())
                    .toMillis();
        }
        Instant releasedAt = row.notBefore(at.occurredAt());
        Long first = before.releasePosition();
        return row.with(
                new Holding(heldMs, heldSince).until(releasedAt),
                new Letting(
                        releasedAt,
                        event.release().code(),
                        event.to(),
                        heldSince == null || releasedAt.isBefore(heldSince) ? null : heldSince,
                        first == null ? Long.valueOf(at.position()) : first),
                at);
    }
}
