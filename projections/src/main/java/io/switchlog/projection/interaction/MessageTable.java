package io.switchlog.projection.interaction;

import io.switchlog.messages.agent.AgentId;
import io.switchlog.messages.interaction.InteractionEvent.InteractionMessageReceived;
import io.switchlog.messages.interaction.InteractionEvent.InteractionMessageSent;
import io.switchlog.messages.interaction.InteractionEvent.InteractionReceived;
import io.switchlog.messages.interaction.InteractionId;
import io.switchlog.messages.privacy.Sealed;
import io.switchlog.projection.Envelope;
import io.switchlog.projection.Positioned;
import io.switchlog.projection.Rows;
import io.switchlog.projection.Table;
import io.switchlog.projection.Texts;
import java.time.Instant;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** {@code directory.message}: what contact and agents wrote to each other. */
final class MessageTable extends Table<MessageTable.Key, MessageTable.Row> {
    private static final int WITH_THE_ARRIVAL = 0;

    record Key(InteractionId interactionId, int messageNo) {}

    enum Side {
        CONTACT,
        AGENT;

        public String code() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    record Row(
            InteractionId interactionId,
            int messageNo,
            Side fromSide,
            @Nullable AgentId agentId,
            String body,
            Instant at,
            long position)
            implements Positioned {}

    private final Texts texts;

    MessageTable(Texts texts) {
        super(
                "directory.message",
                new Rows<>(
                        "directory.message",
                        Key.class,
                        Row.class,
                        row -> new Key(row.interactionId(), row.messageNo()),
                        "interaction_id",
                        "message_no"));
        this.texts = texts;
        on(
                InteractionReceived.class,
                event -> event.body() == null ? null : new Key(event.interactionId(), WITH_THE_ARRIVAL),
                (row, event, at) -> event.body() == null
                        ? row
                        : ofContact(event.interactionId(), WITH_THE_ARRIVAL, event.body(), at));
        on(
                InteractionMessageReceived.class,
                event -> new Key(event.interactionId(), event.messageNo()),
                (row, event, at) -> ofContact(event.interactionId(), event.messageNo(), event.body(), at));
        on(
                InteractionMessageSent.class,
                event -> new Key(event.interactionId(), event.messageNo()),
                (row, event, at) -> new Row(
                        event.interactionId(),
                        event.messageNo(),
                        Side.AGENT,
                        event.agentId(),
                        texts.of(event.body()),
                        at.recordedAt(),
                        at.position()));
    }

    private Row ofContact(InteractionId interactionId, int messageNo, Sealed body, Envelope at) {
        return new Row(interactionId, messageNo, Side.CONTACT, null, texts.of(body), at.recordedAt(), at.position());
    }
}
