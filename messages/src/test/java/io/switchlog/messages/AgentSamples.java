package io.switchlog.messages;

import static io.switchlog.messages.EventSamples.ANNA;
import static io.switchlog.messages.EventSamples.CHAT;
import static io.switchlog.messages.EventSamples.SALES;
import static io.switchlog.messages.EventSamples.each;
import static io.switchlog.messages.EventSamples.sealed;

import io.switchlog.messages.EventSamples.Sample;
import io.switchlog.messages.agent.AgentEvent.AgentAdvancedSearchDisabled;
import io.switchlog.messages.agent.AgentEvent.AgentAdvancedSearchEnabled;
import io.switchlog.messages.agent.AgentEvent.AgentAutoAnswerConflictNoted;
import io.switchlog.messages.agent.AgentEvent.AgentAutoAnswerDelayChanged;
import io.switchlog.messages.agent.AgentEvent.AgentAutoAnswerDisabled;
import io.switchlog.messages.agent.AgentEvent.AgentAutoAnswerEnabled;
import io.switchlog.messages.agent.AgentEvent.AgentCapacityChanged;
import io.switchlog.messages.agent.AgentEvent.AgentCreated;
import io.switchlog.messages.agent.AgentEvent.AgentLoggedIn;
import io.switchlog.messages.agent.AgentEvent.AgentLoggedOut;
import io.switchlog.messages.agent.AgentEvent.AgentPauseOverran;
import io.switchlog.messages.agent.AgentEvent.AgentPaused;
import io.switchlog.messages.agent.AgentEvent.AgentReturned;
import io.switchlog.messages.agent.AgentEvent.AgentStoppedResponding;
import io.switchlog.messages.agent.AgentEvent.AgentTabClosed;
import io.switchlog.messages.agent.AgentEvent.AgentTabOpened;
import io.switchlog.messages.agent.AgentEvent.AgentUnpaused;
import io.switchlog.messages.agent.AgentEvent.AgentWrapUpBegan;
import io.switchlog.messages.agent.AgentEvent.AgentWrapUpEnded;
import io.switchlog.messages.agent.LogoutCause;
import io.switchlog.messages.agent.PauseReasonEvent.PauseReasonAdded;
import io.switchlog.messages.agent.PauseReasonEvent.PauseReasonLimitChanged;
import io.switchlog.messages.agent.PauseReasonEvent.PauseReasonProductivityChanged;
import io.switchlog.messages.agent.PauseReasonEvent.PauseReasonRemoved;
import io.switchlog.messages.agent.PauseReasonEvent.PauseReasonRenamed;
import io.switchlog.messages.agent.PauseReasonId;
import io.switchlog.messages.agent.PauseTerms;
import io.switchlog.messages.agent.SessionId;
import io.switchlog.messages.agent.Typology;
import java.time.Instant;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/** What happens to agents, and to the reasons for which they pause. */
final class AgentSamples {
    static final SessionId SESSION = SessionId.of("01999b31-0d5a-7b1c-8d8f-6a6d0b9c1f04");
    private static final PauseReasonId LUNCH = PauseReasonId.of("01999b2c-3f10-7a61-8b0d-4e7c9d1f2a0a");
    private static final PauseReasonId BACK_OFFICE = PauseReasonId.of("01999b2c-51b4-7c08-9f3e-2d6a8b4c1e0b");
    private static final Instant DUE_BACK_AT = Instant.parse("2026-03-02T12:45:00Z");
    private static final Instant WRAP_UP_ENDS_AT = Instant.parse("2026-03-02T08:21:15.5Z");
    private static final Set<Channel> SOME = EnumSet.of(Channel.VOICE, Channel.CHAT, Channel.WHATSAPP);

    private AgentSamples() {}

    static List<Sample> all() {
        return Stream.of(sessions(), work(), settings(), pauseReasons())
                .flatMap(List::stream)
                .toList();
    }

    private static List<Sample> sessions() {
        return List.of(
                Sample.of(new AgentLoggedIn(ANNA, SESSION)),
                new Sample(new AgentLoggedIn(ANNA, SESSION, EventSamples.DESK), "telephone"),
                Sample.of(new AgentLoggedOut(ANNA, SESSION, null)),
                new Sample(new AgentLoggedOut(ANNA, SESSION, LogoutCause.HEARTBEAT_LOST), "cause"),
                new Sample(new AgentLoggedOut(ANNA, SESSION, LogoutCause.REQUESTED, EventSamples.DESK), "telephone"),
                Sample.of(new AgentPaused(ANNA, SESSION, SOME, "Lunch", null)),
                new Sample(
                        new AgentPaused(ANNA, SESSION, SOME, "Lunch", new PauseTerms(LUNCH, false, DUE_BACK_AT)),
                        "terms"),
                new Sample(
                        new AgentPaused(ANNA, SESSION, SOME, "Back office", new PauseTerms(BACK_OFFICE, true, null)),
                        "unlimited"),
                Sample.of(new AgentPauseOverran(ANNA, SESSION, SOME, "Lunch", DUE_BACK_AT)),
                Sample.of(new AgentUnpaused(ANNA, SESSION, EnumSet.of(Channel.CHAT, Channel.WHATSAPP))));
    }

    private static List<Sample> work() {
        return each(
                new AgentTabOpened(ANNA, CHAT, Channel.CHAT),
                new AgentTabClosed(ANNA, CHAT, Channel.CHAT),
                new AgentWrapUpBegan(ANNA, SESSION, CHAT, SALES, Channel.CHAT, WRAP_UP_ENDS_AT),
                new AgentWrapUpEnded(ANNA, SESSION, Channel.CHAT),
                new AgentStoppedResponding(ANNA, SESSION, SALES, 3),
                new AgentReturned(ANNA, SESSION));
    }

    private static List<Sample> settings() {
        return each(
                new AgentCreated(
                        ANNA,
                        sealed(ANNA.value(), "Zg1v"),
                        sealed(ANNA.value(), "k9Qx"),
                        sealed(ANNA.value(), "Pb7a"),
                        sealed(ANNA.value(), "0sLm"),
                        sealed(ANNA.value(), "R2nC"),
                        Typology.WEBRTC,
                        "1001",
                        true,
                        capacity()),
                new AgentCapacityChanged(ANNA, Channel.CHAT, 2, 3),
                new AgentAutoAnswerEnabled(ANNA, Channel.CHAT, 3),
                new AgentAutoAnswerDelayChanged(ANNA, Channel.CHAT, 3, 10),
                new AgentAutoAnswerDisabled(ANNA, Channel.CHAT),
                new AgentAutoAnswerConflictNoted(ANNA, Channel.CHAT, SALES),
                new AgentAdvancedSearchEnabled(ANNA),
                new AgentAdvancedSearchDisabled(ANNA));
    }

    private static List<Sample> pauseReasons() {
        return each(
                new PauseReasonAdded(LUNCH, "Lunch", false, 45),
                new PauseReasonRenamed(LUNCH, "Lunch", "Lunch break"),
                new PauseReasonProductivityChanged(LUNCH, true),
                new PauseReasonLimitChanged(LUNCH, 45, 0),
                new PauseReasonRemoved(LUNCH));
    }

    private static Map<Channel, Integer> capacity() {
        Map<Channel, Integer> capacity = new EnumMap<>(Channel.class);
        capacity.put(Channel.CHAT, 2);
        capacity.put(Channel.EMAIL, 5);
        capacity.put(Channel.WHATSAPP, 0);
        return capacity;
    }
}
