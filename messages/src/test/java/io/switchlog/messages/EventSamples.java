package io.switchlog.messages;

import io.switchlog.messages.access.ClaimEvent.ClaimReleased;
import io.switchlog.messages.access.ClaimEvent.ClaimTaken;
import io.switchlog.messages.access.Role;
import io.switchlog.messages.access.UserEvent.UserCreated;
import io.switchlog.messages.access.UserId;
import io.switchlog.messages.account.AccountEvent.AccountAgentAdded;
import io.switchlog.messages.account.AccountEvent.AccountAgentRemoved;
import io.switchlog.messages.account.AccountEvent.AccountCreated;
import io.switchlog.messages.account.AccountEvent.AccountDeleted;
import io.switchlog.messages.account.AccountEvent.AccountRenamed;
import io.switchlog.messages.account.AccountEvent.AccountRouteChanged;
import io.switchlog.messages.account.AccountId;
import io.switchlog.messages.account.RouteStep;
import io.switchlog.messages.agent.AgentEvent.AgentCapacityChanged;
import io.switchlog.messages.agent.AgentEvent.AgentCreated;
import io.switchlog.messages.agent.AgentEvent.AgentLoggedIn;
import io.switchlog.messages.agent.AgentEvent.AgentLoggedOut;
import io.switchlog.messages.agent.AgentEvent.AgentPaused;
import io.switchlog.messages.agent.AgentEvent.AgentTabClosed;
import io.switchlog.messages.agent.AgentEvent.AgentTabOpened;
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
import io.switchlog.messages.queue.QueueEvent.QueueAgentTimeoutChanged;
import io.switchlog.messages.queue.QueueEvent.QueueCreated;
import io.switchlog.messages.queue.QueueEvent.QueueDeleted;
import io.switchlog.messages.queue.QueueEvent.QueueMemberAdded;
import io.switchlog.messages.queue.QueueEvent.QueueMemberPenaltyChanged;
import io.switchlog.messages.queue.QueueEvent.QueueMemberRemoved;
import io.switchlog.messages.queue.QueueEvent.QueueRenamed;
import io.switchlog.messages.queue.QueueEvent.QueueStrategyChanged;
import io.switchlog.messages.queue.QueueEvent.QueueWeightChanged;
import io.switchlog.messages.queue.QueueId;
import io.switchlog.messages.queue.Strategy;
import io.switchlog.messages.routing.AdmissionRefusal;
import io.switchlog.messages.routing.Choice;
import io.switchlog.messages.routing.PassedOver;
import io.switchlog.messages.settings.SettingsEvent.OfferTimeoutChanged;
import io.switchlog.messages.settings.SettingsEvent.TabLimitChanged;
import java.time.Instant;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** One believable instance of every event: what golden files are made of when an event is new. */
final class EventSamples {
    private static final AgentId ANNA = AgentId.of("01999b2a-7c10-7d3e-9a51-0c4f5be3a801");
    private static final AgentId BERT = AgentId.of("01999b2a-7c84-7a02-8f6d-5b1d2c9e4402");
    private static final AgentId CARLA = AgentId.of("01999b2a-7cf1-7e55-b0c7-93a1f0d67c03");
    private static final SessionId SESSION = SessionId.of("01999b31-0d5a-7b1c-8d8f-6a6d0b9c1f04");
    private static final QueueId SALES = QueueId.of("01999b2b-1a00-7c40-9e1b-f2a4d8c3b605");
    private static final AccountId WEBSITE = AccountId.of("01999b2b-94e8-7f12-a3d5-17c0e6b2a906");
    private static final InteractionId CHAT = InteractionId.of("01999b33-51c7-7a90-b4e2-8d3f6c1a5b07");
    private static final UserId CHIEF = UserId.of("01999b29-0001-7b6d-8c3a-2e9f4d7b1c08");
    private static final UUID CALLER = UUID.fromString("7d3a1f52-96c8-8b04-9f6e-4a2d8c5b7e09");
    private static final Instant OFFERED_AT = Instant.parse("2026-03-02T08:15:30.125Z");
    private static final Instant EXPIRES_AT = Instant.parse("2026-03-02T08:16:00.125Z");
    private static final Instant TIMEOUT_AT = Instant.parse("2026-03-02T08:17:30.125Z");
    private static final List<RouteStep> ROUTE =
            List.of(new RouteStep(SALES, null, 120), new RouteStep(null, ANNA, 60));

    private EventSamples() {}

