package io.switchlog.api;

import static org.assertj.core.api.Assertions.assertThat;

import io.switchlog.life.Entry;
import io.switchlog.life.WholeLog;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import tools.jackson.databind.JsonNode;

/** What an administrator sees of a contact centre through HTTP. What he reads is never behind the log. */
public class Watching {
    private static final int PAGE = 1_000;

    private final Client admin;

    Watching(Client admin) {
        this.admin = admin;
    }

    public Client admin() {
        return admin;
    }

    /** The log's last position. */
    public long head() {
        return admin.get("/api/audit/events?limit=1")
                .expect(200)
                .json()
                .get("count")
                .asLong();
    }

    /** The whole log, followed event by event. */
    public WholeLog log() {
        WholeLog log = new WholeLog();
        entries().forEach(log::follow);
        return log;
    }

    /** All events of the log. */
    public List<Entry> entries() {
        List<Entry> entries = new ArrayList<>();
        long head = head();
        for (long from = 0; from < head; from += PAGE) {
            read("/audit/events?limit=" + PAGE + "&offset=" + from).rows().forEach(event -> entries.add(entry(event)));
        }
        return entries;
    }

    private static Entry entry(JsonNode event) {
        return new Entry(
                event.get("position").asLong(),
                event.get("type").asString(),
                time(event, "recordedAt"),
                event.get("payload"));
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

    /** What the only event of one type says. */
    public JsonNode payload(String interaction, String type) {
        List<JsonNode> events = events(interaction, type);
        assertThat(events).as(type).hasSize(1);
        return events.get(0).get("payload");
    }

    /** When the last event of one type was recorded. */
    public Instant lastTime(String interaction, String type) {
        List<JsonNode> events = events(interaction, type);
        return time(events.get(events.size() - 1), "recordedAt");
    }

    static Instant time(JsonNode node, String field) {
        return Instant.parse(node.get(field).asString());
    }

    /** The events of one type in the agent's life, such as {@code logged-out}. */
    public List<JsonNode> agentEvents(String agent, String type) {
        return read("/agents/" + agent + "/events?limit=1000").rows().stream()
                .filter(event -> event.get("type").asString().equals("agent." + type))
                .toList();
    }

    public JsonNode lastAgentEvent(String agent, String type) {
        List<JsonNode> events = agentEvents(agent, type);
        assertThat(events).as(type).isNotEmpty();
        return events.get(events.size() - 1);
    }

    public void awaitAgent(String agent, String type) {
        Await.until(() -> agent + " is " + type, () -> !agentEvents(agent, type).isEmpty());
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

    /** Notified so many times. */
    public void awaitOffers(String interaction, String agent, int times) {
        Await.until(
                () -> agent + " is notified " + times + " times; " + types(interaction),
                () -> Collections.frequency(offeredTo(interaction), agent) == times);
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

    public JsonNode liveOn(String agent, String channel) {
        return live(agent).get("channels").get(channel);
    }

    public JsonNode live(String agent) {
        return read("/live/agents").rows().stream()
                .filter(row -> row.get("agentId").asString().equals(agent))
                .findFirst()
                .orElseThrow();
    }
}
