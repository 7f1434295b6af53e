package io.switchlog.command.routing;

import static io.switchlog.command.routing.Room.SESSION;
import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import io.switchlog.command.routing.Room.Notified;
import io.switchlog.messages.Channel;
import io.switchlog.messages.agent.AgentEvent.AgentAutoAnswerConflictNoted;
import io.switchlog.messages.agent.AgentEvent.AgentAutoAnswerDisabled;
import io.switchlog.messages.agent.AgentEvent.AgentAutoAnswerEnabled;
import io.switchlog.messages.agent.AgentEvent.AgentPaused;
import io.switchlog.messages.agent.AgentEvent.AgentTabClosed;
import io.switchlog.messages.agent.AgentEvent.AgentTabOpened;
import io.switchlog.messages.agent.AgentId;
import io.switchlog.messages.interaction.InteractionCommand.AcceptAutomatically;
import io.switchlog.messages.interaction.InteractionCommand.ExpireOffers;
import io.switchlog.messages.interaction.InteractionCommand.OfferInteraction;
import io.switchlog.messages.interaction.InteractionCommand.RenotifyAgents;
import io.switchlog.messages.interaction.InteractionCommand.RescindOffers;
import io.switchlog.messages.interaction.InteractionCommand.TimeOutStep;
import io.switchlog.messages.interaction.InteractionEvent.InteractionOfferRenotified;
import io.switchlog.messages.interaction.InteractionEvent.InteractionOfferRescinded;
import io.switchlog.messages.interaction.InteractionEvent.InteractionOffered;
import io.switchlog.messages.interaction.InteractionId;
import io.switchlog.messages.interaction.RescindCause;
import io.switchlog.messages.interaction.TimeoutCause;
import io.switchlog.messages.queue.QueueId;
import io.switchlog.messages.queue.Strategy;
import io.switchlog.messages.routing.AdmissionRefusal;
import io.switchlog.messages.routing.Choice;
import io.switchlog.messages.routing.PassedOver;
import io.switchlog.messages.settings.SettingsEvent.TabLimitChanged;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** What is due about an offer while it stands: the automatic acceptance, reminders, the end. */
class AutoAnswerRoutingTest {
    private static final int DELAY = 7;
    private final Room room = new Room();

    @Test
    @Tag("AG-125")
    @Tag("AG-126")
    void itIsAcceptedWhenItsTimeHasComeAndNotBefore() {
        AgentId anna = answering(Map.of());
        InteractionId chat = ringing(room.queue(anna), anna, DELAY, null);
        room.forward(Duration.ofMillis(DELAY * 1_000 - 1));
        assertThat(room.commands()).isEmpty();
        room.forward(Duration.ofMillis(1));
        assertThat(room.commands()).containsExactly(new AcceptAutomatically(chat, 1, anna));
        assertThat(room.commands()).isEmpty();
    }

    @Test
    @Tag("AG-125")
    void itIsAcceptedAfterARestartToo() {
        AgentId anna = answering(Map.of());
        InteractionId chat = ringing(room.queue(anna), anna, DELAY, 3);
        room.restart();
        room.forwardSeconds(2);
        assertThat(room.commands()).isEmpty();
        room.forwardSeconds(1);
        assertThat(room.commands()).containsExactly(new RenotifyAgents(chat, 1, List.of(anna)));
        room.restart();
        room.forwardSeconds(DELAY - 3);
        assertThat(room.commands()).containsExactly(new AcceptAutomatically(chat, 1, anna));
    }

    @Test
    @Tag("AG-108")
    @Tag("AG-121")
    void atALimitItIsTakenBackAndMadeAgainWhenASlotIsFree() {
        AgentId anna = answering(Map.of(Channel.CHAT, 1));
        QueueId queueId = room.queue(anna);
        InteractionId chat = ringing(queueId, anna, DELAY, null);
        InteractionId open = new InteractionId(new UUID(1, 1));
        room.happened(new AgentTabOpened(anna, open, Channel.CHAT));
        Decision rescind = room.decision();
        assertThat(rescind.command()).isEqualTo(new RescindOffers(chat, 1, List.of(anna), RescindCause.CAPACITY));
        room.comesBack(rescind, new InteractionOfferRescinded(chat, 1, anna, Channel.CHAT, RescindCause.CAPACITY));
        room.forwardSeconds(DELAY);
        assertThat(room.commands()).isEmpty();
        room.happened(new AgentTabClosed(anna, open, Channel.CHAT));
        Decision again = room.decision();
        assertThat(again.command()).isInstanceOf(OfferInteraction.class);
        comesToPass(again, DELAY, null);
        room.forwardSeconds(DELAY - 1);
        assertThat(room.commands()).isEmpty();
        room.forwardSeconds(1);
        assertThat(room.commands()).containsExactly(new AcceptAutomatically(chat, 1, anna));
    }

