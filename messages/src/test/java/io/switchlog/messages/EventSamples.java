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
import io.switchlog.messages.agent.AgentId;
import io.switchlog.messages.interaction.InteractionId;
import io.switchlog.messages.interaction.RequeueCause;
import io.switchlog.messages.kpi.KpiEvent.KpisDefined;
import io.switchlog.messages.kpi.KpiTarget;
import io.switchlog.messages.kpi.OfficeHours;
import io.switchlog.messages.kpi.OpeningPeriod;
import io.switchlog.messages.kpi.ServiceLevel;
import io.switchlog.messages.privacy.Sealed;
import io.switchlog.messages.queue.MissedOfferAction;
import io.switchlog.messages.queue.MissedOfferPolicy;
import io.switchlog.messages.queue.QueueEvent.QueueAgentTimeoutChanged;
import io.switchlog.messages.queue.QueueEvent.QueueCreated;
import io.switchlog.messages.queue.QueueEvent.QueueDeleted;
import io.switchlog.messages.queue.QueueEvent.QueueMemberAdded;
import io.switchlog.messages.queue.QueueEvent.QueueMemberPenaltyChanged;
import io.switchlog.messages.queue.QueueEvent.QueueMemberRemoved;
import io.switchlog.messages.queue.QueueEvent.QueueMissedOfferPolicyChanged;
import io.switchlog.messages.queue.QueueEvent.QueueRenamed;
import io.switchlog.messages.queue.QueueEvent.QueueRenotificationChanged;
import io.switchlog.messages.queue.QueueEvent.QueueRequeuePolicyChanged;
import io.switchlog.messages.queue.QueueEvent.QueueStrategyChanged;
import io.switchlog.messages.queue.QueueEvent.QueueWeightChanged;
import io.switchlog.messages.queue.QueueEvent.QueueWrapUpChanged;
import io.switchlog.messages.queue.QueueId;
import io.switchlog.messages.queue.Strategy;
import io.switchlog.messages.settings.MaskingEvent.MaskedCharactersChanged;
import io.switchlog.messages.settings.NumberingEvent.FirstInternalChanged;
import io.switchlog.messages.settings.ScreenRecordingEvent.ScreenRecordingPathChanged;
import io.switchlog.messages.settings.SecondLogin;
import io.switchlog.messages.settings.SettingsEvent.LiveOfferLimitChanged;
import io.switchlog.messages.settings.SettingsEvent.OfferTimeoutChanged;
import io.switchlog.messages.settings.SettingsEvent.PauseReasonsOpened;
import io.switchlog.messages.settings.SettingsEvent.PauseReasonsRestricted;
import io.switchlog.messages.settings.SettingsEvent.SecondLoginChanged;
import io.switchlog.messages.settings.SettingsEvent.SessionTimeoutChanged;
import io.switchlog.messages.settings.SettingsEvent.TabLimitChanged;
import io.switchlog.messages.settings.SettingsEvent.TransferTimeoutChanged;
import io.switchlog.messages.telephone.TelephoneEvent.TelephoneAdded;
import io.switchlog.messages.telephone.TelephoneEvent.TelephoneOccupied;
import io.switchlog.messages.telephone.TelephoneEvent.TelephoneRegistered;
import io.switchlog.messages.telephone.TelephoneEvent.TelephoneRemoved;
import io.switchlog.messages.telephone.TelephoneEvent.TelephoneRenamed;
import io.switchlog.messages.telephone.TelephoneEvent.TelephoneUnregistered;
import io.switchlog.messages.telephone.TelephoneId;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;

/** Believable instances of every event: what golden files are made of when an event is new. */
final class EventSamples {
    static final AgentId ANNA = AgentId.of("01999b2a-7c10-7d3e-9a51-0c4f5be3a801");
    static final AgentId BERT = AgentId.of("01999b2a-7c84-7a02-8f6d-5b1d2c9e4402");
    static final AgentId CARLA = AgentId.of("01999b2a-7cf1-7e55-b0c7-93a1f0d67c03");
    static final TelephoneId DESK = TelephoneId.of("01999b2c-3f00-7b10-8a77-1d2e3f405162");
    static final QueueId SALES = QueueId.of("01999b2b-1a00-7c40-9e1b-f2a4d8c3b605");
    static final AccountId WEBSITE = AccountId.of("01999b2b-94e8-7f12-a3d5-17c0e6b2a906");
    static final InteractionId CHAT = InteractionId.of("01999b33-51c7-7a90-b4e2-8d3f6c1a5b07");
    static final List<RouteStep> ROUTE = List.of(new RouteStep(SALES, null, 120), new RouteStep(null, ANNA, 60));
    static final UserId CHIEF = UserId.of("01999b29-0001-7b6d-8c3a-2e9f4d7b1c08");

    /**
     * One instance.
     *
     * @param what tells it from the first one of the same event, which has none; part of the golden file's name
     */
    record Sample(Object event, String what) {
        static Sample of(Object event) {
            return new Sample(event, "");
        }

