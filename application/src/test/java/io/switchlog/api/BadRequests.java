package io.switchlog.api;

import static java.nio.charset.StandardCharsets.UTF_16;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Makes bad requests out of good ones: field by field, body by body, path by path. */
final class BadRequests {
    /** Takes the place of a field that is left out. */
    private static final String ABSENT = "(absent)";

    private static final String TOO_LONG = quoted("x".repeat(150_000));
    private static final String SURROGATE = "\"a\\ud800b\"";
    private static final String NUL = "\"a\\u0000b\"";
    private static final String BELL = "\"a\\u0007b\"";
    private static final String BAD_ESCAPE = "\"a\\xb\"";

    private static final List<String> NO_TEXT = List.of(
            "42", "1.5", "true", "[]", "{}", "[\"x\"]", "{\"a\":1}", NUL, BELL, SURROGATE, BAD_ESCAPE, TOO_LONG);
    private static final List<String> NO_NUMBER = List.of(
            "\"1\"",
            "\"\"",
            "true",
            "[]",
            "{}",
            "[1]",
            "1.5",
            "-1",
            "1e400",
            "99999999999999999999",
            "2147483648",
            "01",
            "NaN",
            "Infinity",
            "+1",
            ".5",
            "0x1");
    private static final List<String> NO_TRUTH =
            List.of("\"true\"", "\"\"", "0", "1", "[]", "{}", "[true]", "yes", "TRUE");
    private static final List<String> NO_ID = List.of(
            "42",
            "true",
            "[]",
            "{}",
            "\"x\"",
            "\"\"",
            "\"00000000-0000-0000-0000\"",
            NUL,
            "\"g0000000-0000-0000-0000-000000000000\"",
            quoted(UUID.randomUUID().toString()));
    private static final List<String> NO_CAPACITY = List.of(
            "42",
            "\"chat\"",
            "true",
            "[]",
            "[{\"chat\":1}]",
            "{\"chat\":\"1\"}",
            "{\"chat\":null}",
            "{\"chat\":1.5}",
            "{\"chat\":-1}",
            "{\"chat\":1000000}",
            "{\"chat\":{}}",
            "{\"chat\":[1]}",
            "{\"voice\":1}",
            "{\"\":1}",
            "{\"chat \":1}",
            "{\"\\u0000\":1}");
    private static final List<String> NO_CHANNELS = List.of(
            "42",
            "\"chat\"",
            "true",
            "{}",
            "[42]",
            "[null]",
            "[\"\"]",
            "[\"smoke signals\"]",
            "[[\"chat\"]]",
            "[\"chat\",\"CHAT\"]",
            "[{}]",
            "[\"unknown\"]");
    private static final List<String> NO_AUTO_ANSWER = List.of(
            "42",
            "\"chat\"",
            "true",
            "[]",
            "[{\"chat\":{\"enabled\":true}}]",
            "{\"chat\":null}",
            "{\"chat\":true}",
            "{\"chat\":[]}",
            "{\"chat\":{}}",
            "{\"chat\":{\"enabled\":null}}",
            "{\"chat\":{\"enabled\":\"true\"}}",
            "{\"chat\":{\"enabled\":1}}",
            "{\"chat\":{\"delaySeconds\":5}}",
            "{\"chat\":{\"enabled\":true,\"delaySeconds\":-1}}",
            "{\"chat\":{\"enabled\":true,\"delaySeconds\":3601}}",
            "{\"chat\":{\"enabled\":true,\"delaySeconds\":1.5}}",
            "{\"chat\":{\"enabled\":true,\"delaySeconds\":\"5\"}}",
            "{\"chat\":{\"enabled\":true,\"delaySeconds\":99999999999}}",
            "{\"chat\":{\"enabled\":true,\"unknown\":1}}",
            "{\"voice\":{\"enabled\":true}}",
            "{\"CHAT\":{\"enabled\":true}}",
            "{\"\":{\"enabled\":true}}",
            "{\"\\u0000\":{\"enabled\":true}}");
    private static final List<String> NO_MISSED_OFFERS = List.of(
            "42",
            "\"pause\"",
            "true",
            "[]",
            "{}",
            "{\"after\":3}",
            "{\"action\":null}",
            "{\"action\":\"\"}",
            "{\"action\":\"bogus\"}",
            "{\"action\":\"PAUSE\"}",
            "{\"action\":\"unknown\"}",
            "{\"action\":42}",
            "{\"action\":[\"pause\"]}",
            "{\"action\":\"pause\",\"after\":0}",
            "{\"action\":\"pause\",\"after\":-1}",
            "{\"action\":\"pause\",\"after\":101}",
            "{\"action\":\"pause\",\"after\":1.5}",
            "{\"action\":\"pause\",\"after\":\"3\"}",
            "{\"action\":\"pause\",\"unknown\":1}");
    private static final List<String> NO_REQUEUE_CAUSES = List.of(
            "42",
            "\"paused\"",
            "true",
            "{}",
            "[42]",
            "[null]",
            "[\"\"]",
            "[\"bogus\"]",
            "[\"PAUSED\"]",
            "[\"unknown\"]",
            "[[\"paused\"]]",
            "[\"paused\",\"bogus\"]",
            "[{}]");
    private static final List<String> NO_TARGETS = List.of(
            "42",
            "[]",
            "\"chat\"",
            "{\"chat\":30}",
            "{\"chat\":null}",
            "{\"pigeon\":{}}",
            "{\"CHAT\":{}}",
            "{\"unknown\":{}}",
            "{\"chat\":{\"thresholdSeconds\":0}}",
            "{\"chat\":{\"thresholdSeconds\":2592001}}",
            "{\"chat\":{\"thresholdSeconds\":\"30\"}}",
            "{\"chat\":{\"shortAbandonSeconds\":-1}}",
            "{\"chat\":{\"shortAbandonSeconds\":86401}}",
            "{\"chat\":{\"shortAbandonSeconds\":1.5}}",
            "{\"chat\":{\"unknown\":1}}");
    private static final List<String> NO_OFFICE_HOURS = List.of(
            "42",
            "[]",
            "{}",
            "\"Europe/Rome\"",
            hours("null", Kind.MONDAY),
            hours("\"Europe/Atlantis\"", Kind.MONDAY),
            hours("\"\"", Kind.MONDAY),
            hours("42", Kind.MONDAY),
            hours("\"UTC\"", ""),
            hours("\"UTC\"", "null"),
            hours("\"UTC\"", "42"),
            hours("\"UTC\"", "{}"),
            hours("\"UTC\"", Kind.MONDAY + "," + Kind.MONDAY),
            hours("\"UTC\"", "{\"weekday\":\"monday\",\"from\":\"18:00\",\"to\":\"09:00\"}"),
            hours("\"UTC\"", "{\"weekday\":\"monday\",\"from\":\"09:00\",\"to\":\"09:00\"}"),
            hours("\"UTC\"", "{\"weekday\":\"monday\",\"from\":\"9:00\",\"to\":\"18:00\"}"),
            hours("\"UTC\"", "{\"weekday\":\"monday\",\"from\":\"09:00\",\"to\":\"24:01\"}"),
            hours("\"UTC\"", "{\"weekday\":\"Monday\",\"from\":\"09:00\",\"to\":\"18:00\"}"),
            hours("\"UTC\"", "{\"weekday\":1,\"from\":\"09:00\",\"to\":\"18:00\"}"));
    private static final List<String> NO_OBJECT = List.of("42", "\"x\"", "true", "[]", "[{}]");

