package io.switchlog.api;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.util.List;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;

/** What the server said. */
public record Answer(String request, HttpResponse<byte[]> response) {
    public int status() {
        return response.statusCode();
    }

    public String text() {
        return new String(response.body(), UTF_8);
    }

    public JsonNode json() {
        try {
            return Client.JSON.readTree(response.body());
        } catch (JacksonException none) {
            throw new AssertionError(this + " is not JSON", none);
        }
    }

    /** The rows of a collection. */
    public List<JsonNode> rows() {
        return StreamSupport.stream(json().get("rows").spliterator(), false).toList();
    }

    public @Nullable String header(String name) {
        return response.headers().firstValue(name).orElse(null);
    }

    public String id() {
        return json().get("id").asString();
    }

    public long eventIndex() {
        return Long.parseLong(String.valueOf(header("X-Event-Index")));
    }

    public Answer expect(int status) {
        assertThat(status()).as(toString()).isEqualTo(status);
        return this;
    }

    /** A refusal or a mistake, told as RFC 9457 has it. */
    public Answer expectProblem(int status, String code) {
        expectProblem();
        assertThat(status()).as(toString()).isEqualTo(status);
        assertThat(json().path("code").asString()).as(toString()).isEqualTo(code);
        return this;
    }

    /** Some mistake of the client's, told as RFC 9457 has it and telling nothing about the inside. */
    Answer expectProblem() {
        assertThat(status()).as(toString()).isBetween(400, 499);
        assertThat(String.valueOf(header("Content-Type"))).as(toString()).startsWith("application/problem+json");
        JsonNode problem = json();
        assertThat(problem.path("status").asInt(-1)).as(toString()).isEqualTo(status());
        for (String field : List.of("type", "title", "detail", "code")) {
            assertThat(problem.path(field).isString()).as(field + " of " + this).isTrue();
            assertThat(problem.path(field).asString()).as(field + " of " + this).isNotBlank();
        }
        if (problem.has("errors")) {
            assertThat(problem.get("errors")).as(toString()).isNotEmpty().allSatisfy(error -> {
                assertThat(error.path("field").isString()).as(toString()).isTrue();
                assertThat(error.path("message").isString()).as(toString()).isTrue();
            });
        }
        assertThat(text()).doesNotContain("Exception", "\tat ", "io.switchlog", "org.springframework", "java.lang");
        return this;
    }

    /** The field that a problem complains about. */
    Answer expectField(String field) {
        assertThat(json().path("errors").findValuesAsString("field"))
                .as(toString())
                .contains(field);
        return this;
    }

    @Override
    public String toString() {
        String body = text();
        return request + " -> " + status() + " " + body.substring(0, Math.min(body.length(), 1_000));
    }
}
