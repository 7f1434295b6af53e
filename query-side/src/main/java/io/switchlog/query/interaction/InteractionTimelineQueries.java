package io.switchlog.query.interaction;

import io.switchlog.messages.EventCatalogue;
import io.switchlog.messages.EventCodec;
import io.switchlog.messages.access.UserPermission;
import io.switchlog.messages.interaction.InteractionEvent;
import io.switchlog.query.EventLog;
import io.switchlog.query.OneSnapshot;
import io.switchlog.query.Paging;
import io.switchlog.query.Reads;
import io.switchlog.query.StoredEvent;
import io.switchlog.query.UnknownResource;
import io.switchlog.query.interaction.InteractionTimeline.EventRef;
import io.switchlog.query.interaction.InteractionTimeline.Part;
import io.switchlog.query.interaction.InteractionTimeline.ReportRow;
import io.switchlog.query.viewer.ContactData;
import io.switchlog.query.viewer.Mask;
import io.switchlog.query.viewer.Needs;
import io.switchlog.query.viewer.Viewer;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.data.domain.PageRequest;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * The life of one interaction with the events behind each part of it, for whoever sees the interaction. What happened is
 * read from the log; what was written, and the rows of the report, from the tables that have them.
 */
@RestController
@Needs(value = UserPermission.INTERACTIONS, agentsToo = true)
class InteractionTimelineQueries {
    private static final JsonMapper JSON = JsonMapper.shared();
    private static final String REPORT_ROWS = """
            select step_no, id, reason, cause, wait_ms, ring_ms
            from report.report_all_queue
            where interaction_id = :interaction
              and (cast(:scope as uuid[]) is null or queue_id = any (cast(:scope as uuid[])))
            """;
    private static final List<String> WRITTEN = List.of("body", "disposition");
    private static final String BODIES = """
            select message_no, body from directory.message
            where interaction_id = :interaction and message_no in (:messages)
            """;

    private final InteractionRepository interactions;
    private final EventLog log;
    private final JdbcClient database;

    InteractionTimelineQueries(
            InteractionRepository interactions, EventLog log, @Qualifier("queryJdbcClient") JdbcClient database) {
        this.interactions = interactions;
        this.log = log;
        this.database = database;
    }

    @GetMapping("/api/interactions/{id}/timeline")
    @Reads({
        "directory.interaction",
        "directory.message",
        "history.engagement",
        "directory.account_agent",
        "report.report_all_queue"
    })
    @OneSnapshot
    public InteractionTimeline timeline(@PathVariable UUID id, Paging paging, Viewer viewer) {
        paging.inFixedOrder();
        InteractionRow interaction =
                interactions
                        .findAll(Visibility.visibleTo(viewer).and(Visibility.thisOne(id)), PageRequest.ofSize(2))
                        .stream()
                        .findFirst()
                        .orElseThrow(() -> new UnknownResource("interaction", id))
                        .row();
        Life life = new Life(viewer::sees);
        for (StoredEvent stored : log.wholeStream("interaction", id.toString())) {
            EventCatalogue.classOf(stored.type(), stored.version())
                    .map(type -> EventCodec.decode(type, stored.payload().getBytes(StandardCharsets.UTF_8)))
                    .filter(InteractionEvent.class::isInstance)
                    .filter(event -> !viewer.isAgent() || !CallParts.isMonitoring(event))
                    .ifPresent(event -> life.apply((InteractionEvent) event, reference(stored, viewer)));
        }
        List<Part> parts = life.parts();
        if (!viewer.seesAll() && !viewer.isAgent()) {
            parts.forEach(part -> Elsewhere.hide(part.details(), viewer));
        }
        List<Part> page =
                parts.stream().skip(paging.first()).limit(paging.rows()).toList();
        return new InteractionTimeline(
                id,
                interaction.channel(),
                life.status(),
                parts.isEmpty() ? Instant.EPOCH : parts.get(0).from(),
                life.endedAt(),
                parts.size(),
                masked(withBodies(id, withReportRows(id, page, viewer)), viewer.mask(), interaction.contact()));
    }

    /** What was written may have the contact's own data in it. */
    private static List<Part> masked(List<Part> parts, Mask mask, ContactData contact) {
        if (mask.hides()) {
            parts.forEach(part -> WRITTEN.forEach(detail ->
                    part.details().computeIfPresent(detail, (name, text) -> mask.written(text.toString(), contact))));
        }
        return parts;
    }

    private static EventRef reference(StoredEvent stored, Viewer viewer) {
        JsonNode metadata = metadata(stored);
        String actor = metadata.path("actor").asStringOpt().orElse(null);
        String occurredAt = metadata.path("occurredAt").asStringOpt().orElse(null);
        boolean told =
                viewer.seesAll() || viewer.id().toString().equals(actor) || !viewer.isAgent() && isSeen(actor, viewer);
        return new EventRef(
                stored.position(),
                stored.type(),
                stored.recordedAt(),
                occurredAt == null ? null : Instant.parse(occurredAt),
                told ? actor : null);
    }

    /** Processes have names, people have ids. */
    private static boolean isSeen(@Nullable String actor, Viewer viewer) {
        if (actor == null) {
            return false;
        }
        try {
            return viewer.sees(UUID.fromString(actor));
        } catch (IllegalArgumentException process) {
            return true;
        }
    }

    private static JsonNode metadata(StoredEvent stored) {
        try {
            return JSON.readTree(stored.metadata());
        } catch (JacksonException unreadable) {
            return JSON.createObjectNode();
        }
    }

    private List<Part> withReportRows(UUID id, List<Part> parts, Viewer viewer) {
        Map<Object, ReportRow> rows = new HashMap<>();
        database.sql(REPORT_ROWS)
                .param("interaction", id)
                .param("scope", viewer.scope().queueArray())
                .query(row -> {
                    rows.put(
                            row.getInt("step_no"),
                            new ReportRow(
                                    row.getObject("id", UUID.class),
                                    row.getString("reason"),
                                    row.getString("cause"),
                                    row.getObject("wait_ms", Long.class),
                                    row.getObject("ring_ms", Long.class)));
                });
        return parts.stream()
                .map(part -> part.kind().equals(Life.STEP)
                        ? part.reportedAs(rows.get(part.details().get(Life.STEP_NO)))
                        : part)
                .toList();
    }

    private List<Part> withBodies(UUID id, List<Part> parts) {
        List<Object> messages = parts.stream()
                .filter(part -> part.kind().equals(Life.MESSAGE))
                .map(part -> part.details().getOrDefault(Life.MESSAGE_NO, -1))
                .toList();
        if (messages.isEmpty()) {
            return parts;
        }
        Map<Object, String> bodies = new HashMap<>();
        database.sql(BODIES)
                .param("interaction", id)
                .param("messages", messages)
                .query(row -> {
                    bodies.put(row.getInt("message_no"), row.getString("body"));
                });
        parts.stream().filter(part -> part.kind().equals(Life.MESSAGE)).forEach(part -> {
            String body = bodies.get(part.details().get(Life.MESSAGE_NO));
            if (body != null) {
                part.details().put("body", body);
            }
        });
        return parts;
    }
}
