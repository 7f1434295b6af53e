package io.switchlog.api;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.switchlog.api.Endpoints.Endpoint;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A body for each endpoint that needs one, good enough to get past everything but rights. */
final class AuthorisedBodies {
    private AuthorisedBodies() {}

    static byte @Nullable [] of(Endpoint endpoint, Map<String, String> ids, ContactCentre centre) {
        if (endpoint.name().equals("PUT /agents/{agent}/avatar")) {
            return Pictures.of("png", 0x00FF00);
        }
        Object body = body(endpoint.name(), ids, centre);
        if (body instanceof String table) {
            return table.getBytes(UTF_8);
        }
        return body == null ? null : Client.JSON.writeValueAsBytes(body);
    }

    /** What has to be asked for in the address. */
    static String query(Endpoint endpoint, Map<String, String> ids, ContactCentre centre) {
        return switch (endpoint.name()) {
            case "GET /interactions/{interaction}/why" -> "&agentId=" + ids.get("agent");
            case "GET /agents/{agent}/settings" -> "&at=" + centre.now();
            case "GET /agents/{agent}/screen-recording-folder" -> "&date=2026-11-02";
            case "GET /agents/settings-schema" -> "&typology=WEBRTC";
            default -> "";
        };
    }

    private static @Nullable Object body(String name, Map<String, String> ids, ContactCentre centre) {
        String agent = ids.getOrDefault("agent", "");
        String queue = ids.getOrDefault("queue", "");
        return switch (name) {
            case "POST /auth/login" -> Map.of("username", "nobody", "password", "wrong");
            case "POST /agents" -> Map.of("fullName", "A", "username", centre.name("a"), "typology", "WEBRTC");
            case "POST /agents/import" -> "username,fullName\n" + centre.name("a") + ",A\n";
            case "PATCH /agents/{agent}" -> Map.of("capacity", Map.of("chat", 3));
            case "POST /agents/{agent}/pause" -> Map.of("reason", "break");
            case "POST /agents/{agent}/typology" ->
                Map.of("typology", "PHONEBAR", "phonebar", Map.of("sipDestinationPort", 5060));
            case "PATCH /agents/{agent}/own-settings" -> Map.of("webrtc", Map.of("autoAnswer", true));
            case "POST /agents/{agent}/client" -> Map.of("phonebarVersion", "5.1.31.0");
            case "POST /agents/{agent}/client-logs" ->
                Map.of("entries", List.of(Map.of("level", "ERROR", "message", "Boo")));
            case "POST /agents/{agent}/queues" -> Map.of("queueIds", List.of(queue));
            case "POST /agents/{agent}/calls" -> Map.of("number", "+39 02 5550137");
            case "POST /interactions/{interaction}/monitoring" -> Map.of("mode", "listen", "extension", "3001");
            case "POST /interactions/{interaction}/recording" -> Map.of("action", "start");
            case "POST /agents/delete" -> Map.of("ids", List.of(agent), "confirm", true);
            case "POST /teams", "POST /profiles", "POST /ai-assistants" -> Map.of("name", centre.name("group"));
            case "PATCH /teams/{team}", "PATCH /profiles/{profile}", "PATCH /ai-assistants/{assistant}" ->
                Map.of("name", centre.name("group"));
            case "POST /users/{user}/password" -> Map.of("password", "Correct horse 1!");
            case "POST /agents/{agent}/password" -> Map.of("password", "Correct horse 1!");
            case "POST /interactions/{interaction}/accept", "POST /interactions/{interaction}/reject" ->
                Map.of("agentId", agent);
            case "POST /interactions/{interaction}/transfer" -> Map.of("agentId", agent);
            case "POST /interactions/{interaction}/messages" -> Map.of("from", "agent", "body", "Hello");
            case "POST /interactions" ->
                Map.of("accountId", ids.getOrDefault("account", ""), "contact", Map.of("name", "Jane"));
            case "POST /queues" -> Map.of("name", centre.name("q"), "channel", "chat");
            case "PATCH /queues/{queue}" -> Map.of("weight", 4);
            case "POST /accounts" ->
                Map.of(
                        "name",
                        centre.name("a"),
                        "channel",
                        "chat",
                        "route",
                        List.of(Map.of("queueId", queue, "timeoutSeconds", 5)));
            case "PATCH /accounts/{account}" -> Map.of("name", centre.name("a"));
            case "POST /pause-reasons" -> Map.of("name", centre.name("r"));
            case "PATCH /pause-reasons/{reason}" -> Map.of("mostMinutes", 5);
            case "POST /kpi-definitions" -> Map.of("name", "another");
            case "POST /users" ->
                Map.of("fullName", "U", "username", centre.name("u"), "password", "secret-1234", "role", "supervisor");
            case "PATCH /users/{user}" -> Map.of("fullName", "Another");
            case "POST /telephones" -> Map.of("name", centre.name("t"), "endpoint", "PJSIP/" + centre.name("t"));
            case "PATCH /telephones/{telephone}" -> Map.of("name", centre.name("t"));
            case "PUT /telephones/{telephone}/registration" -> Map.of("registered", true);
            case "PATCH /settings" -> Map.of("maxOpenTabs", 20);
            default -> null;
        };
    }
}
