package io.switchlog.command.routing;

import io.switchlog.command.log.StoredEvent;
import io.switchlog.command.queue.QueueProfile;
import io.switchlog.command.routing.WaitingInteraction.Ringing;
import io.switchlog.messages.agent.AgentEvent;
import io.switchlog.messages.agent.AgentId;
import io.switchlog.messages.interaction.InteractionEvent;
import io.switchlog.messages.interaction.InteractionEvent.InteractionAbandoned;
import io.switchlog.messages.interaction.InteractionEvent.InteractionAccepted;
import io.switchlog.messages.interaction.InteractionEvent.InteractionDirected;
import io.switchlog.messages.interaction.InteractionEvent.InteractionOfferExpired;
import io.switchlog.messages.interaction.InteractionEvent.InteractionOfferRejected;
import io.switchlog.messages.interaction.InteractionEvent.InteractionOfferRenotified;
import io.switchlog.messages.interaction.InteractionEvent.InteractionOfferRescinded;
import io.switchlog.messages.interaction.InteractionEvent.InteractionOffered;
import io.switchlog.messages.interaction.InteractionEvent.InteractionQueued;
import io.switchlog.messages.interaction.InteractionEvent.InteractionReopened;
import io.switchlog.messages.interaction.InteractionEvent.InteractionTimedOut;
import io.switchlog.messages.interaction.InteractionId;
import io.switchlog.messages.interaction.Origin;
import io.switchlog.messages.queue.QueueEvent;
import io.switchlog.messages.queue.QueueEvent.QueueRequeuePolicyChanged;
import io.switchlog.messages.queue.QueueId;
import io.switchlog.messages.settings.SettingsEvent;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Tells the waiting room what happened: each event of the log in turn. */
final class Happenings {
    private final WaitingRoom room;
    private final Staff staff;

    Happenings(WaitingRoom room, Staff staff) {
        this.room = room;
        this.staff = staff;
    }

    /** Takes in the next event of the log. Events that do not concern routing change nothing. */
    void apply(StoredEvent stored) {
        Object event = stored.event();
        if (event instanceof InteractionEvent interactionEvent) {
            applyInteraction(interactionEvent, stored);
        } else if (event instanceof AgentEvent agentEvent) {
            staff.apply(agentEvent, stored.eventId(), stored.recordedAt());
            room.changed(RoutingMemory.key(agentEvent.agentId()));
        } else if (event instanceof QueueEvent queueEvent) {
            applyQueue(queueEvent);
        } else if (event instanceof SettingsEvent settingsEvent) {
            room.changeSettings(settingsEvent);
        }
    }

    private void applyInteraction(InteractionEvent event, StoredEvent stored) {
        UUID eventId = stored.eventId();
        if (event instanceof InteractionQueued queued) {
            queued(queued, stored);
        } else if (event instanceof InteractionDirected direct) {
            directed(direct, stored);
        } else if (event instanceof InteractionOffered offered) {
            offered(offered, stored);
        } else if (event instanceof InteractionOfferRenotified renotified) {
            reminded(renotified, stored.recordedAt());
        } else if (event instanceof InteractionOfferExpired expired) {
            letExpire(expired);
            offerEnded(
                    expired.interactionId(),
                    expired.agentId(),
                    eventId,
                    stored.recordedAt().plus(WaitingRoom.REST));
        } else if (event instanceof InteractionOfferRejected rejected) {
            staff.agent(rejected.agentId()).reacted();
            room.changed(RoutingMemory.key(rejected.agentId()));
            offerEnded(
                    rejected.interactionId(),
                    rejected.agentId(),
                    eventId,
                    stored.recordedAt().plus(WaitingRoom.REST));
        } else if (event instanceof InteractionOfferRescinded rescinded) {
            offerEnded(rescinded.interactionId(), rescinded.agentId(), eventId, null);
        } else if (event instanceof InteractionAccepted accepted) {
            accepted(accepted, stored.position());
        } else if (event instanceof InteractionReopened reopened) {
            staff.agent(reopened.agentId()).accepted(reopened.interactionId(), reopened.queueId());
            room.changed(RoutingMemory.key(reopened.agentId()));
        } else if (event instanceof InteractionTimedOut || event instanceof InteractionAbandoned) {
            room.leave(event.interactionId());
        }
    }

    /** What has no deadline is a call, which the switchboard distributes. */
    private void queued(InteractionQueued queued, StoredEvent stored) {
        Instant timeoutAt = queued.timeoutAt();
        if (timeoutAt != null) {
            enter(
                    new WaitingInteraction.Step(
                            queued.interactionId(),
                            queued.stepNo(),
                            queued.queueId(),
                            null,
                            queued.channel(),
                            queued.priority(),
                            queued.origin() == Origin.REQUEUED,
                            stored.position(),
                            timeoutAt),
                    stored.eventId());
        }
    }

