package io.switchlog.command.routing;

import io.switchlog.command.log.StoredEvent;
import io.switchlog.command.queue.QueueProfile;
import io.switchlog.command.settings.SettingsProfile;
import io.switchlog.messages.agent.AgentEvent;
import io.switchlog.messages.agent.AgentEvent.AgentCapacityChanged;
import io.switchlog.messages.agent.AgentEvent.AgentCreated;
import io.switchlog.messages.agent.AgentEvent.AgentLoggedIn;
import io.switchlog.messages.agent.AgentEvent.AgentLoggedOut;
import io.switchlog.messages.agent.AgentEvent.AgentPaused;
import io.switchlog.messages.agent.AgentEvent.AgentTabClosed;
import io.switchlog.messages.agent.AgentEvent.AgentTabOpened;
import io.switchlog.messages.agent.AgentEvent.AgentUnpaused;
import io.switchlog.messages.agent.AgentId;
import io.switchlog.messages.interaction.InteractionEvent;
import io.switchlog.messages.interaction.InteractionEvent.InteractionAbandoned;
import io.switchlog.messages.interaction.InteractionEvent.InteractionAccepted;
import io.switchlog.messages.interaction.InteractionEvent.InteractionDirected;
import io.switchlog.messages.interaction.InteractionEvent.InteractionOfferExpired;
import io.switchlog.messages.interaction.InteractionEvent.InteractionOfferRejected;
import io.switchlog.messages.interaction.InteractionEvent.InteractionOfferRescinded;
import io.switchlog.messages.interaction.InteractionEvent.InteractionOffered;
import io.switchlog.messages.interaction.InteractionEvent.InteractionQueued;
import io.switchlog.messages.interaction.InteractionEvent.InteractionTimedOut;
import io.switchlog.messages.interaction.InteractionId;
import io.switchlog.messages.queue.QueueEvent;
import io.switchlog.messages.queue.QueueId;
import io.switchlog.messages.settings.SettingsEvent;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Who waits, who works, and who serves which queue: the log folded to what routing needs. It also notes what an event
 * may have changed for whom, so that a decision looks at that and not at everybody.
 */
final class WaitingRoom {
    /** How long an agent who declined an interaction or let it ring is not asked for the same one again. */
    static final Duration REST = Duration.ofSeconds(5);

    private final Map<AgentId, AgentAtWork> agents = new HashMap<>();
    private final Map<QueueId, QueueLine> lines = new LinkedHashMap<>();
    private final Map<InteractionId, WaitingInteraction> waiting = new HashMap<>();
    private final Map<AgentId, Set<WaitingInteraction>> directed = new HashMap<>();
    private final Timers timers = new Timers();
    private SettingsProfile settings = SettingsProfile.DEFAULTS;

    private final Set<AgentId> touchedAgents = new LinkedHashSet<>();
    private final Set<QueueId> touchedLines = new LinkedHashSet<>();
    private final Set<InteractionId> touchedInteractions = new LinkedHashSet<>();
    private final Set<RoutingMemory.Key> unsaved = new HashSet<>();

    /** Takes in the next event of the log. Events that do not concern routing change nothing. */
    void apply(StoredEvent stored) {
        Object event = stored.event();
        if (event instanceof InteractionEvent interactionEvent) {
            applyInteraction(interactionEvent, stored);
        } else if (event instanceof AgentEvent agentEvent) {
            applyAgent(agentEvent);
        } else if (event instanceof QueueEvent queueEvent) {
            applyQueue(queueEvent);
        } else if (event instanceof SettingsEvent settingsEvent) {
            settings = settings.after(settingsEvent);
            touchedAgents.addAll(agents.keySet());
            unsaved.add(RoutingMemory.SETTINGS);
        }
    }

