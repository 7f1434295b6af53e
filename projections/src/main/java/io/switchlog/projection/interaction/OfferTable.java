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

/**
 * {@code history.offer}: every notification of an agent, and how it ended, by the time at which it was recorded. And
 * {@code report.voice_offer}: those of calls only, by the time at which they happened.
 */
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
            return with(renotified + 1, offeredAt, end, at.position());
        }

        Row ended(String outcome, @Nullable String cause, Instant when, Envelope at) {
            Instant endedAt = when.isBefore(offeredAt) ? offeredAt : when;
            return with(renotified, offeredAt, new End(endedAt, outcome, cause, at.position()), at.position());
        }

        Row since(Instant earlier) {
            return with(renotified, earlier, end, lastPosition);
        }

        private Row with(int reminders, Instant since, End nowEnd, long position) {
            return new Row(
                    interactionId,
                    stepNo,
                    agentId,
                    offeredPosition,
                    queueId,
                    channel,
                    strategy,
                    rank,
                    since,
                    expiresAt,
                    autoAnswerAt,
                    reminders,
                    nowEnd,
                    position);
        }
    }

    record End(
            @Nullable Instant endedAt,
            @Nullable String outcome,
            @Nullable String cause,
            @Nullable Long endedPosition) {
        static final End NOT_YET = new End(null, null, null, null);
    }

    private final boolean ofCalls;

    static OfferTable asKnown() {
        return new OfferTable("history.offer", false);
    }

    static OfferTable ofCallsAsTheyHappened() {
        return new OfferTable("report.voice_offer", true);
    }

    private OfferTable(String name, boolean ofCalls) {
        super(
                name,
                new Timelines<>(
                        name,
                        Key.class,
                        Row.class,
                        row -> new Key(row.interactionId(), row.stepNo(), row.agentId()),
                        "ended_at",
                        "interaction_id",
                        "step_no",
                        "agent_id",
                        "offered_position"));
        this.ofCalls = ofCalls;
        on(
                InteractionOffered.class,
                event -> key(event.channel(), event.interactionId(), event.stepNo(), event.agentId()),
                this::offered);
        change(
                InteractionOfferRenotified.class,
                event -> key(event.channel(), event.interactionId(), event.stepNo(), event.agentId()),
                (line, event, at) -> line.instead(live(line, at).renotified(at)));
        change(
                InteractionAccepted.class,
                event -> key(event.channel(), event.interactionId(), event.stepNo(), event.agentId()),
                this::accepted);
        change(
                InteractionOfferExpired.class,
                event -> key(event.channel(), event.interactionId(), event.stepNo(), event.agentId()),
                (line, event, at) -> ended(line, "expired", null, at));
        change(
                InteractionOfferRejected.class,
                event -> key(event.channel(), event.interactionId(), event.stepNo(), event.agentId()),
                (line, event, at) -> ended(line, "rejected", null, at));
        change(
                InteractionOfferRescinded.class,
                event -> key(event.channel(), event.interactionId(), event.stepNo(), event.agentId()),
                (line, event, at) -> ended(line, "rescinded", event.cause().code(), at));
    }

    private @Nullable Key key(Channel channel, InteractionId interactionId, int stepNo, AgentId agentId) {
        return ofCalls && channel != Channel.VOICE ? null : new Key(interactionId, stepNo, agentId);
    }

    private Instant time(Envelope at) {
        return ofCalls ? at.occurredAt() : at.recordedAt();
    }

    private Timeline<Row> offered(@Nullable Timeline<Row> before, InteractionOffered event, Envelope at) {
        Row row = new Row(
                event.interactionId(),
                event.stepNo(),
                event.agentId(),
                at.position(),
                event.queueId(),
                event.channel(),
                event.choice().strategy(),
                event.choice().rank(),
                time(at),
                event.expiresAt(),
                event.autoAnswerAt(),
                0,
                End.NOT_YET,
                at.position());
        return before == null ? Timeline.opening(row) : before.open(row);
    }

    /** Where nobody reported that the telephone rang, the answer tells since when it did. */
    private Timeline<Row> accepted(Timeline<Row> line, InteractionAccepted event, Envelope at) {
        Row row = ofCalls ? live(line, at).since(event.offeredAt()) : live(line, at);
        return line.close(row.ended("accepted", event.mode().code(), time(at), at));
    }

    private Timeline<Row> ended(Timeline<Row> line, String outcome, @Nullable String cause, Envelope at) {
        return line.close(live(line, at).ended(outcome, cause, time(at), at));
    }

    private static Row live(Timeline<Row> line, Envelope at) {
        Row open = line.open();
        if (open == null) {
            throw new IllegalStateException("no live offer for " + at);
        }
        return open;
    }
}
