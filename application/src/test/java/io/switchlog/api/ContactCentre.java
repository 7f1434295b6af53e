package io.switchlog.api;

import static org.assertj.core.api.Assertions.assertThat;

import io.switchlog.Installation;
import io.switchlog.TestClock;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import tools.jackson.databind.JsonNode;

/** A contact centre set up and looked at through HTTP, by its administrator. What it reads is never behind the log. */
public final class ContactCentre {
    private static final AtomicInteger NAMES = new AtomicInteger();

    private final Client anybody;
    private final Client admin;

    public ContactCentre(URI address) {
        anybody = Client.of(address);
        admin = anybody.signedIn("admin", Installation.ADMIN_PASSWORD);
    }

    /** The one in the installation that most tests share. */
    public static ContactCentre shared() {
        return new ContactCentre(Installation.shared().node().address());
    }

    /** A step of a route. */
    public static Map<String, Object> queueStep(String queue, int timeoutSeconds) {
        return Map.of("queueId", queue, "timeoutSeconds", timeoutSeconds);
    }

    public static Map<String, Object> agentStep(String agent, int timeoutSeconds) {
        return Map.of("agentId", agent, "timeoutSeconds", timeoutSeconds);
    }

    public Client admin() {
        return admin;
    }

    public Client anybody() {
        return anybody;
    }

    /** A name that nobody has. */
    public String name(String kind) {
        return kind + "." + NAMES.incrementAndGet() + "."
                + UUID.randomUUID().toString().substring(0, 8);
    }

    // Doing

    private static Answer done(Answer answer, int status) {
        return answer.expect(status);
    }

    public Answer post(String path) {
        return done(admin.post("/api" + path), 200);
    }

    public Answer post(String path, Object body) {
        return done(admin.post("/api" + path, body), 200);
    }

    public String create(String path, Object body) {
        return done(admin.post("/api" + path, body), 201).id();
    }

    public Answer patch(String path, Object body) {
        return done(admin.patch("/api" + path, body), 200);
    }

    /** An agent who has not logged in. */
    public String newAgent(Map<String, ?> more) {
        String username = name("agent");
        Map<String, Object> body = new LinkedHashMap<>(Map.of("username", username, "fullName", "Agent " + username));
        body.putAll(more);
        return create("/agents", body);
    }

    /** An agent who is at work. */
    public String agent() {
        return agent(Map.of());
    }

    /** An agent who is at work and has these capacities. */
    public String agent(Map<String, Integer> capacity) {
        String agent = newAgent(Map.of("capacity", capacity));
        login(agent);
        return agent;
    }

    public void login(String agent) {
        post("/agents/" + agent + "/login");
    }

    public void logout(String agent) {
        post("/agents/" + agent + "/logout");
    }

    public void pause(String agent, String... channels) {
        post("/agents/" + agent + "/pause", Map.of("channels", List.of(channels), "reason", "break"));
    }

    public void unpause(String agent, String... channels) {
        post("/agents/" + agent + "/unpause", Map.of("channels", List.of(channels)));
    }

    public void settings(Map<String, Integer> change) {
        patch("/settings", change);
    }

    public String queue(String channel, String... members) {
        return queue(Map.of("channel", channel), members);
    }

    public String queue(Map<String, ?> how, String... members) {
        Map<String, Object> body = new LinkedHashMap<>(Map.of("name", name("queue")));
        body.putAll(how);
        String queue = create("/queues", body);
        for (String member : members) {
            done(admin.put("/api/queues/" + queue + "/members/" + member), 200);
        }
        return queue;
    }

    @SafeVarargs
    public final String account(String channel, Map<String, Object>... route) {
        return create("/accounts", Map.of("name", name("account"), "channel", channel, "route", List.of(route)));
    }

    /** An account whose only step is this queue, for a minute. */
    public String accountOf(String channel, String queue) {
        return account(channel, queueStep(queue, 60));
    }

