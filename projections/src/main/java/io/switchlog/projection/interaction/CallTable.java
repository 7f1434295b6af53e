package io.switchlog.projection.interaction;

import io.switchlog.messages.Channel;
import io.switchlog.messages.agent.AgentId;
import io.switchlog.messages.call.CallDirection;
import io.switchlog.messages.interaction.CallEvent.CallAnswered;
import io.switchlog.messages.interaction.CallEvent.CallBegan;
import io.switchlog.messages.interaction.CallEvent.CallEnded;
import io.switchlog.messages.interaction.CallEvent.CallPlaced;
import io.switchlog.messages.interaction.InteractionEvent.InteractionReceived;
import io.switchlog.messages.interaction.InteractionId;
import io.switchlog.projection.Envelope;
import io.switchlog.projection.Positioned;
import io.switchlog.projection.Rows;
import io.switchlog.projection.Table;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** {@code directory.call}: how a switchboard knows an interaction, and when it began and ended by its clock. */
final class CallTable extends Table<InteractionId, CallTable.Row> {

    record Row(InteractionId interactionId, String pbx, Identity identity, Course course, long lastPosition)
            implements Positioned {

        Row identified(Identity as, Envelope at) {
            return new Row(interactionId, pbx, as, course, at.position());
        }

        Row went(Course further, Envelope at) {
            return new Row(interactionId, pbx, identity, further, at.position());
        }

        @Override
        public long position() {
            return lastPosition;
        }
    }

    /** Nothing of it is known until the beginning is reported. What an agent dialled is the contact's number. */
    record Identity(
            @Nullable String uniqueId,
            @Nullable String linkedId,
            @Nullable CallDirection direction,
            @Nullable String dialled,
            @Nullable AgentId placedBy,
            @Nullable Instant beganAt) {
        static final Identity UNKNOWN = new Identity(null, null, null, null, null, null);
    }

    record Course(
            @Nullable Instant answeredAt,
            @Nullable Instant hungUpAt,
            @Nullable String hungUpBy,
            @Nullable Integer hangupCause) {
        static final Course UNDER_WAY = new Course(null, null, null, null);
    }

    CallTable() {
        super(
                "directory.call",
                new Rows<>("directory.call", InteractionId.class, Row.class, Row::interactionId, "interaction_id"));
        on(
                InteractionReceived.class,
                event -> event.channel() == Channel.VOICE ? event.interactionId() : null,
                (row, event, at) -> arrived(event, at));
        changeIfThere(
                CallBegan.class,
                CallBegan::interactionId,
                (row, event, at) -> row.identified(
                        new Identity(
                                event.uniqueId(),
                                event.linkedId(),
                                event.direction(),
                                event.dialled(),
                                null,
                                at.occurredAt()),
                        at));
        changeIfThere(
                CallPlaced.class,
                CallPlaced::interactionId,
                (row, event, at) -> row.identified(
                        new Identity(
                                event.uniqueId(),
                                event.linkedId(),
                                event.direction(),
                                null,
                                event.agentId(),
                                at.occurredAt()),
                        at));
        changeIfThere(
                CallAnswered.class,
                CallAnswered::interactionId,
                (row, event, at) -> row.went(new Course(at.occurredAt(), null, null, null), at));
        changeIfThere(
                CallEnded.class,
                CallEnded::interactionId,
                (row, event, at) -> row.went(
                        new Course(
                                row.course().answeredAt(),
                                at.occurredAt(),
                                event.by().code(),
                                event.hangupCause()),
                        at));
    }

    private static @Nullable Row arrived(InteractionReceived event, Envelope at) {
        String pbx = at.metadata().get("pbx");
        return pbx == null
                ? null
                : new Row(event.interactionId(), pbx, Identity.UNKNOWN, Course.UNDER_WAY, at.position());
    }
}
