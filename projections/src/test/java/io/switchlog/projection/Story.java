package io.switchlog.projection;

import io.switchlog.messages.Channel;
import io.switchlog.messages.access.Role;
import io.switchlog.messages.access.UserEvent.UserCreated;
import io.switchlog.messages.access.UserId;
import io.switchlog.messages.account.AccountEvent.AccountCreated;
import io.switchlog.messages.account.AccountId;
import io.switchlog.messages.account.RouteStep;
import io.switchlog.messages.agent.AgentEvent.AgentCreated;
import io.switchlog.messages.agent.AgentEvent.AgentLoggedIn;
import io.switchlog.messages.agent.AgentEvent.AgentLoggedOut;
import io.switchlog.messages.agent.AgentEvent.AgentPaused;
import io.switchlog.messages.agent.AgentEvent.AgentUnpaused;
import io.switchlog.messages.agent.AgentId;
import io.switchlog.messages.agent.SessionId;
import io.switchlog.messages.agent.Typology;
import io.switchlog.messages.interaction.AbandonCause;
import io.switchlog.messages.interaction.AcceptMode;
import io.switchlog.messages.interaction.Contact;
import io.switchlog.messages.interaction.InteractionEvent.InteractionAbandoned;
import io.switchlog.messages.interaction.InteractionEvent.InteractionAccepted;
import io.switchlog.messages.interaction.InteractionEvent.InteractionClosed;
import io.switchlog.messages.interaction.InteractionEvent.InteractionDirected;
import io.switchlog.messages.interaction.InteractionEvent.InteractionOfferExpired;
import io.switchlog.messages.interaction.InteractionEvent.InteractionOfferRejected;
import io.switchlog.messages.interaction.InteractionEvent.InteractionOfferRescinded;
import io.switchlog.messages.interaction.InteractionEvent.InteractionOffered;
import io.switchlog.messages.interaction.InteractionEvent.InteractionQueued;
import io.switchlog.messages.interaction.InteractionEvent.InteractionReceived;
import io.switchlog.messages.interaction.InteractionEvent.InteractionTimedOut;
import io.switchlog.messages.interaction.InteractionId;
import io.switchlog.messages.interaction.Origin;
import io.switchlog.messages.interaction.RescindCause;
import io.switchlog.messages.interaction.TimeoutCause;
import io.switchlog.messages.privacy.Sealed;
import io.switchlog.messages.privacy.Unsealed;
import io.switchlog.messages.privacy.Unsealer;
import io.switchlog.messages.queue.QueueEvent.QueueCreated;
import io.switchlog.messages.queue.QueueEvent.QueueMemberAdded;
import io.switchlog.messages.queue.QueueId;
import io.switchlog.messages.queue.Strategy;
import io.switchlog.messages.routing.AdmissionRefusal;
import io.switchlog.messages.routing.Choice;
import io.switchlog.messages.routing.PassedOver;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

/** Writes events one after the other, under names instead of ids. Begins on Monday at nine. */
public final class Story {
    public static final Instant NINE = Instant.parse("2026-03-02T09:00:00.000123Z");
    /** Opens what {@link #sealed} sealed; what begins with an exclamation mark is erased. */
    public static final Unsealer UNSEALER = envelope ->
            envelope.cipher().startsWith("!") ? new Unsealed.Erased() : new Unsealed.Readable(envelope.cipher());

    private final List<EventLog.Recorded> events = new ArrayList<>();
    private Instant now = NINE;
    private Map<String, String> metadata = EventLog.Recorded.NOBODY;

    public static UUID id(String name) {
        return UUID.nameUUIDFromBytes(name.getBytes(StandardCharsets.UTF_8));
    }

    public static AgentId agent(String name) {
        return new AgentId(id("agent " + name));
    }

    public static QueueId queue(String name) {
        return new QueueId(id("queue " + name));
    }

    public static AccountId account(String name) {
        return new AccountId(id("account " + name));
    }

    public static InteractionId interaction(String name) {
        return new InteractionId(id("interaction " + name));
    }

    public static SessionId session(String name) {
        return new SessionId(id("session " + name));
    }

    public static Sealed sealed(String text) {
        return new Sealed(id(text), text);
    }

    public static PassedOver passedOver(String agent, AdmissionRefusal cause) {
        return new PassedOver(agent(agent), cause);
    }

    public List<EventLog.Recorded> events() {
        return events;
    }

    public Instant now() {
        return now;
    }

    public Story after(double seconds) {
        now = now.plusNanos(Math.round(seconds * 1e6) * 1_000);
        return this;
    }

    public Story event(Object event) {
        events.add(new EventLog.Recorded(now, event, metadata));
        return this;
    }

    /** What follows is of one command of a process of the system. */
    public Story command(String name) {
        return because(
                Map.of("actor", "test", "actorRole", "system", "origin", "system", "commandId", id(name).toString()));
    }

