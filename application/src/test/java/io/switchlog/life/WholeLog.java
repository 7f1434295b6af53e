package io.switchlog.life;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Follows a log from its first event to its last, and knows at each of them what admission had to say: that nobody was
 * notified, was given something or got something back beyond his limits, and that nothing is lost or had twice.
 */
public final class WholeLog {
    private static final int USUAL_TAB_LIMIT = 20;
    private static final int USUAL_LIVE_OFFERS = 20;

    private final Findings findings = new Findings();
    private final Map<String, AgentLife> agents = new HashMap<>();
    private final Map<String, InteractionLife> interactions = new HashMap<>();
    private final Set<String> calls = new HashSet<>();
    private final Map<String, Integer> seen = new HashMap<>();
    private final Map<String, String> strategies = new HashMap<>();
    private int tabLimit = USUAL_TAB_LIMIT;
    private int liveOffers = USUAL_LIVE_OFFERS;
    private @Nullable Entry last;

    public void follow(Entry entry) {
        seen.merge(entry.type(), 1, Integer::sum);
        last = entry;
        String kind = entry.type().substring(0, entry.type().indexOf('.'));
        if (isOfCall(entry)) {
            return;
        }
        switch (kind) {
            case "agent" -> followAgent(entry);
            case "queue" -> followQueue(entry);
            case "interaction" -> followInteraction(entry);
            case "settings" -> {
                if (entry.type().equals("settings.live-offer-limit-changed")) {
                    liveOffers = entry.number("to");
                }
                if (entry.type().equals("settings.tab-limit-changed")) {
                    tabLimit = entry.number("to");
                }
            }
            default -> {
                // Says nothing about who may have what.
            }
        }
    }

    /** Whoever has calls is for the switchboard to say: no admission stands against what has happened. */
    private boolean isOfCall(Entry entry) {
        String interactionId = entry.textOrNull("interactionId");
        if (interactionId == null) {
            return false;
        }
        if (entry.type().equals("interaction.received") && "voice".equals(entry.textOrNull("channel"))) {
            calls.add(interactionId);
        }
        boolean ofCall = calls.contains(interactionId);
        if (ofCall && entry.type().startsWith("agent.")) {
            agent(entry.text("agentId")).follow(entry);
        }
        return ofCall;
    }

    private AgentLife agent(String agentId) {
        return agents.computeIfAbsent(agentId, none -> new AgentLife(findings));
    }

    private InteractionLife interaction(String interactionId) {
        return interactions.computeIfAbsent(interactionId, none -> new InteractionLife(findings));
    }

    private void followAgent(Entry entry) {
        AgentLife agent = agent(entry.text("agentId"));
        if (entry.type().equals("agent.tab-opened")) {
            InteractionLife interaction = interaction(entry.text("interactionId"));
            boolean goesOn = interaction.isReopened();
            expectRefusal(null, agent, interaction, goesOn, entry);
            findings.must(interaction.isHeldBy(entry.text("agentId")), "a tab is for what the agent has", entry);
        }
        agent.follow(entry);
        if (entry.type().equals("agent.tab-closed")) {
            boolean held = interaction(entry.text("interactionId")).isHeldBy(entry.text("agentId"));
            findings.must(!held, "a tab stays open as long as the agent has it", entry);
        }
    }

    private void followQueue(Entry entry) {
        String queueId = entry.text("queueId");
        switch (entry.type()) {
            case "queue.created" -> strategies.put(queueId, entry.text("strategy"));
            case "queue.strategy-changed" -> strategies.put(queueId, entry.text("to"));
            case "queue.member-added" -> agent(entry.text("agentId")).joins(queueId);
            case "queue.member-removed" -> agent(entry.text("agentId")).leaves(queueId);
            case "queue.deleted" -> agents.values().forEach(agent -> agent.leaves(queueId));
            default -> {
                // Says nothing about who serves it.
            }
        }
    }

