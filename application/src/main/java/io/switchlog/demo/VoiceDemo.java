package io.switchlog.demo;

import io.switchlog.telephony.asterisk.control.PbxActions;
import io.switchlog.telephony.asterisk.control.PbxActions.Dialling;
import java.io.PrintStream;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import tools.jackson.databind.JsonNode;

/**
 * Agents and callers at a real Asterisk, in real time: what happens there is on the board and in the report as on every
 * other channel, and the report is compared with Asterisk's own record. Telephones are channels of Asterisk that ring,
 * answer and hang up by themselves.
 */
public final class VoiceDemo {
    private static final int CALLS = 16;
    private static final Duration BETWEEN_CALLS = Duration.ofMillis(1_500);
    private static final Duration LOOK_AGAIN = Duration.ofMillis(250);
    private static final Duration LONGEST = Duration.ofMinutes(2);
    private static final int BOARD_EVERY = 4;
    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("HH:mm:ss").withZone(ZoneOffset.UTC);

    private final Api api;
    private final Tally tally = new Tally();
    private final Supplier<PbxActions> pbx;
    private final Supplier<String> comparison;
    private final Clock clock;
    private final Random random;
    private final PrintStream out;
    private final List<String> furtherLines;

    /**
     * @param comparison compares the report with the switchboard's record and says how that went
     * @param furtherLines where to look next, printed last
     */
    public VoiceDemo(
            URI baseUrl,
            Supplier<PbxActions> pbx,
            Supplier<String> comparison,
            Clock clock,
            long seed,
            PrintStream out,
            List<String> furtherLines) {
        this.api = new Api(baseUrl, tally);
        this.pbx = pbx;
        this.comparison = comparison;
        this.clock = clock;
        this.random = new Random(seed);
        this.out = out;
        this.furtherLines = List.copyOf(furtherLines);
    }

    /** Returns when everything is printed; Switchlog and Asterisk go on. */
    public void run() throws InterruptedException {
        Instant begin = clock.instant();
        int agents = setUp();
        until(() -> pbx.get().queues().places().size() == agents);
        out.printf(
                "%n%d agents have logged in and sit at Asterisk's queues support and backoffice%n%d callers, one every %.1f s (times are UTC)%n",
                agents, CALLS, BETWEEN_CALLS.toMillis() / 1e3);
        for (int i = 1; i <= CALLS; i++) {
            call(i);
            Thread.sleep(BETWEEN_CALLS.toMillis());
            if (i % BOARD_EVERY == 0) {
                printBoard();
            }
        }
        until(() -> stays(begin).size() >= CALLS && stays(begin).stream().allMatch(VoiceDemo::isOver));
        out.println();
        printReport(begin);
        out.println();
        printStory(begin);
        out.println();
        out.println("Compared with queue_log, Asterisk's own record: " + comparison.get());
        tally.problems().forEach((what, times) -> out.println("PROBLEM, which should not be: " + what));
        out.println();
        furtherLines.forEach(out::println);
    }

    private int setUp() {
        int agents = 0;
        for (VoiceLine line : VoiceLine.values()) {
            UUID queueId = ensure("/api/queues", "name", line.queue, Map.of("name", line.queue, "channel", "voice"));
            for (String member : line.members) {
                String username = member.toLowerCase(Locale.ROOT).replace(' ', '.');
                UUID agentId = ensure(
                        "/api/agents",
                        "username",
                        username,
                        Map.of(
                                "fullName",
                                member,
                                "username",
                                username,
                                "password",
                                username,
                                "typology",
                                "EXTERNAL",
                                "external",
                                Map.of("hotDesk", true)));
                // Rings a second or two and talks for five to seven.
                String telephone = "Local/0%d0%d%d@double".formatted(1 + agents % 2, 5 + agents % 3, agents);
                UUID telephoneId = ensure(
                        "/api/telephones",
                        "endpoint",
                        telephone,
                        Map.of("name", "Desk of " + member, "endpoint", telephone));
                api.require("PUT", "/api/telephones/" + telephoneId + "/registration", Map.of("registered", true));
                api.require("PUT", "/api/queues/" + queueId + "/members/" + agentId, Map.of());
                api.require("POST", "/api/agents/" + agentId + "/login", Map.of("telephoneId", telephoneId));
                agents++;
            }
        }
        return agents;
    }

