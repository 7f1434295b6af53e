package io.switchlog.projection.interaction;

import io.switchlog.messages.Channel;
import io.switchlog.messages.agent.AgentId;
import io.switchlog.messages.interaction.InteractionEvent.InteractionAccepted;
import io.switchlog.messages.interaction.InteractionEvent.InteractionOfferExpired;
import io.switchlog.messages.interaction.InteractionEvent.InteractionOfferRejected;
import io.switchlog.messages.interaction.InteractionEvent.InteractionOfferRenotified;
import io.switchlog.messages.interaction.InteractionEvent.InteractionOfferRescinded;
import io.switchlog.messages.interaction.InteractionEvent.InteractionOffered;
import io.switchlog.messages.interaction.InteractionId;
import io.switchlog.messages.queue.QueueId;
import io.switchlog.messages.queue.Strategy;
import io.switchlog.projection.Envelope;
import io.switchlog.projection.Positioned;
import io.switchlog.projection.Table;
import io.switchlog.projection.Timeline;
import io.switchlog.projection.Timelines;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** {@code history.offer}: every notification of an agent, and how it ended. */
final class OfferTable extends Table<OfferTable.Key, Timeline<OfferTable.Row>> {

    record Key(InteractionId interactionId, int stepNo, AgentId agentId) {}

    record Row(
            InteractionId interactionId,
            int stepNo,
            AgentId agentId,
            long offeredPosition,
            @Nullable QueueId queueId,
            Channel channel,
            @Nullable Strategy strategy,
            int rank,
            Instant offeredAt,
            Instant expiresAt,
            @Nullable Instant autoAnswerAt,
            int renotified,
            End end,
            long lastPosition)
            implements Positioned {

        @Override
        public long position() {
            return lastPosition;
        }

        Row renotified(Envelope at) {
            return with(renotified + 1, end, at);
        }

        Row ended(String outcome, @Nullable String cause, Envelope at) {
            return with(renotified, new End(at.recordedAt(), outcome, cause, at.position()), at);
        }

        private Row with(int reminders, End nowEnd, Envelope at) {
            return new Row(
                    interactionId,
                    stepNo,
                    agentId,
                    offeredPosition,
                    queueId,
                    channel,
                    strategy,
                    rank,
                    offeredAt,
                    expiresAt,
                    autoAnswerAt,
                    reminders,
                    nowEnd,
                    at.position());
        }
    }

    record End(
            @Nullable Instant endedAt,
            @Nullable String outcome,
            @Nullable String cause,
            @Nullable Long endedPosition) {
        static final End NOT_YET = new End(null, null, null, null);
    }

    OfferTable() {
        super(
                "history.offer",
                new Timelines<>(
                        "history.offer",
                        Key.class,
                        Row.class,
                        row -> new Key(row.interactionId(), row.stepNo(), row.agentId()),
                        "ended_at",
                        "interaction_id",
                        "step_no",
                        "agent_id",
                        "offered_position"));
        on(
                InteractionOffered.class,
                event -> new Key(event.interactionId(), event.stepNo(), event.agentId()),
                OfferTable::offered);
        change(
                InteractionOfferRenotified.class,
                event -> new Key(event.interactionId(), event.stepNo(), event.agentId()),
                (line, event, at) -> line.instead(live(line, at).renotified(at)));
        change(
                InteractionAccepted.class,
                event -> new Key(event.interactionId(), event.stepNo(), event.agentId()),
                (line, event, at) -> ended(line, "accepted", event.mode().code(), at));
        change(
                InteractionOfferExpired.class,
                event -> new Key(event.interactionId(), event.stepNo(), event.agentId()),
                (line, event, at) -> ended(line, "expired", null, at));
        change(
                InteractionOfferRejected.class,
                event -> new Key(event.interactionId(), event.stepNo(), event.agentId()),
                (line, event, at) -> ended(line, "rejected", null, at));
        change(
                InteractionOfferRescinded.class,
                event -> new Key(event.interactionId(), event.stepNo(), event.agentId()),
                (line, event, at) -> ended(line, "rescinded", event.cause().code(), at));
    }

    private static Timeline<Row> offered(@Nullable Timeline<Row> before, InteractionOffered event, Envelope at) {
        Row row = new Row(
                event.interactionId(),
                event.stepNo(),
                event.agentId(),
                at.position(),
                event.queueId(),
                event.channel(),
                event.choice().strategy(),
                event.choice().rank(),
                at.recordedAt(),
                event.expiresAt(),
                event.autoAnswerAt(),
                0,
                End.NOT_YET,
                at.position());
        return before == null ? Timeline.opening(row) : before.open(row);
    }

    private static Timeline<Row> ended(Timeline<Row> line, String outcome, @Nullable String cause, Envelope at) {
        return line.close(live(line, at).ended(outcome, cause, at));
    }

    private static Row live(Timeline<Row> line, Envelope at) {
        Row open = line.open();
        if (open == null) {
            throw new IllegalStateException("no live offer for " + at);
        }
        return open;
    }
}