    private void followInteraction(Entry entry) {
        InteractionLife interaction = interaction(entry.text("interactionId"));
        switch (entry.type()) {
            case "interaction.offered" -> expectRefusal(null, agent(entry.text("agentId")), interaction, false, entry);
            case "interaction.routed-anew" -> {
                String former = entry.textOrNull("formerAgentId");
                if (former != null) {
                    expectRefusal(entry.textOrNull("refusal"), agent(former), interaction, true, entry);
                    findings.must(entry.textOrNull("refusal") != null, "who passes gets it back", entry);
                }
            }
            case "interaction.requeued" ->
                findings.must(
                        agent(entry.text("agentId")).isAwayFrom(entry.text("channel")),
                        "only who is away loses what he has",
                        entry);
            default -> {
                // Admission is not asked.
            }
        }
        interaction.follow(entry);
    }

    private void expectRefusal(
            @Nullable String expected, AgentLife agent, InteractionLife interaction, boolean goesOn, Entry entry) {
        String agentId = Objects.requireNonNullElse(entry.textOrNull("agentId"), entry.textOrNull("formerAgentId"));
        boolean member = interaction.concerns(agentId, agent);
        String channel = entry.text("channel");
        String refusal =
                goesOn ? agent.refusalToGoOn(channel, member, tabLimit) : agent.refusal(channel, member, tabLimit);
        findings.must(Objects.equals(refusal, expected), "admission says " + refusal + " and not " + expected, entry);
    }

    /** What must not be, with the events in question; to be asked when the log has been followed to its end. */
    public List<String> findings() {
        Entry end = Objects.requireNonNull(last, "a log that is followed has events");
        agents.forEach((agentId, agent) -> agent.tabs().keySet().stream()
                .filter(open -> !calls.contains(open))
                .forEach(open -> findings.must(
                        interaction(open).isHeldBy(agentId), "agent " + agentId + " has an empty tab " + open, end)));
        interactions.forEach((interactionId, interaction) -> {
            String handler = interaction.handler();
            findings.must(interaction.phase() != InteractionLife.Phase.ON_ITS_WAY, interactionId + " is nowhere", end);
            if (interaction.phase() == InteractionLife.Phase.ACCEPTED && handler != null) {
                findings.must(agent(handler).tabs().containsKey(interactionId), interactionId + " has no tab", end);
            }
        });
        return findings.all();
    }

    /**
     * Who waits although somebody could be notified of it, or waits longer than he should; to be asked when everything
     * has been decided.
     *
     * @param rest how long an agent is left alone with what he has turned down
     */
    public List<String> neglected(Instant now, Duration rest) {
        Map<String, Integer> rings = new HashMap<>();
        interactions
                .values()
                .forEach(interaction -> interaction.ringingAt().forEach(at -> rings.merge(at, 1, Integer::sum)));
        List<String> neglected = new ArrayList<>();
        interactions.forEach((interactionId, interaction) -> {
            if (interaction.isOverdue(now)) {
                neglected.add(interactionId + " should have ended something by " + now);
            } else if (interaction.phase() == InteractionLife.Phase.WAITING) {
                agents.forEach((agentId, agent) -> {
                    boolean free =
                            agent.refusal(interaction.channel(), interaction.concerns(agentId, agent), tabLimit) == null
                                    && rings.getOrDefault(agentId, 0) < liveOffers
                                    && !interaction.wasTurnedDownBy(agentId, now.minus(rest))
                                    && !interaction.ringingAt().contains(agentId);
                    boolean wanted = interaction.ringingAt().isEmpty()
                            || "beepall".equals(strategies.get(interaction.queueId()));
                    if (free && wanted) {
                        neglected.add(interactionId + " waits although " + agentId + " is free");
                    }
                });
            }
        });
        return neglected;
    }

    /** How often each type of event has come. */
    public Map<String, Integer> seen() {
        return seen;
    }
}
