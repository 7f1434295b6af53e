package io.switchlog.command.agent;

import io.switchlog.command.dispatch.Refusal;
import io.switchlog.command.dispatch.Refused;
import io.switchlog.messages.Channel;
import io.switchlog.messages.agent.AgentEvent.AgentAutoAnswerEnabled;
import io.switchlog.messages.agent.AgentEvent.AgentCreated;
import io.switchlog.messages.agent.AgentEvent.AgentLoggedIn;
import io.switchlog.messages.agent.AgentEvent.AgentLoggedOut;
import io.switchlog.messages.agent.AgentEvent.AgentPaused;
import io.switchlog.messages.agent.AgentEvent.AgentStoppedResponding;
import io.switchlog.messages.agent.AgentEvent.AgentWrapUpBegan;
import io.switchlog.messages.agent.AgentId;
import io.switchlog.messages.agent.LogoutCause;
import io.switchlog.messages.agent.SessionId;
import io.switchlog.messages.agent.Typology;
import io.switchlog.messages.interaction.InteractionId;
import io.switchlog.messages.privacy.Sealed;
import io.switchlog.messages.queue.QueueId;
import java.time.Instant;
import java.util.EnumSet;
import java.util.Map;
import org.hamcrest.CustomTypeSafeMatcher;
import org.hamcrest.Matcher;

/** What may have happened to Anna. */
final class AgentEvents {
    static final AgentId ANNA = AgentId.of("01999b2a-7c10-7d3e-9a51-0c4f5be3a800");
    static final SessionId SESSION = SessionId.of("01999b31-0d5a-7b1c-8d8f-6a6d0b9c1c00");
    static final QueueId SALES = QueueId.of("01999b2b-1a00-7c40-9e1b-f2a4d8c3b400");
    static final InteractionId CHAT = InteractionId.of("01999b33-51c7-7a90-b4e2-8d3f6c1a5800");
    private static final Sealed NAME = new Sealed(ANNA.value(), "c2VhbGVk");

    private AgentEvents() {}

    static AgentCreated created() {
        return created(false, Map.of());
    }

    static AgentCreated created(boolean loginInPause, Map<Channel, Integer> capacity) {
        return new AgentCreated(ANNA, NAME, NAME, null, null, null, Typology.WEBRTC, "1001", loginInPause, capacity);
    }

    static AgentLoggedIn loggedIn() {
        return new AgentLoggedIn(ANNA, SESSION);
    }

    static AgentLoggedOut loggedOut() {
        return new AgentLoggedOut(ANNA, SESSION, LogoutCause.REQUESTED);
    }

    static AgentPaused paused(String reason, Channel first, Channel... others) {
        return new AgentPaused(ANNA, SESSION, EnumSet.of(first, others), reason, null);
    }

    static AgentWrapUpBegan wrapUpBegan(Channel channel) {
        return new AgentWrapUpBegan(ANNA, SESSION, CHAT, SALES, channel, Instant.parse("2026-03-02T08:01:00Z"));
    }

    static AgentStoppedResponding stoppedResponding() {
        return new AgentStoppedResponding(ANNA, SESSION, SALES, 3);
    }

    static AgentAutoAnswerEnabled autoAnswer(Channel channel, int delaySeconds) {
        return new AgentAutoAnswerEnabled(ANNA, channel, delaySeconds);
    }

    static Matcher<Refused> refused(Refusal code) {
        return new CustomTypeSafeMatcher<>("refused with " + code) {
            @Override
            protected boolean matchesSafely(Refused refused) {
                return refused.code() == code;
            }
        };
    }
}