    private UUID ensure(String path, String field, String value, Map<String, ?> form) {
        Map<String, UUID> existing = new HashMap<>();
        for (JsonNode row : api.rows(path, JsonNode.class)) {
            existing.put(
                    row.path(field).asString(""), UUID.fromString(row.path("id").asString("")));
        }
        UUID id = existing.get(value);
        return id == null ? api.require("POST", path, form).id() : id;
    }

    /** One in four loses patience soon. */
    private void call(int number) {
        int patience = random.nextInt(4) == 0 ? 2 + random.nextInt(3) : 20 + random.nextInt(10);
        String caller = "Local/00%02d%d@double/n".formatted(patience, number);
        pbx.get()
                .dial(new Dialling(
                        UUID.randomUUID().toString(),
                        caller,
                        "from-trunk",
                        "",
                        DemoSwitchboard.NUMBER,
                        "+39 02 555%04d".formatted(random.nextInt(10_000))));
    }

    private void printBoard() {
        List<JsonNode> open = api.rows("/api/live/interactions", JsonNode.class);
        String talking = api.rows("/api/live/agents", JsonNode.class).stream()
                .filter(agent ->
                        agent.path("channels").path("voice").path("open").asInt(0) > 0)
                .map(agent -> agent.path("fullName").asString(""))
                .collect(Collectors.joining(", "));
        out.printf("  %s  %2d calls, with %s%n", TIME.format(clock.instant()), open.size(), talking);
    }

    private List<JsonNode> stays(Instant begin) {
        return api.rows("/api/reports/voice/queue?from=" + begin, JsonNode.class);
    }

    private static boolean isOver(JsonNode stay) {
        return stay.path("reason").isString()
                && (!stay.path("reason").asString("").equals("accepted")
                        || stay.path("talkMs").isNumber());
    }

    private void printReport(Instant begin) {
        out.println("Queue report (report_voice_queue): one row per caller and queue, seconds");
        Table table = new Table("Joined", "Queue", "Reason", "Cause", "Waited", "Agent", "Talked", "Source");
        for (JsonNode stay : stays(begin)) {
            table.row(
                    TIME.format(Instant.parse(stay.path("joinedAt").asString(""))),
                    stay.path("queueName").asString(""),
                    stay.path("reason").asString(""),
                    stay.path("cause").asString(""),
                    seconds(stay.path("waitMs")),
                    stay.path("userName").asString(""),
                    seconds(stay.path("talkMs")),
                    stay.path("source").asString(""));
        }
        table.print(out);
    }

    private static String seconds(JsonNode millis) {
        return millis.isNumber() ? String.format(Locale.ROOT, "%.1f", millis.asLong(0) / 1e3) : "";
    }

    /** Of somebody who got to the second queue, if there is one. */
    private void printStory(Instant begin) {
        List<JsonNode> stays = stays(begin);
        String interactionId = stays.stream()
                .filter(stay -> stay.path("stepNo").asInt(0) == 2)
                .findFirst()
                .orElse(stays.get(0))
                .path("interactionId")
                .asString("");
        out.println("One call's story (GET /api/interactions/" + interactionId + "/events), by Asterisk's clock");
        Table table = new Table("Position", "Happened", "Event");
        for (JsonNode event : api.rows("/api/interactions/" + interactionId + "/events", JsonNode.class)) {
            String occurredAt = event.path("metadata").path("occurredAt").asString("");
            table.row(
                    event.path("position").asString(""),
                    occurredAt.isEmpty() ? "" : TIME.format(Instant.parse(occurredAt)),
                    event.path("type").asString(""));
        }
        table.print(out);
    }

    private interface Condition {
        boolean holds();
    }

    private static void until(Condition condition) throws InterruptedException {
        long deadline = System.nanoTime() + LONGEST.toNanos();
        while (!condition.holds()) {
            if (System.nanoTime() > deadline) {
                throw new IllegalStateException("The demo waited for something that did not happen");
            }
            Thread.sleep(LOOK_AGAIN.toMillis());
        }
    }
}