    @Test
    @Tag("AG-108")
    @Tag("AG-109")
    void whatIsDueAtALimitIsNotAcceptedButTakenBack() {
        AgentId anna = answering(Map.of());
        InteractionId chat = ringing(room.queue(anna), anna, DELAY, null);
        room.forwardSeconds(DELAY);
        room.happened(new AgentTabOpened(anna, new InteractionId(new UUID(1, 1)), Channel.EMAIL));
        room.happened(new TabLimitChanged(20, 1));
        assertThat(room.commands()).containsExactly(new RescindOffers(chat, 1, List.of(anna), RescindCause.TAB_LIMIT));
    }

    @Test
    @Tag("AG-120")
    @Tag("AG-121")
    void whoIsFullTheWholeTimeIsNeverNotifiedAndTheTimeoutSaysSo() {
        AgentId anna = answering(Map.of(Channel.CHAT, 1));
        room.happened(new AgentTabOpened(anna, new InteractionId(new UUID(1, 1)), Channel.CHAT));
        InteractionId chat = room.queued(room.queue(anna), 0, 60);
        assertThat(room.commands()).isEmpty();
        room.forwardSeconds(60);
        assertThat(room.commands())
                .containsExactly(new TimeOutStep(
                        chat, 1, TimeoutCause.CAPACITY, List.of(new PassedOver(anna, AdmissionRefusal.CAPACITY))));
    }

    @Test
    void aDelayLongerThanTheStepEndsWithTheStep() {
        AgentId anna = answering(Map.of());
        InteractionId chat = room.queued(room.queue(anna), 0, 10);
        comesToPass(room.decision(), 10, null);
        room.forwardSeconds(10);
        assertThat(room.commands()).containsExactly(new TimeOutStep(chat, 1, TimeoutCause.NO_ANSWER, List.of()));
    }

    @Test
    void whereItIsRefusedItIsTriedAgainLessAndLessOften() {
        AgentId anna = answering(Map.of());
        InteractionId chat = ringing(room.queue(anna), anna, DELAY, null);
        room.forwardSeconds(DELAY);
        for (int held = 20; held <= 640; held *= 2) {
            Decision accept = room.decision();
            assertThat(accept.command()).isEqualTo(new AcceptAutomatically(chat, 1, anna));
            room.router.done(accept, false, room.now);
            room.forward(Duration.ofMillis(held - 1));
            assertThat(room.commands()).isEmpty();
            room.forward(Duration.ofMillis(1));
        }
    }

    @Test
    @Tag("AG-127")
    void whereAllAreNotifiedTheFirstThatIsDueIsTheOnlyOneThatIsAccepted() {
        AgentId anna = answering(Map.of());
        AgentId bert = answering(Map.of());
        QueueId queueId = room.queue(Strategy.BEEPALL, 5, anna, bert);
        conflictsAreNoted(queueId, anna, bert);
        InteractionId chat = room.queued(queueId, 0, 60);
        comesToPass(room.decision(), 5, null);
        room.forwardSeconds(5);
        assertThat(room.commands()).containsExactly(new AcceptAutomatically(chat, 1, anna));
        room.accepted(chat, anna, queueId);
        assertThat(room.commands()).isEmpty();
        room.forwardSeconds(60);
        assertThat(room.commands()).isEmpty();
    }

    @Test
    @Tag("AG-127")
    void ofSeveralThatAreDueTheFirstWhoMayIsAccepted() {
        AgentId anna = answering(Map.of());
        AgentId bert = answering(Map.of());
        QueueId queueId = room.queue(Strategy.BEEPALL, 5, anna, bert);
        conflictsAreNoted(queueId, anna, bert);
        InteractionId chat = room.queued(queueId, 0, 60);
        comesToPass(room.decision(), 5, null);
        room.forwardSeconds(5);
        room.happened(new AgentPaused(anna, SESSION, Set.of(Channel.CHAT), "Lunch", null));
        assertThat(room.commands()).containsExactly(new AcceptAutomatically(chat, 1, bert));
    }

