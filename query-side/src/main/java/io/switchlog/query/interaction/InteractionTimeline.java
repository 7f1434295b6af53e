package io.switchlog.query.interaction;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * The life of one interaction, in the order in which its parts began.
 *
 * @param status as in the list of interactions, but as of the last event
 * @param count of all parts; the rows are a page of them
 */
record InteractionTimeline(
        UUID interactionId,
        String channel,
        String status,
        Instant from,
        @Nullable Instant to,
        long count,
        List<Part> rows) {

    /**
     * A part of it.
     *
     * @param kind arrival, step, offer, session, message, routing, call or end
     * @param what in short, how it went or goes
     * @param to null while it lasts
     * @param details what there is to say; what does not apply is left out
     * @param report the row of the report that is about this part, if there is one
     * @param events those that began, changed and ended it
     */
    record Part(
            String kind,
            String what,
            Instant from,
            @Nullable Instant to,
            Map<String, Object> details,

            @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable
            ReportRow report,

            List<EventRef> events) {

        Part reportedAs(@Nullable ReportRow row) {
            return new Part(kind, what, from, to, details, row, events);
        }
    }

    /** A row of {@code report_<channel>_queue}. */
    record ReportRow(
            UUID id,
            @Nullable String reason,
            @Nullable String cause,
            @Nullable Long waitMs,
            @Nullable Long ringMs) {}

    /**
     * An event of the log.
     *
     * @param occurredAt when it happened by the clock of a switchboard that told of it
     * @param actor who caused it, null if that is not for the one who asks
     */
    record EventRef(
            long index,
            String type,
            Instant recordedAt,

            @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable
            Instant occurredAt,

            @JsonProperty("actor") @Nullable String actor) {}
}
