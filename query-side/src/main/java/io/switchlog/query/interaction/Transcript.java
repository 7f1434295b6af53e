package io.switchlog.query.interaction;

import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * An interaction to take away: what it was about, and what was written, in order.
 *
 * @param interaction as whoever asks sees it
 */
record Transcript(InteractionRow interaction, List<MessageRow> messages) {

    /** For people to read. */
    String text() {
        StringBuilder text = new StringBuilder(512);
        line(text, "Interaction", interaction.id().toString());
        line(text, "Channel", interaction.channel());
        line(text, "Account", interaction.accountName());
        line(text, "Queue", interaction.queueName());
        line(text, "Contact", interaction.contact().name());
        line(text, "Phone", interaction.contact().phone());
        line(text, "Email", interaction.contact().email());
        line(text, "Subject", interaction.subject());
        line(text, "Received", interaction.receivedAt().toString());
        line(text, "Accepted", Objects.toString(interaction.acceptedAt(), null));
        line(text, "Ended", Objects.toString(interaction.endedAt(), null));
        line(text, "Status", interaction.status());
        for (MessageRow message : messages) {
            text.append('\n')
                    .append(message.at())
                    .append(' ')
                    .append(message.from())
                    .append('\n')
                    .append(message.body())
                    .append('\n');
        }
        return text.toString();
    }

    private static void line(StringBuilder text, String name, @Nullable String value) {
        if (value != null && !value.isBlank()) {
            text.append(name).append(": ").append(value).append('\n');
        }
    }
}