    private void applyInteraction(InteractionEvent event, StoredEvent stored) {
        UUID eventId = stored.eventId();
        if (event instanceof InteractionQueued queued) {
            enter(
                    new WaitingInteraction.Step(
                            queued.interactionId(),
                            queued.stepNo(),
                            queued.queueId(),
                            null,
                            queued.channel(),
                            queued.priority(),
                            stored.position(),
                            queued.timeoutAt()),
                    eventId);
        } else if (event instanceof InteractionDirected direct) {
            enter(
                    new WaitingInteraction.Step(
                            direct.interactionId(),
                            direct.stepNo(),
                            null,
                            direct.agentId(),
                            direct.channel(),
                            direct.priority(),
                            stored.position(),
                            direct.timeoutAt()),
                    eventId);
        } else if (event instanceof InteractionOffered offered) {
            offered(offered, eventId);
        } else if (event instanceof InteractionOfferExpired expired) {
            offerEnded(
                    expired.interactionId(),
                    expired.agentId(),
                    eventId,
                    stored.recordedAt().plus(REST));
        } else if (event instanceof InteractionOfferRejected rejected) {
            offerEnded(
                    rejected.interactionId(),
                    rejected.agentId(),
                    eventId,
                    stored.recordedAt().plus(REST));
        } else if (event instanceof InteractionOfferRescinded rescinded) {
            offerEnded(rescinded.interactionId(), rescinded.agentId(), eventId, null);
        } else if (event instanceof InteractionAccepted
                || event instanceof InteractionTimedOut
                || event instanceof InteractionAbandoned) {
            leave(event.interactionId());
        }
    }

    private void enter(WaitingInteraction.Step step, UUID eventId) {
        admit(new WaitingInteraction(step, eventId));
        unsaved.add(RoutingMemory.key(step.interactionId()));
    }

