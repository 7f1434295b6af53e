package io.switchlog.query.viewer;

import io.switchlog.query.Rows;
import io.switchlog.query.StoredEvent;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Takes from events as they are stored what is not for a user who is enabled to some queues only: the ids of other
 * queues, agents and users, with what stands beside them about these. Whoever is enabled to all gets events as they are.
 */
@Component
public class Scrub {
    private static final JsonMapper JSON = JsonMapper.shared();
    private static final Pattern ID = Pattern.compile("[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}");
    private static final Set<String> COUNTS = Set.of("candidateCount", "passedOverCount");
    private static final Map<String, List<String>> BESIDE = Map.of(
            "queueId", List.of("queueName", "strategy"),
            "agentId", List.of("agentName", "fullName", "typology"));
    private static final String FOREIGN = """
            select id from unnest(cast(:ids as uuid[])) as i (id)
            where exists (select from directory.queue q where q.queue_id = i.id)
               or exists (select from directory.agent a where a.agent_id = i.id)
               or exists (select from directory.app_user u where u.user_id = i.id)
            """;

    private final JdbcClient database;

    Scrub(@Qualifier("queryJdbcClient") JdbcClient database) {
        this.database = database;
    }

    /** The events as this viewer may read them. */
    public Rows<StoredEvent> of(Rows<StoredEvent> events, Viewer viewer) {
        if (viewer.seesAll() || viewer.isAgent()) {
            return events;
        }
        Set<String> foreign = foreign(events.rows(), viewer);
        List<StoredEvent> scrubbed = new ArrayList<>();
        for (StoredEvent event : events.rows()) {
            String payload = scrubbed(event.payload(), foreign);
            String metadata = scrubbed(event.metadata(), foreign);
            scrubbed.add(new StoredEvent(
                    event.position(),
                    event.eventId(),
                    event.streamType(),
                    event.streamId(),
                    event.sequence(),
                    event.type(),
                    event.version(),
                    event.recordedAt(),
                    payload,
                    metadata,
                    event.hash()));
        }
        return new Rows<>(events.count(), scrubbed);
    }

    private Set<String> foreign(List<StoredEvent> events, Viewer viewer) {
        Set<String> named = new HashSet<>();
        for (StoredEvent event : events) {
            find(event.payload(), named);
            find(event.metadata(), named);
        }
        Set<String> foreign = new HashSet<>();
        database.sql(FOREIGN).param("ids", "{" + String.join(",", named) + "}").query(row -> {
            UUID id = row.getObject("id", UUID.class);
            if (!viewer.sees(id) && !viewer.seesQueue(id)) {
                foreign.add(id.toString());
            }
        });
        return foreign;
    }

    private static void find(String json, Set<String> ids) {
        Matcher matcher = ID.matcher(json);
        while (matcher.find()) {
            ids.add(matcher.group());
        }
    }

    private static String scrubbed(String json, Set<String> foreign) {
        if (foreign.stream().noneMatch(json::contains)) {
            return json;
        }
        return scrub(JSON.readTree(json), foreign).toString();
    }

    private static JsonNode scrub(JsonNode node, Set<String> foreign) {
        if (node instanceof ArrayNode array) {
            ArrayNode kept = JSON.createArrayNode();
            for (JsonNode element : array) {
                boolean whole = !isForeign(element, foreign) && !isForeign(element.path("agentId"), foreign);
                if (whole) {
                    kept.add(scrub(element, foreign));
                }
            }
            return kept;
        }
        if (!(node instanceof ObjectNode object)) {
            return node;
        }
        ObjectNode kept = JSON.createObjectNode();
        object.properties().forEach(field -> {
            if (!isForeign(field.getValue(), foreign) && !COUNTS.contains(field.getKey())) {
                kept.set(field.getKey(), scrub(field.getValue(), foreign));
            }
        });
        BESIDE.forEach((id, beside) -> {
            if (isForeign(object.path(id), foreign)) {
                kept.remove(beside);
            }
        });
        return kept;
    }

    private static boolean isForeign(JsonNode node, Set<String> foreign) {
        return node.isString() && foreign.contains(node.stringValue());
    }
}
