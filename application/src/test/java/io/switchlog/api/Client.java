package io.switchlog.api;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

/**
 * Somebody who speaks HTTP with a node. Whatever he reads, he reads as of the last command that any client gave to this
 * node: a test that reads what it has just written waits for it. One that names an {@code after} itself gets just that.
 */
public final class Client {
    static final JsonMapper JSON = JsonMapper.builder().build();

    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final HttpClient HTTP =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

    private static final Map<String, Long> WRITTEN = new ConcurrentHashMap<>();

    private final URI address;
    private final Map<String, String> headers;

    private Client(URI address, Map<String, String> headers) {
        this.address = address;
        this.headers = headers;
    }

    /** Somebody who has not signed in. */
    public static Client of(URI address) {
        return new Client(address, Map.of());
    }

    /** Another server has begun to listen here: what was written to one that had the port before says nothing of it. */
    public static void meetServer(URI address) {
        WRITTEN.remove(address.getAuthority());
    }

    public URI address() {
        return address;
    }

    public Client signedIn(String username, String password) {
        Answer answer = without("Authorization")
                .post("/api/auth/login", Map.of("username", username, "password", password))
                .expect(200);
        return with("Authorization", "Bearer " + answer.json().get("token").asString());
    }

    /** The token that he shows. */
    public String token() {
        return String.valueOf(headers.get("Authorization")).replace("Bearer ", "");
    }

    public Client basic(String username, String password) {
        String pair = Base64.getEncoder().encodeToString((username + ":" + password).getBytes(UTF_8));
        return with("Authorization", "Basic " + pair);
    }

    public Client with(String header, String value) {
        Map<String, String> more = new LinkedHashMap<>(headers);
        more.put(header, value);
        return new Client(address, more);
    }

    public Client without(String header) {
        Map<String, String> fewer = new LinkedHashMap<>(headers);
        fewer.remove(header);
        return new Client(address, fewer);
    }

    public Client at(URI otherAddress) {
        return new Client(otherAddress, headers);
    }

    public Answer get(String path) {
        return send("GET", path, null);
    }

    public Answer post(String path) {
        return send("POST", path, null);
    }

    public Answer post(String path, Object body) {
        return send("POST", path, bytes(body));
    }

    public Answer patch(String path, Object body) {
        return send("PATCH", path, bytes(body));
    }

    public Answer put(String path) {
        return send("PUT", path, null);
    }

    public Answer put(String path, Object body) {
        return send("PUT", path, bytes(body));
    }

    public Answer delete(String path) {
        return send("DELETE", path, null);
    }

    private static byte[] bytes(Object body) {
        return body instanceof String text ? text.getBytes(UTF_8) : JSON.writeValueAsBytes(body);
    }

    public Answer send(String method, String path, byte @Nullable [] body) {
        if (method.equals("GET")) {
            return read(path);
        }
        Answer answer = exchange(method, path, body);
        String index = answer.header("X-Event-Index");
        if (index != null) {
            WRITTEN.merge(address.getAuthority(), Long.valueOf(index), Math::max);
        }
        return answer;
    }

    private Answer read(String path) {
        String upToDate = upToDate(path);
        long started = System.nanoTime();
        while (true) {
            Answer answer = exchange("GET", upToDate, null);
            boolean behind = answer.status() == 503 && answer.text().contains("PROJECTION_BEHIND");
            boolean patient = System.nanoTime() - started < PATIENCE.toNanos();
            if (!behind || !patient || upToDate.equals(path)) {
                return answer;
            }
        }
    }

    private String upToDate(String path) {
        Long written = WRITTEN.get(address.getAuthority());
        if (written == null || !path.startsWith("/api/") || path.contains("after=")) {
            return path;
        }
        return path + (path.contains("?") ? "&" : "?") + "after=" + written;
    }

    private Answer exchange(String method, String path, byte @Nullable [] body) {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(address + path))
                .timeout(PATIENCE)
                .method(method, body == null ? BodyPublishers.noBody() : BodyPublishers.ofByteArray(body));
        if (body != null && !headers.containsKey("Content-Type")) {
            request.header("Content-Type", "application/json");
        }
        headers.forEach(request::header);
        String summary = method + " " + path + (body == null ? "" : " " + excerpt(body));
        try {
            return new Answer(summary, HTTP.send(request.build(), BodyHandlers.ofByteArray()));
        } catch (IOException failed) {
            throw new UncheckedIOException(summary + " got no answer", failed);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(interrupted);
        }
    }

    /** The body of an answer that goes on and on. */
    InputStream stream(String path) {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(address + upToDate(path)));
        headers.forEach(request::header);
        try {
            HttpResponse<InputStream> response = HTTP.send(request.build(), BodyHandlers.ofInputStream());
            if (response.statusCode() != 200) {
                throw new AssertionError("GET " + path + " was answered with " + response.statusCode());
            }
            return response.body();
        } catch (IOException failed) {
            throw new UncheckedIOException("GET " + path + " got no answer", failed);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(interrupted);
        }
    }

    /** How a request for an endless answer is answered; nobody waits for its end. */
    int streamStatus(String path) {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(address + upToDate(path)));
        headers.forEach(request::header);
        try {
            HttpResponse<InputStream> response = HTTP.send(request.build(), BodyHandlers.ofInputStream());
            response.body().close();
            return response.statusCode();
        } catch (IOException failed) {
            throw new UncheckedIOException("GET " + path + " got no answer", failed);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(interrupted);
        }
    }

    private static String excerpt(byte[] body) {
        return new String(body, 0, Math.min(body.length, 200), UTF_8);
    }
}