    private void admit(WaitingInteraction interaction) {
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

    private void offered(InteractionOffered event, UUID eventId) {
        WaitingInteraction interaction = waiting.get(event.interactionId());
        if (interaction == null) {
            return;
        }
        interaction.offered(event.agentId(), event.expiresAt(), eventId);
        timers.set(event.expiresAt(), event.interactionId());
        agent(event.agentId()).offers().add(interaction);
        QueueLine line = line(interaction);
        if (line != null) {
            line.offeredTo(event.agentId());
            line.track(interaction);
            unsaved.add(RoutingMemory.key(line.profile().queueId()));
        }
        unsaved.add(RoutingMemory.key(event.interactionId()));
    }

    private void offerEnded(InteractionId interactionId, AgentId agentId, UUID eventId, @Nullable Instant restUntil) {
        WaitingInteraction interaction = waiting.get(interactionId);
        if (interaction == null) {
            return;
        }
        interaction.offerEnded(agentId, eventId);
        agent(agentId).offers().remove(interaction);
        if (restUntil != null) {
            interaction.rest(agentId, restUntil);
            timers.set(restUntil, interactionId);
        }
        QueueLine line = line(interaction);
        if (line != null) {
            line.track(interaction);
        }
        touchedInteractions.add(interactionId);
        touchedAgents.add(agentId);
        unsaved.add(RoutingMemory.key(interactionId));
    }

    private void leave(InteractionId interactionId) {
        WaitingInteraction interaction = waiting.remove(interactionId);
        if (interaction == null) {
            return;
        }
        for (AgentId agentId : interaction.offers().keySet()) {
            agent(agentId).offers().remove(interaction);
            touchedAgents.add(agentId);
        }
        settle(interaction);
        QueueLine line = line(interaction);
        if (line != null) {
            line.leave(interaction);
        } else {
            directed.getOrDefault(interaction.directedTo(), new HashSet<>()).remove(interaction);
        }
        unsaved.add(RoutingMemory.key(interactionId));
    }

    private void applyAgent(AgentEvent event) {
        AgentAtWork agent = agent(event.agentId());
        if (event instanceof AgentCreated created) {
            created.capacity().forEach(agent::capacity);
        } else if (event instanceof AgentLoggedIn) {
            agent.loggedIn();
        } else if (event instanceof AgentLoggedOut) {
            agent.loggedOut();
        } else if (event instanceof AgentPaused paused) {
            agent.paused(paused.channels());
        } else if (event instanceof AgentUnpaused unpaused) {
            agent.unpaused(unpaused.channels());
        } else if (event instanceof AgentCapacityChanged changed) {
            agent.capacity(changed.channel(), changed.to());
        } else if (event instanceof AgentTabOpened opened) {
            agent.tabOpened(opened.interactionId(), opened.channel());
        } else if (event instanceof AgentTabClosed closed) {
            agent.tabClosed(closed.interactionId());
        }
        touchedAgents.add(event.agentId());
        unsaved.add(RoutingMemory.key(event.agentId()));
    }

    private void applyQueue(QueueEvent event) {
        QueueId queueId = event.queueId();
        QueueLine line = lines.get(queueId);
        QueueProfile profile = QueueProfile.after(line == null ? null : line.profile(), event);
        if (line == null) {
            line = new QueueLine(profile);
            lines.put(queueId, line);
        }
        changeMembers(line, profile);
        touchedLines.add(queueId);
        unsaved.add(RoutingMemory.key(queueId));
    }

    private void changeMembers(QueueLine line, QueueProfile profile) {
        QueueId queueId = profile.queueId();
        for (AgentId before : line.members()) {
            if (!profile.members().containsKey(before)) {
                agent(before).queues().remove(queueId);
                touchedAgents.add(before);
            }
        }
        line.change(profile);
        line.members().forEach(member -> agent(member).queues().add(queueId));
    }

    /** An offer of it to this agent is on its way: until the outcome is known it counts among what rings at him. */
    void announce(WaitingInteraction interaction, AgentId agentId) {
        agent(agentId).offers().add(interaction);
        interaction.announced().add(agentId);
    }

    /** The command about it came back: what was announced and did not become an offer is off. */
    void settle(WaitingInteraction interaction) {
        interaction.commandDone();
        for (AgentId agentId : interaction.announced()) {
            if (!interaction.offers().containsKey(agentId) || waiting.get(interaction.interactionId()) != interaction) {
                agent(agentId).offers().remove(interaction);
                touchedAgents.add(agentId);
            }
        }
        interaction.announced().clear();
    }

    AgentAtWork agent(AgentId agentId) {
        return agents.computeIfAbsent(agentId, AgentAtWork::new);
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

    /** Looks at an interaction again no later than then. */
    void lookAgain(InteractionId interactionId, Instant at) {
        timers.set(at, interactionId);
    }

    /** Looks at an interaction with the next decision. */
    void touch(InteractionId interactionId) {
        touchedInteractions.add(interactionId);
    }

    /** The interactions that something happened to, or whose time has come, since this was last asked. */
    Set<InteractionId> takeTouchedInteractions(Instant now) {
        touchedInteractions.addAll(timers.due(now));
        return take(touchedInteractions);
    }

    Set<AgentId> takeTouchedAgents() {
        return take(touchedAgents);
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
            agents.put(agent.agentId(), new AgentAtWork(agent));
        } else if (memory instanceof QueueLine.Memory queue) {
            QueueLine line = new QueueLine(queue);
            lines.put(queue.queueId(), line);
            line.members().forEach(member -> agent(member).queues().add(queue.queueId()));
        } else if (memory instanceof WaitingInteraction.Memory remembered) {
            WaitingInteraction interaction = new WaitingInteraction(remembered);
            admit(interaction);
            remembered.offers().forEach(offer -> {
                agent(offer.agentId()).offers().add(interaction);
                timers.set(offer.at(), interaction.interactionId());
                touchedAgents.add(offer.agentId());
            });
            remembered.resting().forEach(rest -> timers.set(rest.at(), interaction.interactionId()));
        } else {
            throw new IllegalArgumentException("not a memory of routing: " + memory);
        }
    }
}
