package io.switchlog.projection.agent;

import io.switchlog.messages.agent.AgentEvent.AgentPaused;
import io.switchlog.messages.agent.LogoutCause;
import io.switchlog.messages.agent.PauseTerms;
import io.switchlog.messages.agent.SessionId;
import java.time.Instant;
import java.util.Locale;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * All that holds of an agent on one channel at the same time. What is shown is the first that holds; the others are
 * beneath it and come to light when it ends.
 *
 * @param wrapUpEndsAt null if he does not wrap up
 * @param logoutCause why the session before ended, null during a session or if that is not known
 */
record Conditions(
        Session session,
        Pause pause,
        boolean notResponding,
        @Nullable Instant wrapUpEndsAt,
        @Nullable LogoutCause logoutCause) {

    /** In the order in which they are asked for. */
    enum State {
        LOGGED_OUT,
        PAUSED,
        NOT_RESPONDING,
        WRAP_UP,
        AVAILABLE;

        public String code() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /** From login to logout. */
    record Session(@Nullable SessionId sessionId, @Nullable Instant sessionBeganAt) {
        static final Session NONE = new Session(null, null);
    }

    /** A pause and what the catalogue said about its reason. */
    record Pause(
            @Nullable String reason,
            @Nullable Boolean productive,
            @Nullable Instant dueBackAt,
            @Nullable Instant overranAt) {
        static final Pause NONE = new Pause(null, null, null, null);

        static Pause of(AgentPaused event) {
            PauseTerms terms = event.terms();
            return terms == null
                    ? new Pause(event.reason(), null, null, null)
                    : new Pause(event.reason(), terms.productive(), terms.dueBackAt(), null);
        }

        boolean mayOverrun() {
            return reason != null && overranAt == null;
        }

        boolean isSameAs(Pause other) {
            return Objects.equals(reason, other.reason)
                    && Objects.equals(productive, other.productive)
                    && Objects.equals(dueBackAt, other.dueBackAt);
        }
    }

    static final Conditions LOGGED_OUT = loggedOut(null);

    static Conditions loggedOut(@Nullable LogoutCause cause) {
        return new Conditions(Session.NONE, Pause.NONE, false, null, cause);
    }

    static Conditions loggedIn(SessionId sessionId, Instant at) {
        return new Conditions(new Session(sessionId, at), Pause.NONE, false, null, null);
    }

    Conditions with(Pause other) {
        return new Conditions(session, other, notResponding, wrapUpEndsAt, logoutCause);
    }

    Conditions overran(Instant at) {
        return with(new Pause(pause.reason(), pause.productive(), pause.dueBackAt(), at));
    }

    Conditions responding(boolean responds) {
        return new Conditions(session, pause, !responds, wrapUpEndsAt, logoutCause);
    }

    Conditions wrappingUp(@Nullable Instant until) {
        return new Conditions(session, pause, notResponding, until, logoutCause);
    }

    boolean inSession() {
        return session.sessionId() != null;
    }

    boolean isPaused() {
        return pause.reason() != null;
    }

    State shown() {
        if (!inSession()) {
            return State.LOGGED_OUT;
        }
        if (isPaused()) {
            return State.PAUSED;
        }
        if (notResponding) {
            return State.NOT_RESPONDING;
        }
        return wrapUpEndsAt == null ? State.AVAILABLE : State.WRAP_UP;
    }

    /** Whether both are one and the same interval; they may differ in what is beneath, and in whether a pause overran. */
    boolean showsTheSameAs(Conditions other) {
        State state = shown();
        return state == other.shown()
                && session.equals(other.session)
                && pause.isSameAs(other.pause)
                && (state != State.WRAP_UP || Objects.equals(wrapUpEndsAt, other.wrapUpEndsAt));
    }
}
