package io.switchlog.demo;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicLong;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.MissingNode;

/** Switchlog's HTTP API as any other client sees it. */
final class Api {
    static final Login ADMINISTRATOR = new Login("admin", "admin");

    private static final int PAGE = 1000;
    private static final Duration PATIENCE = Duration.ofSeconds(20);

    private final URI base;
    private final Tally tally;
    private final JsonMapper json = JsonMapper.builder().build();
    private final HttpClient http = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(PATIENCE)
            .build();
    private final AtomicLong latestEvent = new AtomicLong();

    Api(URI base, Tally tally) {
        this.base = base;
        this.tally = tally;
    }

    /** Who asks. */
    record Login(String username, String password) {
        private String header() {
            return "Basic " + Base64.getEncoder().encodeToString((username + ":" + password).getBytes(UTF_8));
        }
    }

    /** What came back; status 0 if nothing did. */
    record Answer(int status, JsonNode body) {
        boolean isDone() {
            return status >= 200 && status < 300;
        }

        UUID id() {
            return UUID.fromString(body.path("id").asString(""));
        }

        private String why() {
            return status + " " + body.path("code").asString("") + " "
                    + body.path("detail").asString("") + body.path("errors").toString();
        }
    }

    Answer post(Login login, String path, Map<String, ?> body) {
        return send(login, "POST", path, body);
    }

    Answer get(String path) {
        return send(ADMINISTRATOR, "GET", path, Map.of());
    }

    /** Sends a command without which the demo makes no sense; answers what came back. */
    Answer require(String method, String path, Map<String, ?> body) {
        Answer answer = send(ADMINISTRATOR, method, path, body);
        if (!answer.isDone()) {
            throw new IllegalStateException(
                    "The demo cannot set up its centre: " + method + " " + path + " answered " + answer.why());
        }
        return answer;
    }

    /** All rows of a collection, page by page. */
    <T> List<T> rows(String path, Class<T> type) {
        List<T> rows = new ArrayList<>();
        long count;
        do {
            JsonNode body = get(path + (path.contains("?") ? "&" : "?") + "limit=" + PAGE + "&offset=" + rows.size())
                    .body();
            count = body.path("count").asLong(0);
            if (body.path("rows").isEmpty()) {
                return rows;
            }
            for (JsonNode row : body.path("rows")) {
                rows.add(json.treeToValue(row, type));
            }
        } while (rows.size() < count);
        return rows;
    }

    /** The last event that any of this client's commands made: reads with it see all that this client did. */
    String afterEverything() {
        return "after=" + latestEvent.get();
    }

    private Answer send(Login login, String method, String path, Map<String, ?> body) {
        HttpRequest.Builder request = HttpRequest.newBuilder(base.resolve(path))
                .timeout(PATIENCE)
                .header("Authorization", login.header())
                .header("Accept", "application/json");
        if (method.equals("GET")) {
            request.GET();
        } else {
            request.header("Content-Type", "application/json")
                    .method(method, BodyPublishers.ofString(json.writeValueAsString(body)));
        }
        try {
            HttpResponse<String> response = http.send(request.build(), BodyHandlers.ofString());
            response.headers()
                    .firstValueAsLong("X-Event-Index")
                    .ifPresent(index -> latestEvent.accumulateAndGet(index, Math::max));
            Answer answer = new Answer(response.statusCode(), parsed(response.body()));
            count(method, path, answer);
            return answer;
        } catch (IOException lost) {
            tally.problem(method + " " + pattern(path) + ": " + lost.getClass().getSimpleName());
        } catch (InterruptedException stop) {
            Thread.currentThread().interrupt();
        }
        return new Answer(0, MissingNode.getInstance());
    }

    private JsonNode parsed(String body) {
        try {
            return body.isBlank() ? MissingNode.getInstance() : json.readTree(body);
        } catch (JacksonException notJson) {
            return MissingNode.getInstance();
        }
    }

    private void count(String method, String path, Answer answer) {
        if (answer.status() == 409) {
            tally.refused(answer.body().path("code").asString("409"));
        } else if (!answer.isDone()) {
            tally.problem(method + " " + pattern(path) + ": " + answer.why());
        }
    }

    /** The path without the ids in it. */
    private static String pattern(String path) {
        return path.replaceAll("\\?.*", "").replaceAll("[0-9a-f]{8}-[0-9a-f-]{27}", "{id}");
    }
}
