package io.switchlog.projection;

import static io.switchlog.projection.Story.account;
import static io.switchlog.projection.Story.agent;
import static io.switchlog.projection.Story.interaction;
import static io.switchlog.projection.Story.queue;
import static io.switchlog.projection.Story.sealed;
import static io.switchlog.projection.Story.session;

import io.switchlog.messages.Channel;
import io.switchlog.messages.agent.AgentEvent.AgentLoggedOut;
import io.switchlog.messages.agent.AgentEvent.AgentPauseOverran;
import io.switchlog.messages.agent.AgentEvent.AgentPaused;
import io.switchlog.messages.agent.AgentEvent.AgentReturned;
import io.switchlog.messages.agent.AgentEvent.AgentStoppedResponding;
import io.switchlog.messages.agent.AgentEvent.AgentWrapUpBegan;
import io.switchlog.messages.agent.AgentEvent.AgentWrapUpEnded;
import io.switchlog.messages.agent.LogoutCause;
import io.switchlog.messages.agent.PauseReasonId;
import io.switchlog.messages.agent.PauseTerms;
import io.switchlog.messages.agent.Typology;
import io.switchlog.messages.interaction.InteractionEvent.InteractionMessageReceived;
import io.switchlog.messages.interaction.InteractionEvent.InteractionMessageSent;
import io.switchlog.messages.interaction.InteractionEvent.InteractionOfferRenotified;
import io.switchlog.messages.interaction.InteractionEvent.InteractionQueued;
import io.switchlog.messages.interaction.InteractionEvent.InteractionReopened;
import io.switchlog.messages.interaction.InteractionEvent.InteractionRequeued;
import io.switchlog.messages.interaction.InteractionEvent.InteractionRoutedAnew;
import io.switchlog.messages.interaction.InteractionEvent.InteractionTransferred;
import io.switchlog.messages.interaction.Origin;
import io.switchlog.messages.interaction.RequeueCause;
import io.switchlog.messages.queue.Strategy;
import io.switchlog.messages.routing.AdmissionRefusal;
import java.time.Instant;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Events that not every story needs, under names instead of ids. */
public final class Events {
    private Events() {}

    public static PauseReasonId reason(String name) {
        return new PauseReasonId(Story.id("reason " + name));
    }

    public static AgentLoggedOut loggedOut(String name, String session, LogoutCause cause) {
        return new AgentLoggedOut(agent(name), session(session), cause);
    }

    /** A pause for a reason that the catalogue has. */
    public static AgentPaused paused(
            String name,
            String session,
            String reason,
            boolean productive,
            @Nullable Instant dueBackAt,
            Channel... channels) {
        return new AgentPaused(
                agent(name),
                session(session),
                Set.of(channels),
                reason,
                new PauseTerms(reason(reason), productive, dueBackAt));
    }

    public static AgentPauseOverran overran(
            String name, String session, String reason, Instant dueBackAt, Channel... channels) {
        return new AgentPauseOverran(agent(name), session(session), Set.of(channels), reason, dueBackAt);
    }

    public static AgentWrapUpBegan wrapUpBegan(String name, String session, Channel channel, Instant endsAt) {
        return new AgentWrapUpBegan(agent(name), session(session), interaction("1"), queue("A"), channel, endsAt);
    }

    public static AgentWrapUpEnded wrapUpEnded(String name, String session, Channel channel) {
        return new AgentWrapUpEnded(agent(name), session(session), channel);
    }

    public static AgentStoppedResponding stoppedResponding(String name, String session) {
        return new AgentStoppedResponding(agent(name), session(session), queue("A"), 3);
    }

    public static AgentReturned returned(String name, String session) {
        return new AgentReturned(agent(name), session(session));
    }

    public static InteractionQueued queued(
            String name, int stepNo, int routeNo, Origin origin, Channel channel, String queue, Instant timeoutAt) {
        return new InteractionQueued(
                interaction(name),
                stepNo,
                routeNo,
                origin,
                queue(queue),
                queue,
                Strategy.LEASTRECENT,
                channel,
                account("site"),
                "site",
                0,
                timeoutAt);
    }

    public static InteractionTransferred transferred(String name, Channel channel, String agent, String toQueue) {
        return new InteractionTransferred(
                interaction(name), agent(agent), channel, queue(toQueue), null, Story.route(toQueue));
    }

    public static InteractionTransferred transferredToAgent(String name, Channel channel, String agent, String to) {
        return new InteractionTransferred(interaction(name), agent(agent), channel, null, agent(to), Story.route("A"));
    }

    public static InteractionRequeued requeued(String name, Channel channel, String agent) {
        return new InteractionRequeued(
                interaction(name), agent(agent), channel, RequeueCause.DISCONNECTED, Story.route("A"));
    }

    public static InteractionReopened reopened(String name, int stepNo, Channel channel, String queue, String agent) {
        return new InteractionReopened(
                interaction(name),
                stepNo,
                agent(agent),
                sealed(agent + " Full"),
                Typology.WEBRTC,
                queue.isEmpty() ? null : queue(queue),
                channel);
    }

    public static InteractionRoutedAnew routedAnew(String name, Channel channel, @Nullable String formerAgent) {
        return new InteractionRoutedAnew(
                interaction(name),
                channel,
                formerAgent == null ? null : agent(formerAgent),
                formerAgent == null ? null : AdmissionRefusal.CAPACITY,
                Story.route("A"));
    }

    public static InteractionOfferRenotified renotified(String name, int stepNo, Channel channel, String agent) {
        return new InteractionOfferRenotified(interaction(name), stepNo, agent(agent), channel);
    }

    public static InteractionMessageReceived messageReceived(String name, int messageNo, Channel channel, String body) {
        return new InteractionMessageReceived(interaction(name), messageNo, channel, sealed(body));
    }

    public static InteractionMessageSent messageSent(
            String name, int messageNo, Channel channel, String agent, String body) {
        return new InteractionMessageSent(interaction(name), messageNo, agent(agent), channel, sealed(body));
    }
}
