package io.switchlog.api;

import java.util.Map;
import java.util.TreeMap;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** A client's screen: the one reducer that serves a live board and a replay. */
final class BoardScreen {
    private static final Map<String, String> IDS =
            Map.of("agents", "agentId", "queues", "queueId", "interactions", "interactionId");

    private final Map<String, Map<String, JsonNode>> rows = new TreeMap<>();
    private long index;
    private String at = "";

    BoardScreen() {
        IDS.keySet().forEach(kind -> rows.put(kind, new TreeMap<>()));
    }

    BoardScreen(BoardScreen other) {
        other.rows.forEach((kind, known) -> rows.put(kind, new TreeMap<>(known)));
        index = other.index;
        at = other.at;
    }

    void take(EventStream.Message message) {
        index = message.data().get("index").asLong();
        at = message.data().get("at").asString();
        IDS.forEach((kind, id) -> {
            Map<String, JsonNode> known = rows.get(kind);
            if (message.event().equals("snapshot")) {
                known.clear();
            }
            message.data().get(kind).forEach(row -> known.put(row.get(id).asString(), row));
            message.data().path("gone").path(kind).forEach(gone -> known.remove(gone.asString()));
        });
    }

    long index() {
        return index;
    }

    String at() {
        return at;
    }

    /** The rows of one kind, as {@code /live/...} answers them, by id. */
    Map<String, JsonNode> rows(String kind) {
        return rows.get(kind);
    }

    /** The rows of an answer, by id. */
    static Map<String, JsonNode> rows(String kind, Answer answer) {
        Map<String, JsonNode> rows = new TreeMap<>();
        answer.rows().forEach(row -> rows.put(row.get(IDS.get(kind)).asString(), row));
        return rows;
    }

    /** Without its id and without what is sealed in the log. */
    static JsonNode unsealed(String kind, JsonNode row) {
        ObjectNode plain = ((ObjectNode) row).deepCopy();
        plain.remove(IDS.get(kind));
        plain.remove("fullName");
        if (kind.equals("interactions")) {
            plain.remove("contactName");
            plain.remove("subject");
        }
        return plain;
    }
}