    public String interaction(String account) {
        return create("/interactions", Map.of("accountId", account, "contact", Map.of("name", "Jane Doe")));
    }

    public Answer tryAccept(String interaction, String agent) {
        return admin.post("/api/interactions/" + interaction + "/accept", Map.of("agentId", agent));
    }

    public void accept(String interaction, String agent) {
        done(tryAccept(interaction, agent), 200);
    }

    public void reject(String interaction, String agent) {
        post("/interactions/" + interaction + "/reject", Map.of("agentId", agent));
    }

    public Answer tryAbandon(String interaction) {
        return admin.post("/api/interactions/" + interaction + "/abandon");
    }

    public void abandon(String interaction) {
        done(tryAbandon(interaction), 200);
    }

    public void close(String interaction) {
        post("/interactions/" + interaction + "/close");
    }

    /** Has the agent take an interaction of this channel, from a queue of his own. */
    public String handled(String channel, String agent) {
        String interaction = interaction(accountOf(channel, queue(channel, agent)));
        awaitOffer(interaction, agent);
        accept(interaction, agent);
        return interaction;
    }

    public void advance(int seconds) {
        TestClock.CLOCK.advance(Duration.ofSeconds(seconds));
    }

    /** Lets time pass until nothing waits any more, here and in the tests before. */
    public void settle() {
        Await.until(() -> "nothing waits", () -> {
            Answer answer = read("/live/interactions");
            boolean waiting = answer.rows().stream()
                    .anyMatch(row -> !row.get("status").asString().equals("accepted"));
            if (waiting) {
                advance(30);
            }
            return !waiting;
        });
    }

    // Looking

    /** The log's last position. */
    public long head() {
        return admin.get("/api/audit/events?limit=1")
                .expect(200)
                .json()
                .get("count")
                .asLong();
    }

    /** A read that shows everything that has happened before, whoever did it. */
    public Answer read(String path) {
        return admin.get("/api" + path + (path.contains("?") ? "&" : "?") + "after=" + head())
                .expect(200);
    }

    public List<JsonNode> events(String interaction) {
        return read("/interactions/" + interaction + "/events?limit=1000").rows();
    }

    /** The events of one type, such as {@code offered}. */
    public List<JsonNode> events(String interaction, String type) {
        return events(interaction).stream()
                .filter(event -> event.get("type").asString().equals("interaction." + type))
                .toList();
    }

    public List<String> types(String interaction) {
        return events(interaction).stream()
                .map(event -> event.get("type").asString().replace("interaction.", ""))
                .toList();
    }

    /** Who was notified, in order. */
    public List<String> offeredTo(String interaction) {
        return agentsOf(events(interaction, "offered"));
    }

    static List<String> agentsOf(List<JsonNode> events) {
        List<String> agents = new ArrayList<>();
        events.forEach(event -> agents.add(event.get("payload").get("agentId").asString()));
        return agents;
    }

    public void awaitOffer(String interaction, String agent) {
        Await.until(
                () -> agent + " is notified; " + types(interaction),
                () -> offeredTo(interaction).contains(agent));
    }

    public void await(String interaction, String type) {
        Await.until(
                () -> interaction + " is " + type + "; " + types(interaction),
                () -> !events(interaction, type).isEmpty());
    }

    /** The report's rows of a queue. */
    public List<JsonNode> report(String channel, String queue) {
        return read("/reports/" + channel + "/queue?limit=1000&queueId=" + queue)
                .rows();
    }

    /** The report's only row of a queue. */
    public JsonNode reported(String channel, String queue) {
        List<JsonNode> rows = report(channel, queue);
        assertThat(rows).hasSize(1);
        return rows.get(0);
    }

    public JsonNode live(String agent) {
        return read("/live/agents").rows().stream()
                .filter(row -> row.get("agentId").asString().equals(agent))
                .findFirst()
                .orElseThrow();
    }
}