    /** What a field takes, and what it does not take. */
    enum Kind {
        TEXT(NO_TEXT),
        CHOICE(with(NO_TEXT, "\"\"", "\"bogus\"", "\"UNKNOWN\"", "\"unknown\"")),
        NUMBER(NO_NUMBER),
        TRUTH(NO_TRUTH),
        ID(NO_ID),
        CAPACITY(NO_CAPACITY),
        CHANNELS(NO_CHANNELS),
        AUTO_ANSWER(NO_AUTO_ANSWER),
        MISSED_OFFERS(NO_MISSED_OFFERS),
        REQUEUE_CAUSES(NO_REQUEUE_CAUSES),
        TARGETS(NO_TARGETS),
        OFFICE_HOURS(NO_OFFICE_HOURS),
        OBJECT(NO_OBJECT);

        /** One good period of office hours. */
        static final String MONDAY = "{\"weekday\":\"monday\",\"from\":\"09:00\",\"to\":\"18:00\"}";

        private final List<String> wrong;

        Kind(List<String> wrong) {
            this.wrong = wrong;
        }
    }

    /** A field as it may be sent: its JSON, what kind it is, and whether it may be missing. */
    record Field(String name, String good, Kind kind, boolean required, List<String> outOfRange) {
        Field(String name, String good, Kind kind, boolean required) {
            this(name, good, kind, required, List.of());
        }
    }

    /** A request that would be good. */
    record Endpoint(String method, String path, List<Field> fields, boolean bodyRequired) {}

    /** A request that is not good, and the header that makes it so if it is one. */
    record Bad(
            String method,
            String path,
            byte @Nullable [] body,
            @Nullable String header,
            @Nullable String value) {

        static Bad of(String method, String path, @Nullable String body) {
            return new Bad(method, path, body == null ? null : body.getBytes(UTF_8), null, null);
        }
    }

    private BadRequests() {}

    private static String hours(String zone, String periods) {
        return "{\"zone\":" + zone + ",\"periods\":[" + periods + "]}";
    }

    private static List<String> with(List<String> some, String... more) {
        List<String> all = new ArrayList<>(some);
        all.addAll(List.of(more));
        return all;
    }

    static String quoted(String text) {
        return "\"" + text + "\"";
    }

