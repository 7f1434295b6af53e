package io.switchlog.durability;

import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/** What was asked, under which key, and what was answered: judged when everything is over. */
final class Journal {
    private static final String AUTHORIZATION =
            "Basic " + Base64.getEncoder().encodeToString("admin:admin".getBytes(StandardCharsets.UTF_8));

    private final ServerProcess server;
    private final HttpClient http =
            HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(2)).build();
    private final Map<UUID, Entry> entries = new ConcurrentHashMap<>();

    record Request(UUID key, String path, String body) {}

    record Answer(int status, String body) {
        boolean isDefinite() {
            return status < 500;
        }

        boolean isAcknowledged() {
            return status < 300;
        }
    }

    record Entry(Request request, @Nullable Answer answer) {}

    Journal(ServerProcess server) {
        this.server = server;
    }

    /** Sends a command once and notes what came of it; null if nobody knows. */
    @Nullable
    Answer post(String path, String body) throws InterruptedException {
        Request request = new Request(UUID.randomUUID(), path, body);
        entries.put(request.key(), new Entry(request, null));
        return send(request);
    }

    /** Sends a command until its outcome is known. */
    Answer postUntilKnown(String path, String body) throws InterruptedException {
        Request request = new Request(UUID.randomUUID(), path, body);
        return sendUntilKnown(request);
    }

    Answer sendUntilKnown(Request request) throws InterruptedException {
        long deadline = System.nanoTime() + Duration.ofSeconds(120).toNanos();
        while (System.nanoTime() < deadline) {
            Answer answer = send(request);
            if (answer != null) {
                return answer;
            }
            Thread.sleep(200);
        }
        throw new IllegalStateException("no answer to " + request);
    }

    private @Nullable Answer send(Request request) throws InterruptedException {
        HttpRequest message = HttpRequest.newBuilder(server.uri("/api" + request.path()))
                .timeout(Duration.ofSeconds(20))
                .header("Authorization", AUTHORIZATION)
                .header("Content-Type", "application/json")
                .header("Idempotency-Key", request.key().toString())
                .POST(HttpRequest.BodyPublishers.ofString(request.body()))
                .build();
        try {
            HttpResponse<String> response = http.send(message, HttpResponse.BodyHandlers.ofString());
            Answer answer = new Answer(response.statusCode(), response.body());
            if (!answer.isDefinite()) {
                return null;
            }
            entries.put(request.key(), new Entry(request, answer));
            return answer;
        } catch (IOException brokenOff) {
            return null;
        }
    }

    /** A sign of life: nothing comes of it, so that nothing is noted. */
    void beat(String path) throws InterruptedException {
        HttpRequest message = HttpRequest.newBuilder(server.uri("/api" + path))
                .timeout(Duration.ofSeconds(20))
                .header("Authorization", AUTHORIZATION)
                .POST(HttpRequest.BodyPublishers.noBody())
                .build();
        try {
            http.send(message, HttpResponse.BodyHandlers.discarding());
        } catch (IOException away) {
            // The next one counts as well.
        }
    }

    /** Sets something up while nothing is being killed. */
    void put(String path) throws InterruptedException {
        put(path, "");
    }

    void put(String path, String body) throws InterruptedException {
        HttpRequest message = HttpRequest.newBuilder(server.uri("/api" + path))
                .timeout(Duration.ofSeconds(20))
                .header("Authorization", AUTHORIZATION)
                .header("Content-Type", "application/json")
                .PUT(HttpRequest.BodyPublishers.ofString(body))
                .build();
        try {
            HttpResponse<String> response = http.send(message, HttpResponse.BodyHandlers.ofString());
            if (response.statusCode() != 200) {
                throw new IllegalStateException(path + " was answered " + response.body());
            }
        } catch (IOException away) {
            throw new IllegalStateException(away);
        }
    }

    /** Asks for something that changes nothing; empty text while the server is away. */
    String get(String path) throws InterruptedException {
        HttpRequest message = HttpRequest.newBuilder(server.uri("/api" + path))
                .timeout(Duration.ofSeconds(20))
                .header("Authorization", AUTHORIZATION)
                .build();
        try {
            HttpResponse<String> response = http.send(message, HttpResponse.BodyHandlers.ofString());
            return response.statusCode() == 200 ? response.body() : "";
        } catch (IOException away) {
            return "";
        }
    }

    List<Entry> entries() {
        return new ArrayList<>(entries.values());
    }
}
