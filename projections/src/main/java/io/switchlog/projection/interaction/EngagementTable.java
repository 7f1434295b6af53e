package io.switchlog.projection.interaction;

import io.switchlog.messages.Channel;
import io.switchlog.messages.agent.AgentId;
import io.switchlog.messages.interaction.InteractionEvent.InteractionAccepted;
import io.switchlog.messages.interaction.InteractionEvent.InteractionClosed;
import io.switchlog.messages.interaction.InteractionEvent.InteractionReopened;
import io.switchlog.messages.interaction.InteractionEvent.InteractionRequeued;
import io.switchlog.messages.interaction.InteractionEvent.InteractionTransferred;
import io.switchlog.messages.interaction.InteractionId;
import io.switchlog.messages.queue.QueueId;
import io.switchlog.projection.Envelope;
import io.switchlog.projection.Positioned;
import io.switchlog.projection.Table;
import io.switchlog.projection.Timeline;
import io.switchlog.projection.Timelines;
import java.time.Instant;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** {@code history.engagement}: which agent had which interaction, from acceptance or reopening to its end. */
final class EngagementTable extends Table<EngagementTable.Key, Timeline<EngagementTable.Row>> {

    record Key(InteractionId interactionId, AgentId agentId) {}

    enum Beginning {
        ACCEPTED,
        REOPENED;

        public String code() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    enum Ending {
        CLOSED,
        TRANSFERRED,
        REQUEUED;

        public String code() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    record Row(
            InteractionId interactionId,
            AgentId agentId,
            long acceptedPosition,
            Channel channel,
            @Nullable QueueId queueId,
            int stepNo,
            Beginning beganBy,
            Instant acceptedAt,
            @Nullable Instant closedAt,
            @Nullable Ending endedBy,
            @Nullable String disposition,
            @Nullable Long closedPosition)
            implements Positioned {

        @Override
        public long position() {
            return closedPosition == null ? acceptedPosition : closedPosition;
        }

        Row ended(Ending how, @Nullable String filedAs, Envelope at) {
            return new Row(
                    interactionId,
                    agentId,
                    acceptedPosition,
                    channel,
                    queueId,
                    stepNo,
                    beganBy,
                    acceptedAt,
                    at.recordedAt(),
                    how,
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
        on(
                InteractionReopened.class,
                event -> new Key(event.interactionId(), event.agentId()),
                EngagementTable::reopened);
        change(
                InteractionClosed.class,
                event -> new Key(event.interactionId(), event.agentId()),
                (line, event, at) -> ended(line, Ending.CLOSED, event.disposition(), at));
        change(
                InteractionTransferred.class,
                event -> new Key(event.interactionId(), event.agentId()),
                (line, event, at) -> ended(line, Ending.TRANSFERRED, null, at));
        change(
                InteractionRequeued.class,
                event -> new Key(event.interactionId(), event.agentId()),
                (line, event, at) -> ended(line, Ending.REQUEUED, null, at));
    }

    private static Timeline<Row> accepted(@Nullable Timeline<Row> before, InteractionAccepted event, Envelope at) {
        return begun(
                before,
                new Row(
                        event.interactionId(),
                        event.agentId(),
                        at.position(),
                        event.channel(),
                        event.queueId(),
                        event.stepNo(),
                        Beginning.ACCEPTED,
                        at.recordedAt(),
                        null,
                        null,
                        null,
                        null));
    }

    private static Timeline<Row> reopened(@Nullable Timeline<Row> before, InteractionReopened event, Envelope at) {
        return begun(
                before,
                new Row(
                        event.interactionId(),
                        event.agentId(),
                        at.position(),
                        event.channel(),
                        event.queueId(),
                        event.stepNo(),
                        Beginning.REOPENED,
                        at.recordedAt(),
                        null,
                        null,
                        null,
                        null));
    }

    private static Timeline<Row> begun(@Nullable Timeline<Row> before, Row row) {
        return before == null ? Timeline.opening(row) : before.open(row);
    }

    private static Timeline<Row> ended(Timeline<Row> line, Ending how, @Nullable String disposition, Envelope at) {
        Row open = line.open();
        if (open == null) {
            throw new IllegalStateException("nothing open to be " + how + " by " + at);
        }
        return line.close(open.ended(how, disposition, at));
    }
}