    /** One field wrong, all others right. */
    static List<Bad> inFields(Endpoint endpoint) {
        List<Bad> requests = new ArrayList<>();
        for (Field field : endpoint.fields()) {
            List<String> wrong = new ArrayList<>(field.kind().wrong);
            wrong.addAll(field.outOfRange());
            if (field.required()) {
                wrong.add("null");
                wrong.add(ABSENT);
            }
            for (String value : wrong) {
                requests.add(Bad.of(endpoint.method(), endpoint.path(), body(endpoint, Map.of(field.name(), value))));
            }
        }
        for (String unknown : List.of("unknown", "Name", "__proto__", "class", "commandId", "id")) {
            requests.add(Bad.of(endpoint.method(), endpoint.path(), body(endpoint, Map.of(unknown, "1"))));
        }
        return requests;
    }

    /** The body wrong as a whole. */
    static List<Bad> inBody(Endpoint endpoint) {
        String good = body(endpoint, Map.of());
        int depth = 10_000;
        List<byte[]> bodies = new ArrayList<>();
        for (String text : List.of(
                "{",
                "}",
                "[]",
                "[" + good + "]",
                "42",
                "true",
                "\"x\"",
                "{}x",
                good + good,
                good.substring(0, good.length() - 1),
                good.substring(0, good.length() - 1) + ",}",
                good.replace('"', '\''),
                "/* */" + good,
                "<a/>",
                "\u0000",
                good.substring(0, good.length() - 1) + ",\"deep\":" + "[".repeat(depth) + "]".repeat(depth) + "}",
                "{\"a\":".repeat(depth) + "1" + "}".repeat(depth),
                "[".repeat(depth))) {
            bodies.add(text.getBytes(UTF_8));
        }
        bodies.add(new byte[] {'{', '"', (byte) 0xC3, (byte) 0x28, '"', ':', '1', '}'});
        bodies.add(new byte[] {(byte) 0xFF, (byte) 0xFE, 0, 1, 2});
        bodies.add("{]".getBytes(UTF_16));
        bodies.add("x".repeat(2 << 20).getBytes(UTF_8));
        if (endpoint.bodyRequired()) {
            bodies.add(new byte[0]);
            bodies.add("null".getBytes(UTF_8));
            bodies.add(" \n".getBytes(UTF_8));
        }
        List<Bad> requests = new ArrayList<>();
        bodies.forEach(body -> requests.add(new Bad(endpoint.method(), endpoint.path(), body, null, null)));
        for (String type : List.of("text/plain", "application/xml", "multipart/form-data", "x", "application/x-yaml")) {
            requests.add(new Bad(endpoint.method(), endpoint.path(), good.getBytes(UTF_8), "Content-Type", type));
        }
        return requests;
    }

    /** Ids in the path that are none, or nobody's. */
    static List<Bad> inPath(String method, String path, @Nullable String body) {
        List<Bad> requests = new ArrayList<>();
        List<String> segments = List.of(path.split("/", -1));
        for (int i = 0; i < segments.size(); i++) {
            if (!segments.get(i).matches("[0-9a-f-]{36}")) {
                continue;
            }
            for (String id : List.of(
                    "x",
                    "%20",
                    "%00",
                    "%0D%0AX-Injected:%201",
                    "%F0%9F",
                    "..%2F..",
                    "%2e%2e",
                    "0",
                    "1-1-1-1-1",
                    "00000000-0000-0000-0000-00000000000g",
                    "'%20or%20'1'='1",
                    "9".repeat(3_000),
                    UUID.randomUUID().toString())) {
                List<String> changed = new ArrayList<>(segments);
                changed.set(i, id);
                requests.add(Bad.of(method, String.join("/", changed), body));
            }
        }
        return requests;
    }

    /** The body of a good request with some fields replaced, by {@link #ABSENT} or otherwise; dots lead into objects. */
    static String body(Endpoint endpoint, Map<String, String> replaced) {
        Map<String, String> fields = new LinkedHashMap<>();
        endpoint.fields().forEach(field -> fields.put(field.name(), field.good()));
        fields.putAll(replaced);
        List<String> members = new ArrayList<>();
        Map<String, List<String>> nested = new LinkedHashMap<>();
        fields.forEach((name, value) -> {
            int dot = name.indexOf('.');
            if (value.equals(ABSENT)) {
                return;
            }
            if (dot < 0) {
                members.add(quoted(name) + ":" + value);
            } else if (!fields.containsKey(name.substring(0, dot)) || !replaced.containsKey(name.substring(0, dot))) {
                nested.computeIfAbsent(name.substring(0, dot), none -> new ArrayList<>())
                        .add(quoted(name.substring(dot + 1)) + ":" + value);
            }
        });
        nested.forEach((name, inner) -> {
            String object = "{" + String.join(",", inner) + "}";
            members.removeIf(member -> member.startsWith(quoted(name) + ":"));
            members.add(quoted(name) + ":" + (name.equals("route") ? "[" + object + "]" : object));
        });
        return "{" + String.join(",", members) + "}";
    }
}
