package io.switchlog.query.routing;

import io.switchlog.messages.Channel;
import io.switchlog.messages.account.AccountId;
import io.switchlog.messages.agent.AgentId;
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
import io.switchlog.messages.interaction.InteractionEvent.InteractionReopened;
import io.switchlog.messages.interaction.InteractionEvent.InteractionTimedOut;
import io.switchlog.messages.interaction.InteractionEvent.InteractionTransferred;
import io.switchlog.messages.interaction.InteractionId;
import io.switchlog.messages.interaction.Origin;
import io.switchlog.messages.interaction.RescindCause;
import io.switchlog.messages.interaction.TimeoutCause;
import io.switchlog.messages.privacy.Sealed;
import io.switchlog.messages.queue.QueueId;
import io.switchlog.messages.queue.Strategy;
import io.switchlog.messages.routing.Choice;
import io.switchlog.query.ApiTest;
import io.switchlog.query.LogWriter;
import io.switchlog.query.Person;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** What happened to one chat of nine o'clock, told in seconds after nine. */
abstract class ChatTest extends ApiTest {
    static final UUID CHAT = id(1);
    static final UUID SALES = id(10);
    static final Instant NINE = Instant.parse("2026-03-02T09:00:00Z");
    private static final InteractionId INTERACTION = new InteractionId(CHAT);

    private final LogWriter log = new LogWriter(DATABASE);
    /** Of the last event told. */
    int position = 100;

    /** The agent had some interaction from one time until another, or ever since. */
    abstract void has(UUID interaction, Person agent, String channel, double from, @Nullable Double until);

    static Instant at(double seconds) {
        return NINE.plusMillis(Math.round(seconds * 1_000));
    }

    void arrives() {
        log.append(
                NINE,
                new InteractionReceived(
                        INTERACTION,
                        new AccountId(id(20)),
                        "Website",
                        Channel.CHAT,
                        new Contact(id(30), null, null, null),
                        null,
                        null,
                        0,
                        List.of()),
                queuedEvent(1, SALES, "Sales"));
    }

    private static InteractionQueued queuedEvent(int stepNo, UUID queue, String name) {
        return new InteractionQueued(
                INTERACTION,
                stepNo,
                1,
                Origin.NEW,
                new QueueId(queue),
                name,
                Strategy.RRMEMORY,
                Channel.CHAT,
                new AccountId(id(20)),
                "Website",
                0,
                at(600));
    }

    void queued(double seconds, int stepNo, UUID queue, String name) {
        log.append(at(seconds), queuedEvent(stepNo, queue, name));
    }

    void directed(double seconds, int stepNo, Person agent) {
        log.append(
                at(seconds),
                new InteractionDirected(
                        INTERACTION,
                        stepNo,
                        1,
                        Origin.NEW,
                        new AgentId(agent.id()),
                        Channel.CHAT,
                        new AccountId(id(20)),
                        "Website",
                        0,
                        at(600)));
    }

    void offered(double seconds, int stepNo, Person agent, Person... candidates) {
        List<AgentId> ids = Stream.of(candidates)
                .map(candidate -> new AgentId(candidate.id()))
                .toList();
        log.append(
                at(seconds),
                new InteractionOffered(
                        INTERACTION,
                        stepNo,
                        new AgentId(agent.id()),
                        new QueueId(SALES),
                        Channel.CHAT,
                        at(seconds + 15),
                        new Choice(Strategy.RRMEMORY, 1, ids, List.of(), null, null),
                        null,
                        null));
        DATABASE.execute(
                """
                insert into history.offer values ('%s', %d, '%s', %d, '%s', 'chat', 'rrmemory', 1, '%s', '%s',
                    null, null, null, null, null, 0, %d)
                """.formatted(CHAT, stepNo, agent.id(), ++position, SALES, at(seconds), at(seconds + 15), position));
    }

    void expired(double seconds, int stepNo, Person agent) {
        log.append(
                at(seconds), new InteractionOfferExpired(INTERACTION, stepNo, new AgentId(agent.id()), Channel.CHAT));
        endOffer(seconds, agent, "expired");
    }

    void rejected(double seconds, int stepNo, Person agent) {
        log.append(
                at(seconds), new InteractionOfferRejected(INTERACTION, stepNo, new AgentId(agent.id()), Channel.CHAT));
        endOffer(seconds, agent, "rejected");
    }

    void rescinded(double seconds, int stepNo, Person agent) {
        log.append(
                at(seconds),
                new InteractionOfferRescinded(
                        INTERACTION, stepNo, new AgentId(agent.id()), Channel.CHAT, RescindCause.PAUSED));
        endOffer(seconds, agent, "rescinded");
    }

    void accepted(double seconds, int stepNo, Person agent) {
        log.append(
                at(seconds),
                new InteractionAccepted(
                        INTERACTION,
                        stepNo,
                        new AgentId(agent.id()),
                        new Sealed(agent.id(), "?"),
                        Typology.WEBRTC,
                        new QueueId(SALES),
                        Channel.CHAT,
                        AcceptMode.MANUAL,
                        NINE));
        endOffer(seconds, agent, "accepted");
        has(CHAT, agent, "chat", seconds, null);
    }

    private void endOffer(double seconds, Person agent, String outcome) {
        DATABASE.execute("""
                update history.offer set ended_at = '%s', outcome = '%s', ended_position = %d
                where agent_id = '%s' and ended_at is null
                """.formatted(at(seconds), outcome, ++position, agent.id()));
    }

    void transferred(double seconds, Person agent) {
        log.append(
                at(seconds),
                new InteractionTransferred(
                        INTERACTION, new AgentId(agent.id()), Channel.CHAT, new QueueId(SALES), null, List.of()));
        letsGo(agent, seconds);
    }

    void closed(double seconds, Person agent) {
        log.append(at(seconds), new InteractionClosed(INTERACTION, new AgentId(agent.id()), Channel.CHAT, null));
        letsGo(agent, seconds);
    }

    private void letsGo(Person agent, double seconds) {
        DATABASE.execute("""
                update history.engagement set closed_at = '%s', closed_position = %d, ended_by = 'closed'
                where agent_id = '%s' and interaction_id = '%s' and closed_at is null
                """.formatted(at(seconds), ++position, agent.id(), CHAT));
    }

    void reopened(double seconds, int stepNo, Person agent) {
        log.append(
                at(seconds),
                new InteractionReopened(
                        INTERACTION,
                        stepNo,
                        new AgentId(agent.id()),
                        new Sealed(agent.id(), "?"),
                        Typology.WEBRTC,
                        new QueueId(SALES),
                        Channel.CHAT));
    }

    void timedOut(double seconds, int stepNo, boolean routeEnded) {
        log.append(
                at(seconds),
                new InteractionTimedOut(
                        INTERACTION,
                        stepNo,
                        new QueueId(SALES),
                        Channel.CHAT,
                        TimeoutCause.NO_ANSWER,
                        List.of(),
                        routeEnded));
    }

    void abandoned(double seconds, int stepNo) {
        log.append(
                at(seconds),
                new InteractionAbandoned(INTERACTION, stepNo, new QueueId(SALES), Channel.CHAT, AbandonCause.WAITING));
    }
}