    static List<Object> all() {
        return List.of(
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
                new AgentLoggedIn(ANNA, SESSION),
                new AgentLoggedOut(ANNA, SESSION),
                new AgentPaused(ANNA, SESSION, EnumSet.of(Channel.VOICE, Channel.CHAT, Channel.WHATSAPP), "Lunch"),
                new AgentUnpaused(ANNA, SESSION, EnumSet.of(Channel.CHAT, Channel.WHATSAPP)),
                new AgentCapacityChanged(ANNA, Channel.CHAT, 2, 3),
                new AgentTabOpened(ANNA, CHAT, Channel.CHAT),
                new AgentTabClosed(ANNA, CHAT, Channel.CHAT),
                new QueueCreated(SALES, "Sales", Channel.CHAT, Strategy.RRMEMORY, 30, 5),
                new QueueRenamed(SALES, "Sales", "Sales and advice"),
                new QueueStrategyChanged(SALES, Strategy.RRMEMORY, Strategy.BEEPALL),
                new QueueAgentTimeoutChanged(SALES, 30, 20),
                new QueueWeightChanged(SALES, 5, 10),
                new QueueMemberAdded(SALES, ANNA, 1),
                new QueueMemberPenaltyChanged(SALES, ANNA, 1, 0),
                new QueueMemberRemoved(SALES, ANNA),
                new QueueDeleted(SALES),
                new AccountCreated(WEBSITE, "www.example.com", Channel.CHAT, ROUTE),
                new AccountRenamed(WEBSITE, "www.example.com", "shop.example.com"),
                new AccountRouteChanged(WEBSITE, ROUTE, List.of(new RouteStep(SALES, null, 300))),
                new AccountAgentAdded(WEBSITE, ANNA),
                new AccountAgentRemoved(WEBSITE, ANNA),
                new AccountDeleted(WEBSITE),
                new InteractionReceived(
                        CHAT,
                        WEBSITE,
                        "www.example.com",
                        Channel.CHAT,
                        new Contact(CALLER, sealed(CALLER, "hT5e"), sealed(CALLER, "Wq8z"), sealed(CALLER, "mN3d")),
                        sealed(CALLER, "7yUi"),
                        sealed(CALLER, "Lo4p"),
                        10,
                        ROUTE),
                new InteractionQueued(
                        CHAT,
                        1,
                        1,
                        Origin.NEW,
                        SALES,
                        "Sales",
                        Strategy.RRMEMORY,
                        Channel.CHAT,
                        WEBSITE,
                        "www.example.com",
                        10,
                        TIMEOUT_AT),
                new InteractionDirected(
                        CHAT, 2, 1, Origin.NEW, ANNA, Channel.CHAT, WEBSITE, "www.example.com", 10, TIMEOUT_AT),
                new InteractionOffered(
                        CHAT,
                        1,
                        ANNA,
                        SALES,
                        Channel.CHAT,
                        EXPIRES_AT,
                        new Choice(Strategy.RRMEMORY, 1, List.of(ANNA, BERT), passedOver())),
                new InteractionOfferExpired(CHAT, 1, ANNA, Channel.CHAT),
                new InteractionOfferRejected(CHAT, 1, ANNA, Channel.CHAT),
                new InteractionOfferRescinded(CHAT, 1, ANNA, Channel.CHAT, RescindCause.ACCEPTED_BY_ANOTHER),
                new InteractionAccepted(
                        CHAT,
                        1,
                        ANNA,
                        sealed(ANNA.value(), "k9Qx"),
                        Typology.WEBRTC,
                        SALES,
                        Channel.CHAT,
                        AcceptMode.MANUAL,
                        OFFERED_AT),
                new InteractionTimedOut(CHAT, 1, SALES, Channel.CHAT, TimeoutCause.CAPACITY, passedOver(), false),
                new InteractionAbandoned(CHAT, 1, SALES, Channel.CHAT, AbandonCause.WHILE_OFFERED),
                new InteractionClosed(CHAT, ANNA, Channel.CHAT, "Order placed"),
                new TabLimitChanged(20, 5),
                new OfferTimeoutChanged(30, 45),
                new UserCreated(
                        CHIEF, sealed(CHIEF.value(), "aX6f"), sealed(CHIEF.value(), "Vb1k"), Role.ADMINISTRATOR),
                new ClaimTaken("internal:1001", ANNA.value()),
                new ClaimReleased("internal:1001", ANNA.value()));
    }

    private static Map<Channel, Integer> capacity() {
        Map<Channel, Integer> capacity = new EnumMap<>(Channel.class);
        capacity.put(Channel.CHAT, 2);
        capacity.put(Channel.EMAIL, 5);
        capacity.put(Channel.WHATSAPP, 0);
        return capacity;
    }

    private static List<PassedOver> passedOver() {
        return List.of(new PassedOver(BERT, AdmissionRefusal.PAUSED), new PassedOver(CARLA, AdmissionRefusal.CAPACITY));
    }

    private static Sealed sealed(UUID subject, String salt) {
        return new Sealed(subject, salt + "8d2rT0b1N5uQw3YhJm6LzXcV9aEfGkPs7iRoUt4=");
    }
}
