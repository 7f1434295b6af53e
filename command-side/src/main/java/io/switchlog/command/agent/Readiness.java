package io.switchlog.command.agent;

import com.fasterxml.jackson.annotation.JsonIgnore;
import io.switchlog.messages.Channel;
import io.switchlog.messages.agent.AgentEvent;
import io.switchlog.messages.agent.AgentEvent.AgentLoggedIn;
import io.switchlog.messages.agent.AgentEvent.AgentLoggedOut;
import io.switchlog.messages.agent.AgentEvent.AgentPauseOverran;
import io.switchlog.messages.agent.AgentEvent.AgentPaused;
import io.switchlog.messages.agent.AgentEvent.AgentReturned;
import io.switchlog.messages.agent.AgentEvent.AgentStoppedResponding;
import io.switchlog.messages.agent.AgentEvent.AgentUnpaused;
import io.switchlog.messages.agent.AgentEvent.AgentWrapUpBegan;
import io.switchlog.messages.agent.AgentEvent.AgentWrapUpEnded;
import io.switchlog.messages.agent.LogoutCause;
import io.switchlog.messages.agent.PauseTerms;
import io.switchlog.messages.agent.SessionId;
import io.switchlog.messages.interaction.RequeueCause;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Whether an agent is there and ready to be offered something. Immutable.
 *
 * @param sessionId null while he is logged out
 * @param lastLogout why he was logged out last, null before that
 * @param wrapUps per channel, when the wrap-up is due to end
 * @param notResponding whether he let so many offers expire that he counts as away
 */
public record Readiness(
        @Nullable SessionId sessionId,
        @Nullable LogoutCause lastLogout,
        Map<Channel, Pause> pauses,
        Map<Channel, Instant> wrapUps,
        boolean notResponding) {
    static final Readiness NEVER_LOGGED_IN = new Readiness(null, null, Map.of(), Map.of(), false);

    /**
     * A pause on a channel.
     *
     * @param dueBackAt when it exceeds what its reason allows, or null if that is never
     * @param overran whether that has been recorded
     */
    public record Pause(String reason, @Nullable Instant dueBackAt, boolean overran) {
        private static Pause begun(AgentPaused event) {
            PauseTerms terms = event.terms();
            return new Pause(event.reason(), terms == null ? null : terms.dueBackAt(), false);
        }

        /** Whether it is too long by now, and nobody has said so yet. */
        public boolean isOverdue(Instant now) {
            return dueBackAt != null && !overran && !now.isBefore(dueBackAt);
        }
    }

    @JsonIgnore
    public boolean isLoggedIn() {
        return sessionId != null;
    }

    /** Whether he, being logged in, may be offered something on this channel. */
    public boolean isReady(Channel channel) {
        return isThere(channel) && !wrapUps.containsKey(channel);
    }

    /** Whether he, being logged in, is at work on this channel, be it that he wraps something up. */
    public boolean isThere(Channel channel) {
        return !notResponding && !pauses.containsKey(channel);
    }

    /** What keeps him from what he has open on this channel, if anything does. */
    public Optional<RequeueCause> requeueCause(Channel channel) {
        if (!isLoggedIn()) {
            return Optional.of(
                    lastLogout == LogoutCause.HEARTBEAT_LOST ? RequeueCause.DISCONNECTED : RequeueCause.LOGGED_OUT);
        }
        return pauses.containsKey(channel) ? Optional.of(RequeueCause.PAUSED) : Optional.empty();
    }

    /** The readiness after an event; the same after one that does not concern it. */
    Readiness after(AgentEvent event) {
        if (event instanceof AgentLoggedIn login) {
            return new Readiness(login.sessionId(), lastLogout, Map.of(), Map.of(), false);
        }
        if (event instanceof AgentLoggedOut logout) {
            return new Readiness(null, logout.cause(), Map.of(), Map.of(), false);
        }
        if (event instanceof AgentPaused paused) {
            return withPauses(pauses -> paused.channels().forEach(channel -> pauses.put(channel, Pause.begun(paused))));
        }
        if (event instanceof AgentPauseOverran overran) {
            return withPauses(pauses -> overran.channels()
                    .forEach(channel -> pauses.put(channel, new Pause(overran.reason(), overran.dueBackAt(), true))));
        }
        if (event instanceof AgentUnpaused unpaused) {
            return withPauses(pauses -> pauses.keySet().removeAll(unpaused.channels()));
        }
        if (event instanceof AgentWrapUpBegan began) {
            return withWrapUps(wrapUps -> wrapUps.put(began.channel(), began.endsAt()));
        }
        if (event instanceof AgentWrapUpEnded ended) {
            return withWrapUps(wrapUps -> wrapUps.remove(ended.channel()));
        }
        if (event instanceof AgentStoppedResponding) {
            return new Readiness(sessionId, lastLogout, pauses, wrapUps, true);
        }
        if (event instanceof AgentReturned) {
            return new Readiness(sessionId, lastLogout, pauses, wrapUps, false);
        }
        return this;
    }

    private Readiness withPauses(Consumer<Map<Channel, Pause>> change) {
        return new Readiness(sessionId, lastLogout, changed(pauses, change), wrapUps, notResponding);
    }

    private Readiness withWrapUps(Consumer<Map<Channel, Instant>> change) {
        return new Readiness(sessionId, lastLogout, pauses, changed(wrapUps, change), notResponding);
    }

    private static <V> Map<Channel, V> changed(Map<Channel, V> before, Consumer<Map<Channel, V>> change) {
        Map<Channel, V> after = new HashMap<>(before);
        change.accept(after);
        return after;
    }
}
