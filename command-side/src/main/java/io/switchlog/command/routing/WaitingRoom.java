package io.switchlog.command.routing;

import io.switchlog.command.log.StoredEvent;
import io.switchlog.command.queue.QueueProfile;
import io.switchlog.command.settings.SettingsProfile;
import io.switchlog.messages.Channel;
import io.switchlog.messages.agent.AgentId;
import io.switchlog.messages.interaction.InteractionId;
import io.switchlog.messages.queue.QueueId;
import io.switchlog.messages.routing.AdmissionRefusal;
import io.switchlog.messages.routing.PassedOver;
import io.switchlog.messages.settings.SettingsEvent;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Who waits, who works, and who serves which queue: the log folded to what routing needs. It also notes what an event
 * may have changed for whom, so that a decision looks at that and not at everybody.
 */
final class WaitingRoom {
    /** How long an agent who declined an interaction or let it ring is not asked for the same one again. */
    static final Duration REST = Duration.ofSeconds(5);

    private final Staff staff = new Staff();
    private final Map<QueueId, QueueLine> lines = new LinkedHashMap<>();
    private final Map<InteractionId, WaitingInteraction> waiting = new HashMap<>();
    private final Map<AgentId, Set<WaitingInteraction>> directed = new HashMap<>();
    private final Timers<InteractionId> timers = new Timers<>();
    private SettingsProfile settings = SettingsProfile.DEFAULTS;

    private final Set<QueueId> touchedLines = new LinkedHashSet<>();
    private final Set<InteractionId> touchedInteractions = new LinkedHashSet<>();
    private final Set<RoutingMemory.Key> unsaved = new HashSet<>();
    private final Happenings happenings = new Happenings(this, staff);

    /** Takes in the next event of the log. Events that do not concern routing change nothing. */
    void apply(StoredEvent stored) {
        happenings.apply(stored);
    }

    /** It waits from now on. */
    void admit(WaitingInteraction interaction) {
        WaitingInteraction.Step step = interaction.step();
        waiting.put(step.interactionId(), interaction);
        touchedInteractions.add(step.interactionId());
        timers.set(step.timeoutAt(), step.interactionId());
        QueueLine line = line(interaction);
        if (line != null) {
            line.join(interaction);
            touchedLines.add(line.profile().queueId());
        } else {
            directed.computeIfAbsent(interaction.directedTo(), agentId -> new LinkedHashSet<>())
                    .add(interaction);
        }
    }

    /** It does not wait any more. */
    void leave(InteractionId interactionId) {
        WaitingInteraction interaction = waiting.remove(interactionId);
        if (interaction == null) {
            return;
        }
        for (AgentId agentId : interaction.offers().keySet()) {
            agent(agentId).offers().remove(interaction);
            staff.touch(agentId);
        }
        settle(interaction);
        QueueLine line = line(interaction);
        if (line != null) {
            line.leave(interaction);
        } else {
            directed.getOrDefault(interaction.directedTo(), new HashSet<>()).remove(interaction);
        }
        changed(RoutingMemory.key(interactionId));
    }

    /** An offer of it to this agent is on its way: until the outcome is known it counts among what rings at him. */
    void announce(WaitingInteraction interaction, AgentId agentId) {
        AgentAtWork agent = agent(agentId);
        agent.offers().add(interaction);
        interaction.announced().add(agentId);
        if (!hasRoomForAnOffer(agentId)) {
            refreshAvailability(agent);
        }
    }

    /** The command about it came back: what was announced and did not become an offer is off. */
    void settle(WaitingInteraction interaction) {
        interaction.turn().end();
        for (AgentId agentId : interaction.announced()) {
            if (!interaction.offers().containsKey(agentId) || waiting.get(interaction.interactionId()) != interaction) {
                agent(agentId).offers().remove(interaction);
                staff.touch(agentId);
            }
        }
        interaction.announced().clear();
    }

    AgentAtWork agent(AgentId agentId) {
        return staff.agent(agentId);
    }

    private Optional<AdmissionRefusal> refusal(AgentId agentId, Channel channel, boolean member) {
        return agent(agentId).refusal(channel, member, settings.maxOpenTabs());
    }

    /** Why this agent may not have the interaction in its step. */
    Optional<AdmissionRefusal> refusal(WaitingInteraction interaction, AgentId agentId) {
        WaitingInteraction.Step step = interaction.step();
        boolean member = step.queueId() == null
                ? agentId.equals(step.agentId())
                : agent(agentId).queues().contains(step.queueId());
        return refusal(agentId, step.channel(), member);
    }

    /** Those of these agents who may not have the interaction in its step, and why. */
    List<PassedOver> passedOver(WaitingInteraction interaction, List<AgentId> agentIds) {
        List<PassedOver> passedOver = new ArrayList<>();
        for (AgentId agentId : agentIds) {
            refusal(interaction, agentId).ifPresent(cause -> passedOver.add(new PassedOver(agentId, cause)));
        }
        return passedOver;
    }

    boolean answersAutomatically(AgentId agentId, Channel channel) {
        return agent(agentId).state().autoAnswers().delaySeconds(channel) != null;
    }

    boolean hasRoomForAnOffer(AgentId agentId) {
        return agent(agentId).offers().size() < settings.maxLiveOffers();
    }

