package io.switchlog.projection.interaction;

import io.switchlog.messages.Channel;
import io.switchlog.messages.agent.AgentId;
import io.switchlog.messages.interaction.InteractionEvent.InteractionAccepted;
import io.switchlog.messages.interaction.InteractionEvent.InteractionClosed;
import io.switchlog.messages.interaction.InteractionId;
import io.switchlog.messages.queue.QueueId;
import io.switchlog.projection.Envelope;
import io.switchlog.projection.Positioned;
import io.switchlog.projection.Table;
import io.switchlog.projection.Timeline;
import io.switchlog.projection.Timelines;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** {@code history.engagement}: which agent had which interaction, from acceptance to close. */
final class EngagementTable extends Table<EngagementTable.Key, Timeline<EngagementTable.Row>> {

    record Key(InteractionId interactionId, AgentId agentId) {}

    record Row(
            InteractionId interactionId,
            AgentId agentId,
            long acceptedPosition,
            Channel channel,
            @Nullable QueueId queueId,
            int stepNo,
            Instant acceptedAt,
            @Nullable Instant closedAt,
            @Nullable String disposition,
            @Nullable Long closedPosition)
            implements Positioned {

        @Override
        public long position() {
            return closedPosition == null ? acceptedPosition : closedPosition;
        }

        Row closed(@Nullable String filedAs, Envelope at) {
            return new Row(
                    interactionId,
                    agentId,
                    acceptedPosition,
                    channel,
                    queueId,
                    stepNo,
                    acceptedAt,
                    at.recordedAt(),
                    filedAs,
                    at.position());
        }
    }

    EngagementTable() {
        super(
                "history.engagement",
                new Timelines<>(
                        "history.engagement",
                        Key.class,
                        Row.class,
                        row -> new Key(row.interactionId(), row.agentId()),
                        "closed_at",
                        "interaction_id",
                        "agent_id",
                        "accepted_position"));
        on(
                InteractionAccepted.class,
                event -> new Key(event.interactionId(), event.agentId()),
                EngagementTable::accepted);
        change(
                InteractionClosed.class,
                event -> new Key(event.interactionId(), event.agentId()),
                EngagementTable::closed);
    }

    private static Timeline<Row> accepted(@Nullable Timeline<Row> before, InteractionAccepted event, Envelope at) {
        Row row = new Row(
                event.interactionId(),
                event.agentId(),
                at.position(),
                event.channel(),
                event.queueId(),
                event.stepNo(),
                at.recordedAt(),
                null,
                null,
                null);
        return before == null ? Timeline.opening(row) : before.open(row);
    }

    private static Timeline<Row> closed(Timeline<Row> line, InteractionClosed event, Envelope at) {
        Row open = line.open();
        if (open == null) {
            throw new IllegalStateException("not open: " + event.interactionId());
        }
        return line.close(open.closed(event.disposition(), at));
    }
}
