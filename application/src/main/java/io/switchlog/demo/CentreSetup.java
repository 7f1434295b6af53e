package io.switchlog.demo;

import io.switchlog.demo.ServedChannel.Line;
import java.io.PrintStream;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import tools.jackson.databind.JsonNode;

/** Sets up the demo's centre through the API. What is there already, by its name, stays as it is. */
final class CentreSetup {
    private static final int OPEN_TABS = 5;
    private static final int WRAP_UP_SECONDS = 30;

    private final Api api;

    CentreSetup(Api api) {
        this.api = api;
    }

    Centre setUp() {
        api.require("PATCH", "/api/settings", Map.of("maxOpenTabs", OPEN_TABS));
        pauseReasons();
        Map<StaffMember, UUID> agents = agents();
        Map<String, UUID> queues = queues(agents);
        return new Centre(agents, queues, accounts(queues));
    }

    private void pauseReasons() {
        Map<String, UUID> existing = existing("/api/pause-reasons", "name");
        for (BreakReason reason : BreakReason.values()) {
            if (!existing.containsKey(reason.text)) {
                Map<String, Object> form =
                        Map.of("name", reason.text, "productive", reason.productive, "mostMinutes", reason.mostMinutes);
                api.require("POST", "/api/pause-reasons", form);
            }
        }
    }

    private Map<StaffMember, UUID> agents() {
        Map<String, UUID> existing = existing("/api/agents", "username");
        Map<StaffMember, UUID> agents = new EnumMap<>(StaffMember.class);
        for (StaffMember agent : StaffMember.values()) {
            UUID id = existing.get(agent.username());
            agents.put(
                    agent,
                    id != null
                            ? id
                            : api.require("POST", "/api/agents", form(agent)).id());
        }
        return agents;
    }

    private static Map<String, Object> form(StaffMember agent) {
        Map<String, Integer> capacity = new TreeMap<>();
        for (ServedChannel channel : ServedChannel.values()) {
            capacity.put(channel.code(), agent.capacity(channel));
        }
        Map<String, Object> form = new LinkedHashMap<>();
        form.put("fullName", agent.fullName);
        form.put("username", agent.username());
        form.put("password", agent.username());
        form.put("email", agent.username() + "@brightkettle.example");
        form.put("typology", agent.typology);
        form.put("internal", Integer.toString(1000 + agent.ordinal()));
        form.put("loginInPause", false);
        form.put("capacity", capacity);
        if (agent.typology.equals("MOBILE")) {
            form.put("mobile", Map.of("pushGateway", "192.0.2.10:5060"));
        }
        return form;
    }

    private Map<String, UUID> queues(Map<StaffMember, UUID> agents) {
        Map<String, UUID> queues = new HashMap<>(existing("/api/queues", "name"));
        for (ServedChannel channel : ServedChannel.values()) {
            for (Line line : channel.lines()) {
                if (!queues.containsKey(line.queue())) {
                    UUID queue = api.require("POST", "/api/queues", form(channel, line))
                            .id();
                    queues.put(line.queue(), queue);
                    for (StaffMember member : line.members()) {
                        api.require("PUT", "/api/queues/" + queue + "/members/" + agents.get(member), Map.of());
                    }
                }
            }
        }
        return queues;
    }

    private static Map<String, Object> form(ServedChannel channel, Line line) {
        return Map.of(
                "name",
                line.queue(),
                "channel",
                channel.code(),
                "strategy",
                line.strategy(),
                "agentTimeoutSeconds",
                line.offerSeconds(),
                "wrapUpSeconds",
                WRAP_UP_SECONDS);
    }

    private Map<ServedChannel, UUID> accounts(Map<String, UUID> queues) {
        Map<String, UUID> existing = existing("/api/accounts", "name");
        Map<ServedChannel, UUID> accounts = new EnumMap<>(ServedChannel.class);
        for (ServedChannel channel : ServedChannel.values()) {
            UUID id = existing.get(channel.account);
            accounts.put(
                    channel,
                    id != null
                            ? id
                            : api.require("POST", "/api/accounts", form(channel, queues))
                                    .id());
        }
        return accounts;
    }

    private static Map<String, Object> form(ServedChannel channel, Map<String, UUID> queues) {
        List<Map<String, Object>> route = channel.lines().stream()
                .map(line -> Map.<String, Object>of(
                        "queueId",
                        String.valueOf(queues.get(line.queue())),
                        "timeoutSeconds",
                        line.timeout().toSeconds()))
                .toList();
        return Map.of("name", channel.account, "channel", channel.code(), "route", route);
    }

    private Map<String, UUID> existing(String path, String nameField) {
        Map<String, UUID> ids = new HashMap<>();
        for (JsonNode row : api.rows(path, JsonNode.class)) {
            ids.put(
                    row.path(nameField).asString(""),
                    UUID.fromString(row.path("id").asString("")));
        }
        return ids;
    }

    static void describe(PrintStream out) {
        Table table = new Table("Channel", "Account", "First line", "for", "then", "for");
        for (ServedChannel channel : ServedChannel.values()) {
            table.row(
                    channel.code(),
                    channel.account,
                    called(channel.first),
                    channel.first.timeout().toMinutes() + " min",
                    called(channel.second),
                    channel.second.timeout().toMinutes() + " min");
        }
        table.print(out);
    }

    private static String called(Line line) {
        return line.queue() + " (" + line.strategy() + ", " + line.members().size() + ")";
    }
}