    private void directed(InteractionDirected direct, StoredEvent stored) {
        Instant timeoutAt = direct.timeoutAt();
        if (timeoutAt != null) {
            enter(
                    new WaitingInteraction.Step(
                            direct.interactionId(),
                            direct.stepNo(),
                            null,
                            direct.agentId(),
                            direct.channel(),
                            direct.priority(),
                            direct.origin() == Origin.REQUEUED,
                            stored.position(),
                            timeoutAt),
                    stored.eventId());
        }
    }

    private void letExpire(InteractionOfferExpired event) {
        WaitingInteraction interaction = room.waiting(event.interactionId());
        QueueId queueId = interaction == null ? null : interaction.step().queueId();
        if (queueId != null) {
            staff.agent(event.agentId()).letExpire(queueId);
            room.changed(RoutingMemory.key(event.agentId()));
        }
    }

    /** Whoever answers a call has one tab more, by the event that says so; it is no turn of his in routing. */
    private void accepted(InteractionAccepted event, long position) {
        if (room.waiting(event.interactionId()) == null) {
            return;
        }
        AgentAtWork agent = staff.agent(event.agentId());
        agent.accepted(event.interactionId(), event.queueId());
        agent.reacted();
        room.changed(RoutingMemory.key(event.agentId()));
        QueueLine line = event.queueId() == null ? null : room.line(event.queueId());
        if (line != null) {
            line.acceptedBy(event.agentId(), position);
            room.changed(RoutingMemory.key(line.profile().queueId()));
        }
        room.leave(event.interactionId());
    }

    private void enter(WaitingInteraction.Step step, UUID eventId) {
        room.admit(new WaitingInteraction(step, eventId));
        room.changed(RoutingMemory.key(step.interactionId()));
    }

    private void offered(InteractionOffered event, StoredEvent stored) {
        WaitingInteraction interaction = room.waiting(event.interactionId());
        if (interaction == null) {
            return;
        }
        Ringing ringing = Ringing.since(
                stored.recordedAt(), event.agentId(), event.expiresAt(), event.autoAnswerAt(), event.renotifySeconds());
        interaction.offered(ringing, stored.eventId());
        ringing.times().forEach(at -> room.lookAgain(event.interactionId(), at));
        staff.agent(event.agentId()).offers().add(interaction);
        QueueLine line = room.line(interaction);
        if (line != null) {
            line.offeredTo(event.agentId());
            line.track(interaction);
            room.changed(RoutingMemory.key(line.profile().queueId()));
        }
        room.changed(RoutingMemory.key(event.interactionId()));
    }

    private void reminded(InteractionOfferRenotified event, Instant at) {
        WaitingInteraction interaction = room.waiting(event.interactionId());
        Ringing ringing = interaction == null ? null : interaction.reminded(event.agentId(), at);
        if (ringing != null) {
            ringing.times().forEach(time -> room.lookAgain(event.interactionId(), time));
            room.changed(RoutingMemory.key(event.interactionId()));
        }
    }

    private void offerEnded(InteractionId interactionId, AgentId agentId, UUID eventId, @Nullable Instant restUntil) {
        WaitingInteraction interaction = room.waiting(interactionId);
        if (interaction == null) {
            return;
        }
        interaction.offerEnded(agentId, eventId);
        staff.agent(agentId).offers().remove(interaction);
        if (restUntil != null) {
            interaction.rest(agentId, restUntil);
            room.lookAgain(interactionId, restUntil);
        }
        QueueLine line = room.line(interaction);
        if (line != null) {
            line.track(interaction);
        }
        room.touch(interactionId);
        staff.touch(agentId);
        room.changed(RoutingMemory.key(interactionId));
    }

    private void applyQueue(QueueEvent event) {
        QueueId queueId = event.queueId();
        QueueLine line = room.line(queueId);
        QueueProfile profile = QueueProfile.after(line == null ? null : line.profile(), event);
        if (line == null) {
            line = room.open(profile);
        }
        changeMembers(line, profile);
        line.members().forEach(staff::touch);
        if (event instanceof QueueRequeuePolicyChanged) {
            staff.all().stream().filter(agent -> agent.hasFrom(queueId)).forEach(agent -> staff.touch(agent.agentId()));
        }
        room.touchLine(queueId);
        room.changed(RoutingMemory.key(queueId));
    }

    private void changeMembers(QueueLine line, QueueProfile profile) {
        QueueId queueId = profile.queueId();
        for (AgentId before : line.members()) {
            if (!profile.members().containsKey(before)) {
                staff.agent(before).leavesQueue(queueId);
                room.changed(RoutingMemory.key(before));
                staff.touch(before);
            }
        }
        line.change(profile);
        line.members().forEach(member -> staff.agent(member).queues().add(queueId));
    }
}