    /** What follows has these metadata. */
    public Story because(Map<String, String> others) {
        metadata = others;
        return this;
    }

    public Story agentCreated(String name) {
        return event(new AgentCreated(
                agent(name),
                sealed(name),
                sealed(name + " Full"),
                null,
                sealed(name + "@example.org"),
                null,
                Typology.WEBRTC,
                "1001",
                false,
                Map.of(Channel.CHAT, 3)));
    }

    public Story loggedIn(String name, String session) {
        return event(new AgentLoggedIn(agent(name), session(session)));
    }

    public Story loggedOut(String name, String session) {
        return event(new AgentLoggedOut(agent(name), session(session), null));
    }

    public Story paused(String name, String session, String reason, Channel... channels) {
        return event(new AgentPaused(agent(name), session(session), Set.of(channels), reason, null));
    }

    public Story unpaused(String name, String session, Channel... channels) {
        return event(new AgentUnpaused(agent(name), session(session), Set.of(channels)));
    }

    public Story userCreated(String name, Role role) {
        return event(new UserCreated(
                new UserId(id("user " + name)), sealed(name), sealed(name + " Full"), role, null, null));
    }

    public Story queueCreated(String name, Channel channel, Strategy strategy) {
        return event(new QueueCreated(queue(name), name, channel, strategy, 15, 0));
    }

    public Story memberAdded(String queue, String agent, int penalty) {
        return event(new QueueMemberAdded(queue(queue), agent(agent), penalty));
    }

    public Story accountCreated(String name, Channel channel, String... queues) {
        return event(new AccountCreated(account(name), name, channel, route(queues)));
    }

    public static List<RouteStep> route(String... queues) {
        return Arrays.stream(queues)
                .map(queue -> new RouteStep(queue(queue), null, 60))
                .toList();
    }

    public Story received(String name, Channel channel, String account) {
        return event(new InteractionReceived(
                interaction(name),
                account(account),
                account,
                channel,
                new Contact(id("contact " + name), sealed("Contact " + name), null, null),
                sealed("About " + name),
                null,
                0,
                List.of()));
    }

    public Story queued(String name, int stepNo, Channel channel, String queue, Strategy strategy) {
        return event(new InteractionQueued(
                interaction(name),
                stepNo,
                1,
                Origin.NEW,
                queue(queue),
                queue,
                strategy,
                channel,
                account("site"),
                "site",
                0,
                now.plusSeconds(60)));
    }

    public Story directed(String name, int stepNo, Channel channel, String agent) {
        return event(new InteractionDirected(
                interaction(name),
                stepNo,
                1,
                Origin.NEW,
                agent(agent),
                channel,
                account("site"),
                "site",
                0,
                now.plusSeconds(60)));
    }

    public Story offered(String name, int stepNo, Channel channel, String queue, String agent, PassedOver... others) {
        return event(new InteractionOffered(
                interaction(name),
                stepNo,
                agent(agent),
                queue.isEmpty() ? null : queue(queue),
                channel,
                now.plusSeconds(15),
                new Choice(
                        queue.isEmpty() ? null : Strategy.RRMEMORY,
                        1,
                        List.of(agent(agent)),
                        List.of(others),
                        null,
                        null),
                null,
                null));
    }

    public Story expired(String name, int stepNo, Channel channel, String agent) {
        return event(new InteractionOfferExpired(interaction(name), stepNo, agent(agent), channel));
    }

    public Story rejected(String name, int stepNo, Channel channel, String agent) {
        return event(new InteractionOfferRejected(interaction(name), stepNo, agent(agent), channel));
    }

    public Story rescinded(String name, int stepNo, Channel channel, String agent, RescindCause cause) {
        return event(new InteractionOfferRescinded(interaction(name), stepNo, agent(agent), channel, cause));
    }

    public Story accepted(
            String name, int stepNo, Channel channel, String queue, String agent, AcceptMode mode, Instant offeredAt) {
        return event(new InteractionAccepted(
                interaction(name),
                stepNo,
                agent(agent),
                sealed(agent + " Full"),
                Typology.WEBRTC,
                queue.isEmpty() ? null : queue(queue),
                channel,
                mode,
                offeredAt));
    }

    public Story timedOut(
            String name,
            int stepNo,
            Channel channel,
            String queue,
            TimeoutCause cause,
            boolean routeEnded,
            PassedOver... others) {
        return event(new InteractionTimedOut(
                interaction(name),
                stepNo,
                queue.isEmpty() ? null : queue(queue),
                channel,
                cause,
                List.of(others),
                routeEnded));
    }

    public Story abandoned(String name, int stepNo, Channel channel, String queue, AbandonCause cause) {
        return event(new InteractionAbandoned(
                interaction(name), stepNo, queue.isEmpty() ? null : queue(queue), channel, cause));
    }

    public Story closed(String name, Channel channel, String agent, String disposition) {
        return event(new InteractionClosed(interaction(name), agent(agent), channel, disposition));
    }
}