    /** Works out anew for which of his queues the agent may be offered something. */
    void refreshAvailability(AgentAtWork agent) {
        boolean room = hasRoomForAnOffer(agent.agentId());
        for (QueueId queueId : agent.queues()) {
            QueueLine line = lines.get(queueId);
            if (line != null) {
                Channel channel = line.profile().channel();
                line.setAvailable(
                        agent.agentId(),
                        room && refusal(agent.agentId(), channel, true).isEmpty());
            }
        }
    }

    @Nullable
    WaitingInteraction waiting(InteractionId interactionId) {
        return waiting.get(interactionId);
    }

    /** The queue in which it waits, or null in an agent step. */
    @Nullable
    QueueLine line(WaitingInteraction interaction) {
        QueueId queueId = interaction.step().queueId();
        return queueId == null ? null : lines.get(queueId);
    }

    @Nullable
    QueueLine line(QueueId queueId) {
        return lines.get(queueId);
    }

    /** A queue's line, which begins with its first event. */
    QueueLine open(QueueProfile profile) {
        return lines.computeIfAbsent(profile.queueId(), queueId -> new QueueLine(profile));
    }

    Collection<QueueLine> lines() {
        return lines.values();
    }

    int waitingCount() {
        return waiting.size();
    }

    /** What waits for this very agent. */
    Set<WaitingInteraction> directedTo(AgentId agentId) {
        return directed.getOrDefault(agentId, Set.of());
    }

    SettingsProfile settings() {
        return settings;
    }

    void changeSettings(SettingsEvent event) {
        settings = settings.after(event);
        staff.touchAll();
        changed(RoutingMemory.SETTINGS);
    }

    /** Looks at it again no later than then. */
    void lookAgain(Decision.Subject subject, Instant at) {
        if (subject instanceof WaitingInteraction interaction) {
            timers.set(at, interaction.interactionId());
        } else if (subject instanceof AgentAtWork agent) {
            staff.lookAgain(agent.agentId(), at);
        }
    }

    /** Looks at it no later than then. */
    void lookAgain(InteractionId interactionId, Instant at) {
        timers.set(at, interactionId);
    }

    /** Looks at it with the next decision. */
    void touch(InteractionId interactionId) {
        touchedInteractions.add(interactionId);
    }

    /** Looks at it with the next decision. */
    void touch(Decision.Subject subject) {
        if (subject instanceof WaitingInteraction interaction) {
            touchedInteractions.add(interaction.interactionId());
        } else if (subject instanceof AgentAtWork agent) {
            staff.touch(agent.agentId());
        }
    }

    /** The interactions that something happened to, or whose time has come, since this was last asked. */
    Set<InteractionId> takeTouchedInteractions(Instant now) {
        touchedInteractions.addAll(timers.due(now));
        return take(touchedInteractions);
    }

    Set<AgentId> takeTouchedAgents(Instant now) {
        return staff.takeTouched(now);
    }

    void touchLine(QueueId queueId) {
        touchedLines.add(queueId);
    }

    Set<QueueId> takeTouchedLines() {
        return take(touchedLines);
    }

    private static <T> Set<T> take(Set<T> touched) {
        Set<T> taken = new LinkedHashSet<>(touched);
        touched.clear();
        return taken;
    }

    /** What is remembered of it has to be written anew. */
    void changed(RoutingMemory.Key key) {
        unsaved.add(key);
    }

    /** What has changed since this was last asked, as it is to be remembered; null for what is gone. */
    Map<RoutingMemory.Key, @Nullable Object> takeUnsaved() {
        Map<RoutingMemory.Key, @Nullable Object> changes = new HashMap<>();
        unsaved.forEach(key -> changes.put(key, memory(key)));
        unsaved.clear();
        return changes;
    }

    private @Nullable Object memory(RoutingMemory.Key key) {
        return switch (key.kind()) {
            case AGENT -> agent(AgentId.of(key.id())).memory();
            case QUEUE -> {
                QueueLine line = lines.get(QueueId.of(key.id()));
                yield line == null ? null : line.memory();
            }
            case INTERACTION -> {
                WaitingInteraction interaction = waiting.get(InteractionId.of(key.id()));
                yield interaction == null ? null : interaction.memory();
            }
            case SETTINGS -> settings;
        };
    }

    /** Takes back what was remembered; settings, agents and queues before the interactions that refer to them. */
    void remember(Object memory) {
        if (memory instanceof SettingsProfile remembered) {
            settings = remembered;
        } else if (memory instanceof AgentAtWork.Memory agent) {
            staff.remember(agent);
        } else if (memory instanceof QueueLine.Memory queue) {
            QueueLine line = new QueueLine(queue);
            lines.put(queue.queueId(), line);
            line.members().forEach(member -> agent(member).queues().add(queue.queueId()));
        } else if (memory instanceof WaitingInteraction.Memory remembered) {
            WaitingInteraction interaction = new WaitingInteraction(remembered);
            admit(interaction);
            remembered.offers().forEach(offer -> {
                agent(offer.agentId()).offers().add(interaction);
                offer.times().forEach(at -> timers.set(at, interaction.interactionId()));
                staff.touch(offer.agentId());
            });
            remembered.resting().forEach(rest -> timers.set(rest.at(), interaction.interactionId()));
        } else {
            throw new IllegalArgumentException("not a memory of routing: " + memory);
        }
    }
}
