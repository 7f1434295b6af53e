package io.switchlog.api;

import io.switchlog.Installation;
import io.switchlog.TestClock;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;

/** A contact centre set up and looked at through HTTP, by its administrator. */
public final class ContactCentre extends Watching {
    private static final String PASSWORD = "correct horse battery";
    private static final AtomicInteger NAMES = new AtomicInteger();

    private final Client anybody;
    private final Client admin;

    public ContactCentre(URI address) {
        this(Client.of(address));
    }

    private ContactCentre(Client anybody) {
        super(anybody.signedIn("admin", Installation.ADMIN_PASSWORD));
        this.anybody = anybody;
        this.admin = admin();
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

    /** An agent who is at work and set up like this. */
    public String agentWith(Map<String, ?> how) {
        String agent = newAgent(how);
        login(agent);
        return agent;
    }

    /** An agent who signs in and works himself. */
    record Person(String id, Client client) {}

    /** Somebody who operates the centre, set up like this. */
    Person user(String role, Map<String, ?> how) {
        String username = name(role);
        Map<String, Object> body = new LinkedHashMap<>(
                Map.of("fullName", "User " + username, "username", username, "password", PASSWORD, "role", role));
        body.putAll(how);
        String user = create("/users", body);
        // Commands that read who he is do not wait for it as reads do.
        read("/users/" + user);
        return new Person(user, anybody.signedIn(username, PASSWORD));
    }

    /** A supervisor who is enabled to these queues only. */
    Person supervisorOf(String... queues) {
        return user("supervisor", Map.of("queueIds", List.of(queues)));
    }

    Person person() {
        String username = name("person");
        String agent = agentWith(Map.of("username", username, "password", PASSWORD));
        return new Person(agent, anybody.signedIn(username, PASSWORD));
    }

    /** Auto answer on one channel, as it is asked for. */
    static Map<String, Object> answering(String channel, int delaySeconds) {
        return Map.of("autoAnswer", Map.of(channel, Map.of("enabled", true, "delaySeconds", delaySeconds)));
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

    public void settings(Map<String, ?> change) {
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

    public Answer tryWrite(String interaction, String from, String body) {
        return admin.post("/api/interactions/" + interaction + "/messages", Map.of("from", from, "body", body));
    }

    /** A message of the contact. */
    public void contactWrites(String interaction) {
        done(tryWrite(interaction, "contact", "Are you there?"), 200);
    }

    /** So many of them, one after the other. */
    public List<String> interactions(String account, int count) {
        return Stream.generate(() -> interaction(account)).limit(count).toList();
    }

    /** Something that rings at this agent, from a queue. */
    public String ringing(String account, String agent) {
        String interaction = interaction(account);
        awaitOffer(interaction, agent);
        return interaction;
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

    public Instant now() {
        return TestClock.CLOCK.instant();
    }

    public void advanceTo(Instant time) {
        Duration missing = Duration.between(now(), time);
        if (!missing.isNegative()) {
            TestClock.CLOCK.advance(missing.plusMillis(1));
        }
    }

    /** Shows that routing has looked at everything that came before, and at the time. */
    public void letRoutingLook() {
        String bystander = agent();
        String interaction = interaction(accountOf("chat", queue("chat", bystander)));
        awaitOffer(interaction, bystander);
        accept(interaction, bystander);
        close(interaction);
    }

    /** Lets time pass until nothing waits any more, here and in the tests before. For calls no time is set. */
    public void settle() {
        Await.until(() -> "nothing waits", () -> {
            Answer answer = read("/live/interactions");
            boolean waiting = answer.rows().stream()
                    .filter(row -> !row.get("channel").asString().equals("voice"))
                    .anyMatch(row -> !row.get("status").asString().equals("accepted"));
            if (waiting) {
                advance(30);
            }
            return !waiting;
        });
    }
}