        String file() {
            return EventCatalogue.typeOf(event.getClass()) + (what.isEmpty() ? "" : "." + what) + ".json";
        }

        @Override
        public String toString() {
            return file();
        }
    }

    private EventSamples() {}

    static List<Sample> all() {
        return Stream.of(
                        AgentSamples.all(),
                        SignInSamples.all(),
                        AgentProfileSamples.all(),
                        StaffSamples.all(),
                        ServiceSamples.all(),
                        queues(),
                        accounts(),
                        InteractionSamples.all(),
                        CallSamples.all(),
                        settings(),
                        kpis(),
                        telephones(),
                        PbxSamples.all(),
                        people(),
                        UserSamples.all())
                .flatMap(List::stream)
                .toList();
    }

    static List<Sample> each(Object... events) {
        return Stream.of(events).map(Sample::of).toList();
    }

    private static List<Sample> queues() {
        return each(
                new QueueCreated(SALES, "Sales", Channel.CHAT, Strategy.RRMEMORY, 30, 5),
                new QueueRenamed(SALES, "Sales", "Sales and advice"),
                new QueueStrategyChanged(SALES, Strategy.RRMEMORY, Strategy.BEEPALL),
                new QueueAgentTimeoutChanged(SALES, 30, 20),
                new QueueWeightChanged(SALES, 5, 10),
                new QueueWrapUpChanged(SALES, 0, 45),
                new QueueRenotificationChanged(SALES, 0, 10),
                new QueueMissedOfferPolicyChanged(
                        SALES, MissedOfferPolicy.NONE, new MissedOfferPolicy(MissedOfferAction.NOT_RESPONDING, 3)),
                new QueueRequeuePolicyChanged(
                        SALES,
                        EnumSet.of(RequeueCause.LOGGED_OUT, RequeueCause.DISCONNECTED),
                        EnumSet.of(RequeueCause.DISCONNECTED, RequeueCause.PAUSED)),
                new QueueMemberAdded(SALES, ANNA, 1),
                new QueueMemberPenaltyChanged(SALES, ANNA, 1, 0),
                new QueueMemberRemoved(SALES, ANNA),
                new QueueDeleted(SALES));
    }

    private static List<Sample> accounts() {
        return each(
                new AccountCreated(WEBSITE, "www.example.com", Channel.CHAT, ROUTE),
                new AccountRenamed(WEBSITE, "www.example.com", "shop.example.com"),
                new AccountRouteChanged(WEBSITE, ROUTE, List.of(new RouteStep(SALES, null, 300))),
                new AccountAgentAdded(WEBSITE, ANNA),
                new AccountAgentRemoved(WEBSITE, ANNA),
                new AccountDeleted(WEBSITE));
    }

    private static List<Sample> settings() {
        return each(
                new TabLimitChanged(20, 5),
                new OfferTimeoutChanged(30, 45),
                new LiveOfferLimitChanged(20, 5),
                new TransferTimeoutChanged(300, 120),
                new SessionTimeoutChanged(5, 0),
                new SecondLoginChanged(SecondLogin.REPLACE, SecondLogin.REFUSE),
                new PauseReasonsRestricted(),
                new PauseReasonsOpened(),
                new FirstInternalChanged(10_000, 3_000),
                new ScreenRecordingPathChanged("", "//archive/screens"),
                new MaskedCharactersChanged(4, 6));
    }

    private static List<Sample> telephones() {
        return each(
                new TelephoneAdded(DESK, "Desk 7", "PJSIP/desk-7"),
                new TelephoneRenamed(DESK, "Desk 7", "Window"),
                new TelephoneRegistered(DESK),
                new TelephoneUnregistered(DESK),
                new TelephoneOccupied(DESK, ANNA, AgentSamples.SESSION),
                new TelephoneRemoved(DESK));
    }

    private static List<Sample> kpis() {
        Map<Channel, KpiTarget> targets =
                Map.of(Channel.CHAT, new KpiTarget(20, 10), Channel.EMAIL, new KpiTarget(14_400, 5));
        OfficeHours hours = new OfficeHours(
                "Europe/Rome", List.of(new OpeningPeriod(1, 540, 1_080), new OpeningPeriod(6, 540, 1_440)));
        return List.of(
                Sample.of(new KpisDefined(2, "Contract of 2026", ServiceLevel.SL3, targets, hours)),
                new Sample(new KpisDefined(3, null, ServiceLevel.SL1, targets, null), "always-open"));
    }

    private static List<Sample> people() {
        return each(
                new UserCreated(
                        CHIEF,
                        sealed(CHIEF.value(), "aX6f"),
                        sealed(CHIEF.value(), "Vb1k"),
                        Role.ADMINISTRATOR,
                        null,
                        null),
                new ClaimTaken("internal:1001", ANNA.value()),
                new ClaimReleased("internal:1001", ANNA.value()));
    }

    static Sealed sealed(UUID subject, String salt) {
        return new Sealed(subject, salt + "8d2rT0b1N5uQw3YhJm6LzXcV9aEfGkPs7iRoUt4=");
    }
}