    @Test
    @Tag("AG-124")
    void turnedOffWhileItRingsItIsLeftToTheAgent() {
        AgentId anna = answering(Map.of());
        ringing(room.queue(anna), anna, 5, null);
        room.happened(new AgentAutoAnswerDisabled(anna, Channel.CHAT));
        room.forwardSeconds(5);
        assertThat(room.commands()).isEmpty();
    }

    @Test
    void heIsRemindedAgainAndAgainUntilTheOfferEnds() {
        AgentId anna = answering(Map.of());
        InteractionId chat = ringing(room.queue(anna), anna, null, 10);
        for (int i = 0; i < 2; i++) {
            room.forwardSeconds(9);
            assertThat(room.commands()).isEmpty();
            room.forwardSeconds(1);
            Decision remind = room.decision();
            assertThat(remind.command()).isEqualTo(new RenotifyAgents(chat, 1, List.of(anna)));
            room.comesBack(remind, new InteractionOfferRenotified(chat, 1, anna, Channel.CHAT));
            assertThat(room.commands()).isEmpty();
        }
        room.forwardSeconds(10);
        assertThat(room.commands()).containsExactly(new ExpireOffers(chat, 1, List.of(anna)));
    }

    @Test
    void aReminderIsNoSecondOfferAndDoesNotMakeItStandLonger() {
        AgentId anna = answering(Map.of());
        InteractionId chat = ringing(room.queue(anna), anna, null, 10);
        room.forwardSeconds(10);
        room.comesBack(room.decision(), new InteractionOfferRenotified(chat, 1, anna, Channel.CHAT));
        WaitingInteraction waiting = requireNonNull(room.waitingRoom.waiting(chat));
        assertThat(waiting.offersMade()).isEqualTo(1);
        assertThat(requireNonNull(waiting.offers().get(anna)).expiresAt()).isEqualTo(room.now.plusSeconds(20));
        assertThat(requireNonNull(waiting.offers().get(anna)).remindAt()).isEqualTo(room.now.plusSeconds(10));
    }

    @Test
    void whatIsTakenBackIsTakenBackFromAllWhomTheSameCheckRefuses() {
        AgentId anna = answering(Map.of());
        AgentId bert = answering(Map.of());
        AgentId carla = answering(Map.of());
        QueueId queueId = room.queue(Strategy.BEEPALL, 5, anna, bert, carla);
        InteractionId chat = room.queued(queueId, 0, 60);
        assertThat(room.offers()).hasSize(3);
        for (AgentId agentId : List.of(anna, carla)) {
            room.happened(new AgentPaused(agentId, SESSION, Set.of(Channel.CHAT), "Lunch", null));
        }
        assertThat(room.commands())
                .containsExactly(new RescindOffers(chat, 1, List.of(anna, carla), RescindCause.PAUSED));
    }

    private InteractionId ringing(
            QueueId queueId, AgentId agentId, @Nullable Integer delaySeconds, @Nullable Integer renotifySeconds) {
        InteractionId interactionId = room.queued(queueId, 0, 600);
        Decision offer = room.decision();
        assertThat(((OfferInteraction) offer.command()).offers())
                .extracting(each -> new Notified(each.agentId(), interactionId))
                .containsExactly(new Notified(agentId, interactionId));
        comesToPass(offer, delaySeconds, renotifySeconds);
        return interactionId;
    }

    private void comesToPass(Decision decision, @Nullable Integer delaySeconds, @Nullable Integer renotifySeconds) {
        OfferInteraction command = (OfferInteraction) decision.command();
        QueueId queueId = requireNonNull(room.waitingRoom.waiting(command.interactionId()))
                .step()
                .queueId();
        Object[] events = command.offers().stream()
                .map(offer -> new InteractionOffered(
                        command.interactionId(),
                        1,
                        offer.agentId(),
                        queueId,
                        Channel.CHAT,
                        command.expiresAt(),
                        new Choice(null, 1, List.of(offer.agentId()), List.of(), null, null),
                        delaySeconds == null ? null : room.now.plusSeconds(delaySeconds),
                        renotifySeconds))
                .toArray();
        room.comesBack(decision, events);
    }

    private void conflictsAreNoted(QueueId queueId, AgentId... agents) {
        for (AgentId agentId : agents) {
            room.happened(new AgentAutoAnswerConflictNoted(agentId, Channel.CHAT, queueId));
        }
    }

    private AgentId answering(Map<Channel, Integer> capacity) {
        AgentId agentId = room.loggedIn(capacity);
        room.happened(new AgentAutoAnswerEnabled(agentId, Channel.CHAT, 0));
        return agentId;
    }
}
