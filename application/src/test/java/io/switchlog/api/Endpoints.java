package io.switchlog.api;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import tools.jackson.databind.JsonNode;

/** What the API says of itself: every endpoint, with what stands in its path by the name of the thing. */
final class Endpoints {
    private static final Set<String> METHODS = Set.of("get", "post", "put", "patch", "delete");
    private static final Map<String, String> NAMES = Map.ofEntries(
            Map.entry("agents", "agent"),
            Map.entry("members", "agent"),
            Map.entry("queues", "queue"),
            Map.entry("accounts", "account"),
            Map.entry("interactions", "interaction"),
            Map.entry("users", "user"),
            Map.entry("telephones", "telephone"),
            Map.entry("teams", "team"),
            Map.entry("profiles", "profile"),
            Map.entry("ai-assistants", "assistant"),
            Map.entry("client-logs", "file"),
            Map.entry("permissions", "permission"),
            Map.entry("pause-reasons", "reason"),
            Map.entry("kpi-definitions", "definition"),
            Map.entry("projections", "projection"),
            Map.entry("reports", "channel"));
    private static final Map<String, String> USUAL =
            Map.of("permission", "audit", "definition", "1", "projection", "directory.agent", "channel", "chat");

    /**
     * One of them.
     *
     * @param path with {@code {agent}} and the like
     */
    record Endpoint(String method, String path, boolean stream) {
        String name() {
            return method + " " + path.replaceFirst("^/api", "");
        }

        /** The path with these ids; what is not among them is something that nobody has. */
        String at(Map<String, String> ids) {
            StringBuilder filled = new StringBuilder();
            for (String segment : path.substring(1).split("/", -1)) {
                filled.append('/');
                if (segment.startsWith("{")) {
                    int end = segment.indexOf('}');
                    String name = segment.substring(1, end);
                    String usual = USUAL.getOrDefault(name, UUID.randomUUID().toString());
                    filled.append(ids.getOrDefault(name, usual)).append(segment.substring(end + 1));
                } else {
                    filled.append(segment);
                }
            }
            return filled.toString();
        }
    }

    private Endpoints() {}

    /** All of them, in the order of their paths. */
    static List<Endpoint> of(Client anybody) {
        JsonNode paths = anybody.get("/v3/api-docs").expect(200).json().get("paths");
        Map<String, Endpoint> endpoints = new TreeMap<>();
        paths.properties()
                .forEach(path -> path.getValue().properties().forEach(operation -> {
                    if (METHODS.contains(operation.getKey())) {
                        boolean stream = operation.getValue().toString().contains("text/event-stream")
                                || path.getKey().endsWith("/stream");
                        Endpoint endpoint =
                                new Endpoint(operation.getKey().toUpperCase(Locale.ROOT), named(path.getKey()), stream);
                        endpoints.put(endpoint.path() + " " + endpoint.method(), endpoint);
                    }
                }));
        return new ArrayList<>(endpoints.values());
    }

    /** A variable is named for the collection that it is in. */
    private static String named(String path) {
        StringBuilder named = new StringBuilder();
        String before = "";
        for (String segment : path.substring(1).split("/", -1)) {
            boolean variable = segment.startsWith("{");
            int end = segment.indexOf('}');
            named.append('/')
                    .append(variable ? "{" + NAMES.getOrDefault(before, "id") + segment.substring(end) : segment);
            before = segment;
        }
        return named.toString();
    }
}
