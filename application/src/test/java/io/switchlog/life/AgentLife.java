package io.switchlog.life;

import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** An agent, as far as it matters for what he may be given. */
final class AgentLife {
    private final Findings findings;
    private boolean loggedIn;
    private boolean notResponding;
    private final Set<String> paused = new HashSet<>();
    private final Set<String> wrappingUp = new HashSet<>();
    private final Map<String, Integer> capacity = new HashMap<>();
    private final Map<String, String> tabs = new HashMap<>();
    private final Set<String> queues = new HashSet<>();

    AgentLife(Findings findings) {
        this.findings = findings;
    }

    /** The first check that he fails, in the order that the product promises; null if he passes all. */
    @Nullable
    String refusal(String channel, boolean member, int tabLimit) {
        return refusal(channel, member, tabLimit, wrappingUp.contains(channel));
    }

    /** The same for what he had before: a wrap-up is no reason not to go on with it. */
    @Nullable
    String refusalToGoOn(String channel, boolean member, int tabLimit) {
        return refusal(channel, member, tabLimit, false);
    }

    private @Nullable String refusal(String channel, boolean member, int tabLimit, boolean wrapsUp) {
        if (!loggedIn) {
            return "not_logged_in";
        }
        if (!member) {
            return "not_a_member";
        }
        if (notResponding || paused.contains(channel) || wrapsUp) {
            return "paused";
        }
        if (tabLimit > 0 && tabs.size() >= tabLimit) {
            return "tab_limit";
        }
        int most = capacity.getOrDefault(channel, 0);
        long open = tabs.values().stream().filter(channel::equals).count();
        return most > 0 && open >= most ? "capacity" : null;
    }

    boolean serves(String queueId) {
        return queues.contains(queueId);
    }

    void joins(String queueId) {
        queues.add(queueId);
    }

    void leaves(String queueId) {
        queues.remove(queueId);
    }

    Map<String, String> tabs() {
        return tabs;
    }

    boolean isAwayFrom(String channel) {
        return !loggedIn || paused.contains(channel);
    }

    void follow(Entry entry) {
        switch (entry.type()) {
            case "agent.created" ->
                entry.payload()
                        .get("capacity")
                        .properties()
                        .forEach(each ->
                                capacity.put(each.getKey(), each.getValue().asInt()));
            case "agent.capacity-changed" -> capacity.put(entry.text("channel"), entry.number("to"));
            case "agent.logged-in" -> {
                findings.must(!loggedIn, "nobody logs in twice", entry);
                loggedIn = true;
            }
            case "agent.logged-out" -> {
                findings.must(loggedIn, "only who is logged in logs out", entry);
                loggedIn = false;
                notResponding = false;
                paused.clear();
                wrappingUp.clear();
            }
            case "agent.paused" -> channels(entry, paused::add);
            case "agent.unpaused" ->
                channels(entry, channel -> findings.must(paused.remove(channel), "a pause ends once", entry));
            case "agent.pause-overran" ->
                channels(
                        entry,
                        channel -> findings.must(paused.contains(channel), "only a pause that lasts overruns", entry));
            case "agent.wrap-up-began" -> wrappingUp.add(entry.text("channel"));
            case "agent.wrap-up-ended" ->
                findings.must(wrappingUp.remove(entry.text("channel")), "a wrap-up ends once", entry);
            case "agent.stopped-responding" -> {
                findings.must(!notResponding, "nobody stops responding twice", entry);
                notResponding = true;
            }
            case "agent.returned" -> {
                findings.must(notResponding, "only who is away returns", entry);
                notResponding = false;
            }
            case "agent.tab-opened" ->
                findings.must(
                        tabs.put(entry.text("interactionId"), entry.text("channel")) == null,
                        "a tab opens once",
                        entry);
            case "agent.tab-closed" ->
                findings.must(tabs.remove(entry.text("interactionId")) != null, "a tab closes once", entry);
            default -> {
                // Says nothing about what he may be given.
            }
        }
        findings.must(
                loggedIn || !entry.type().matches("agent.(paused|unpaused|wrap-up-.*|stopped-responding|returned)"),
                "only who is logged in does this",
                entry);
    }

    private static void channels(Entry entry, java.util.function.Consumer<String> each) {
        entry.payload().get("channels").forEach(channel -> each.accept(channel.asString()));
    }
}
