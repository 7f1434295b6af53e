package io.switchlog.command.routing;

import static io.switchlog.command.routing.Room.SESSION;
import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import io.switchlog.command.interaction.Interaction;
import io.switchlog.command.routing.Room.Notified;
import io.switchlog.messages.Channel;
import io.switchlog.messages.agent.AgentEvent.AgentLoggedIn;
import io.switchlog.messages.agent.AgentEvent.AgentTabClosed;
import io.switchlog.messages.agent.AgentId;
import io.switchlog.messages.interaction.AbandonCause;
import io.switchlog.messages.interaction.InteractionCommand.OfferInteraction;
import io.switchlog.messages.interaction.InteractionEvent.InteractionAbandoned;
import io.switchlog.messages.interaction.InteractionEvent.InteractionOfferExpired;
import io.switchlog.messages.interaction.InteractionEvent.InteractionOfferRejected;
import io.switchlog.messages.interaction.InteractionId;
import io.switchlog.messages.interaction.Origin;
import io.switchlog.messages.queue.QueueEvent.QueueMemberAdded;
import io.switchlog.messages.queue.QueueEvent.QueueMemberPenaltyChanged;
import io.switchlog.messages.queue.QueueEvent.QueueStrategyChanged;
import io.switchlog.messages.queue.QueueEvent.QueueWeightChanged;
import io.switchlog.messages.queue.QueueId;
import io.switchlog.messages.queue.Strategy;
import io.switchlog.messages.routing.AdmissionRefusal;
import io.switchlog.messages.routing.Choice;
import io.switchlog.messages.settings.SettingsEvent.LiveOfferLimitChanged;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What goes to whom, and what goes first. */
class DistributionTest {
    private final Room room = new Room();

    @Test
    void ofSeveralQueuesTheHeaviestGetsTheAgentsOnlySlot() {
        oneAtATime();
        AgentId anna = room.agent(Map.of());
        QueueId chats = room.queue(Channel.CHAT, Strategy.RRMEMORY, 3, anna);
        QueueId mails = room.queue(Channel.EMAIL, Strategy.LEASTRECENT, 7, anna);
        QueueId texts = room.queue(Channel.SMS, Strategy.RANDOM, 5, anna);
        InteractionId chat = room.queued(chats, 100, 600);
        InteractionId text = room.queued(texts, 50, 600);
        InteractionId mail = room.queued(mails, 0, 600);
        room.happened(new AgentLoggedIn(anna, SESSION));
        assertThat(inTheOrderOfTheirTurn(anna)).containsExactly(mail, text, chat);
    }

    @Test
    void queuesOfEqualWeightAreOneLineByPriorityAndThenFirstComeFirstServed() {
        oneAtATime();
        AgentId anna = room.agent(Map.of());
        QueueId chats = room.queue(Channel.CHAT, Strategy.RRMEMORY, 4, anna);
        QueueId mails = room.queue(Channel.EMAIL, Strategy.FEWESTCALLS, 4, anna);
        InteractionId first = room.queued(mails, 0, 600);
        InteractionId second = room.queued(chats, 0, 600);
        InteractionId urgent = room.queued(chats, 1, 600);
        InteractionId third = room.queued(mails, 0, 600);
        InteractionId urgentToo = room.queued(mails, 1, 600);
        InteractionId fourth = room.queued(chats, 0, 600);
        room.happened(new AgentLoggedIn(anna, SESSION));
        assertThat(inTheOrderOfTheirTurn(anna)).containsExactly(urgent, urgentToo, first, second, third, fourth);
    }

    @Test
    void aChangeOfWeightCountsFromTheNextOffer() {
        oneAtATime();
        AgentId anna = room.agent(Map.of());
        QueueId heavy = room.queue(Strategy.RRMEMORY, 9, anna);
        QueueId light = room.queue(Strategy.RRMEMORY, 1, anna);
        InteractionId first = room.queued(heavy, 0, 600);
        InteractionId second = room.queued(heavy, 0, 600);
        InteractionId third = room.queued(light, 0, 600);
        room.happened(new AgentLoggedIn(anna, SESSION));
        assertThat(room.offers()).containsExactly(new Notified(anna, first));
        room.happened(new QueueWeightChanged(light, 1, 10));
        assertThat(room.commands()).isEmpty();
        reject(first, anna);
        assertThat(room.offers()).containsExactly(new Notified(anna, third));
        reject(third, anna);
        assertThat(room.offers()).containsExactly(new Notified(anna, second));
    }

    @Test
    void theHeavierQueueLeavesWhomItDoesNotNeed() {
        oneAtATime();
        AgentId anna = room.agent(Map.of());
        AgentId bert = room.agent(Map.of());
        QueueId heavy = room.queue(Strategy.RRMEMORY, 9, anna, bert);
        QueueId light = room.queue(Strategy.RRMEMORY, 1, anna, bert);
        InteractionId inLight = room.queued(light, 0, 600);
        InteractionId inHeavy = room.queued(heavy, 0, 600);
        room.happened(new AgentLoggedIn(anna, SESSION), new AgentLoggedIn(bert, SESSION));
        assertThat(room.offers()).containsExactly(new Notified(anna, inHeavy), new Notified(bert, inLight));
    }

    @Test
    void whatNobodyMayBeOfferedHoldsUpNobodyBehindIt() {
        oneAtATime();
        AgentId anna = room.loggedIn();
        QueueId queueId = room.queue(anna);
        InteractionId declined = room.queued(queueId, 9, 600);
        room.offers();
        reject(declined, anna);
        InteractionId behind = room.queued(queueId, 0, 600);
        assertThat(room.offers()).containsExactly(new Notified(anna, behind));
    }

    @Test
    void whoHadAnAgentAndLostHimGoesBeforeHisEqualsButNotBeforeTheUrgent() {
        oneAtATime();
        AgentId anna = room.agent(Map.of());
        QueueId queueId = room.queue(anna);
        InteractionId first = room.queued(queueId, 0, 600);
        InteractionId urgent = room.queued(queueId, 1, 600);
        InteractionId lost = new InteractionId(new UUID(1, 1));
        room.happened(room.queuedEvent(lost, 3, queueId, Origin.REQUEUED, 0, 600));
        InteractionId transferred = new InteractionId(new UUID(1, 2));
        room.happened(room.queuedEvent(transferred, 2, queueId, Origin.TRANSFER, 0, 600));
        room.happened(new AgentLoggedIn(anna, SESSION));
        assertThat(inTheOrderOfTheirTurn(anna)).containsExactly(urgent, lost, first, transferred);
    }

    @ParameterizedTest
    @EnumSource(names = {"LEASTRECENT", "FEWESTCALLS", "RANDOM", "LINEAR", "WEIGHTED", "RRMEMORY"})
    void aBurstIsSpread(Strategy strategy) {
        AgentId anna = room.agent(Map.of());
        AgentId bert = room.agent(Map.of());
        AgentId carla = room.agent(Map.of());
        QueueId queueId = room.queue(strategy, 5, anna, bert, carla);
        room.happened(new QueueMemberPenaltyChanged(queueId, bert, 0, 50));
        for (int i = 0; i < 9; i++) {
            room.queued(queueId, 0, 600);
        }
        for (AgentId agentId : List.of(anna, bert, carla)) {
            room.happened(new AgentLoggedIn(agentId, SESSION));
        }
        List<Notified> offers = room.offers();
        for (int round = 0; round < 3; round++) {
            assertThat(offers.subList(3 * round, 3 * round + 3))
                    .as("round %d", round)
                    .extracting(Notified::agentId)
                    .containsExactlyInAnyOrder(anna, bert, carla);
        }
    }

    @Test
    void fewestCallsCountsAcceptancesFromThisQueueOnly() {
        AgentId anna = room.loggedIn();
        AgentId bert = room.loggedIn();
        QueueId queueId = room.queue(Strategy.FEWESTCALLS, 5, anna, bert);
        QueueId other = room.queue(Strategy.FEWESTCALLS, 5, anna, bert);
        answers(queueId, anna);
        assertThat(next(queueId)).isEqualTo(bert);
        answers(other, bert);
        answers(other, bert);
        assertThat(next(queueId)).isEqualTo(bert);
        answers(queueId, bert);
        answers(queueId, bert);
        assertThat(next(queueId)).isEqualTo(anna);
    }

    @Test
    void aNewMemberStartsWhereTheLeastBusyOneStands() {
        AgentId anna = room.loggedIn();
        AgentId bert = room.loggedIn();
        AgentId carla = room.loggedIn();
        QueueId queueId = room.queue(Strategy.FEWESTCALLS, 5, anna, bert);
        for (int i = 0; i < 3; i++) {
            answers(queueId, anna);
        }
        answers(queueId, bert);
        answers(queueId, bert);
        room.happened(new QueueMemberAdded(queueId, carla, 0));
        // He does not get everything for a while: equal to the least busy, and a member for a shorter time.
        answers(queueId, next(queueId), bert);
        answers(queueId, next(queueId), carla);
        answers(queueId, next(queueId), anna);
    }

    @Test
    void leastRecentGoesByThisQueueOnly() {
        AgentId anna = room.loggedIn();
        AgentId bert = room.loggedIn();
        AgentId carla = room.loggedIn();
        QueueId queueId = room.queue(Strategy.LEASTRECENT, 5, anna, bert, carla);
        QueueId other = room.queue(Strategy.LEASTRECENT, 5, anna, bert, carla);
        answers(queueId, next(queueId), anna);
        answers(other, anna);
        answers(queueId, next(queueId), bert);
        answers(other, bert);
        answers(queueId, next(queueId), carla);
        answers(other, carla);
        answers(queueId, next(queueId), anna);
        answers(queueId, next(queueId), bert);
    }

    @Test
    void linearRingsTheNextPenaltyOnlyWhereTheLowerAreBusyOrRinging() {
        AgentId anna = room.loggedIn(Map.of(Channel.CHAT, 1));
        AgentId bert = room.loggedIn();
        QueueId queueId = room.queue(Strategy.LINEAR, 5, anna, bert);
        room.happened(new QueueMemberPenaltyChanged(queueId, bert, 0, 10));
        InteractionId first = room.queued(queueId);
        InteractionId second = room.queued(queueId);
        assertThat(room.offers()).containsExactly(new Notified(anna, first), new Notified(bert, second));
        room.accepted(first, anna, queueId);
        InteractionId third = room.queued(queueId);
        assertThat(room.offers()).containsExactly(new Notified(bert, third));
        room.happened(new AgentTabClosed(anna, first, Channel.CHAT));
        InteractionId fourth = room.queued(queueId);
        assertThat(room.offers()).containsExactly(new Notified(anna, fourth));
    }

    @Test
    void whatIsDrawnFollowsFromWhatIsInTheLog() {
        Set<AgentId> drawn = new HashSet<>();
        AgentId[] agents = new AgentId[4];
        for (int i = 0; i < agents.length; i++) {
            agents[i] = room.loggedIn();
        }
        QueueId queueId = room.queue(Strategy.RANDOM, 5, agents);
        for (int i = 0; i < 40; i++) {
            InteractionId interactionId = room.queued(queueId, 0, 600);
            WaitingInteraction waiting = requireNonNull(room.waitingRoom.waiting(interactionId));
            long seed = Distribution.seed(waiting);
            AgentId first = next(interactionId);
            drawn.add(first);
            assertThat(Distribution.seed(waiting))
                    .as("the next offer is another draw")
                    .isNotEqualTo(seed);
            room.restart();
            assertThat(Distribution.seed(requireNonNull(room.waitingRoom.waiting(interactionId))))
                    .isEqualTo(Distribution.seed(waiting));
            room.accepted(interactionId, first, queueId);
            room.happened(new AgentTabClosed(first, interactionId, Channel.CHAT));
        }
        assertThat(drawn).hasSize(4);
    }

    @Test
    void whoIsPassedOverAndWhoIsACandidateIsKeptUpToALimitAndCounted() {
        AgentId[] members = new AgentId[130];
        for (int i = 0; i < members.length; i++) {
            members[i] = i < 70 ? room.loggedIn() : room.agent(Map.of());
        }
        QueueId queueId = room.queue(Strategy.LINEAR, 5, members);
        room.queued(queueId);
        Choice choice = onlyChoice();
        assertThat(choice.rank()).isEqualTo(1);
        assertThat(choice.candidates()).isEqualTo(List.of(members).subList(0, Choice.MOST_LISTED));
        assertThat(choice.candidateCount()).isEqualTo(70);
        assertThat(choice.passedOver())
                .hasSize(Choice.MOST_LISTED)
                .allSatisfy(passed -> assertThat(passed.cause()).isEqualTo(AdmissionRefusal.NOT_LOGGED_IN));
        assertThat(choice.passedOverCount()).isEqualTo(60);
    }

    @Test
    void whereTheListsAreWholeTheyAreNotCounted() {
        AgentId[] members = new AgentId[2 * Choice.MOST_LISTED];
        for (int i = 0; i < members.length; i++) {
            members[i] = i % 2 == 0 ? room.loggedIn() : room.agent(Map.of());
        }
        room.queued(room.queue(Strategy.LINEAR, 5, members));
        Choice choice = onlyChoice();
        assertThat(choice.candidates()).hasSize(Choice.MOST_LISTED);
        assertThat(choice.passedOver()).hasSize(Choice.MOST_LISTED);
        assertThat(choice.candidateCount()).isNull();
        assertThat(choice.passedOverCount()).isNull();
    }

    @Test
    void beepallOverManyMembersGoesOutInSeveralCommands() {
        AgentId[] members = new AgentId[800];
        for (int i = 0; i < members.length; i++) {
            members[i] = room.loggedIn();
        }
        InteractionId chat = room.queued(room.queue(Strategy.BEEPALL, 5, members));
        Decision first = room.decision();
        OfferInteraction offer = (OfferInteraction) first.command();
        assertThat(offer.offers()).hasSize(500);
        assertThat(offer.offers().get(0).choice().candidateCount()).isEqualTo(800);
        assertThat(offer.offers().subList(1, 500))
                .allSatisfy(each -> assertThat(each.choice().candidates()).isEmpty());
        assertThat(room.commands()).as("one command at a time").isEmpty();
        room.comesToPass(first);
        List<Notified> others = room.offers();
        assertThat(others)
                .hasSize(300)
                .allSatisfy(each -> assertThat(each.interactionId()).isEqualTo(chat));
        assertThat(others)
                .extracting(Notified::agentId)
                .isEqualTo(List.of(members).subList(500, 800));
        assertThat(room.commands()).isEmpty();
    }

    @Test
    void beepallRingsAtNoMoreThanWhatCanEndsAtOnce() {
        AgentId[] members = new AgentId[1_100];
        for (int i = 0; i < members.length; i++) {
            members[i] = room.loggedIn();
        }
        InteractionId chat = room.queued(room.queue(Strategy.BEEPALL, 5, members), 0, 600);
        List<AgentId> notified = new ArrayList<>();
        for (List<Notified> more = room.offers(); !more.isEmpty(); more = room.offers()) {
            more.forEach(each -> notified.add(each.agentId()));
        }
        assertThat(notified).isEqualTo(List.of(members).subList(0, Interaction.MOST_LIVE_OFFERS));
        room.happened(new InteractionOfferExpired(chat, 1, members[7], Channel.CHAT));
        assertThat(room.offers()).containsExactly(new Notified(members[Interaction.MOST_LIVE_OFFERS], chat));
        assertThat(room.commands()).isEmpty();
    }

    @Test
    void aStrategyOfANewerVersionIsNotGuessedAndItsInteractionsTimeOut() {
        AgentId anna = room.loggedIn();
        QueueId queueId = room.queue(anna);
        room.happened(new QueueStrategyChanged(queueId, Strategy.RRMEMORY, Strategy.UNKNOWN));
        room.queued(queueId, 0, 10);
        assertThat(room.commands()).isEmpty();
        room.forwardSeconds(10);
        assertThat(room.commands()).hasSize(1);
    }

    @Test
    void whatIsForOneAgentHasToFindRoomAtHimToo() {
        oneAtATime();
        AgentId anna = room.agent(Map.of());
        InteractionId later = room.directed(anna, 600);
        InteractionId lost = new InteractionId(new UUID(1, 1));
        room.happened(room.directedEvent(lost, 2, anna, Origin.REQUEUED, 600));
        InteractionId queued = room.queued(room.queue(anna), 0, 600);
        room.happened(new AgentLoggedIn(anna, SESSION));
        assertThat(inTheOrderOfTheirTurn(anna)).containsExactly(lost, later, queued);
    }

    @Test
    void aLowerLimitTakesNothingBackAndAHigherOneCountsAtOnce() {
        AgentId anna = room.loggedIn();
        QueueId queueId = room.queue(anna);
        for (int i = 0; i < 4; i++) {
            room.queued(queueId, 0, 600);
        }
        room.happened(new LiveOfferLimitChanged(20, 3));
        assertThat(room.offers()).hasSize(3);
        room.happened(new LiveOfferLimitChanged(3, 1));
        assertThat(room.commands()).isEmpty();
        room.happened(new LiveOfferLimitChanged(1, 4));
        assertThat(room.offers()).hasSize(1);
    }

    private void oneAtATime() {
        room.happened(new LiveOfferLimitChanged(20, 1));
    }

    /** What is offered to the agent, who takes one after the other and closes it at once. */
    private List<InteractionId> inTheOrderOfTheirTurn(AgentId agentId) {
        List<InteractionId> order = new ArrayList<>();
        for (List<Notified> now = room.offers(); !now.isEmpty(); now = room.offers()) {
            assertThat(now).singleElement().extracting(Notified::agentId).isEqualTo(agentId);
            InteractionId interactionId = now.get(0).interactionId();
            order.add(interactionId);
            WaitingInteraction waiting = requireNonNull(room.waitingRoom.waiting(interactionId));
            room.accepted(interactionId, agentId, waiting.step().queueId());
            room.happened(new AgentTabClosed(agentId, interactionId, Channel.CHAT));
        }
        return order;
    }

    private void reject(InteractionId interactionId, AgentId agentId) {
        room.happened(new InteractionOfferRejected(interactionId, 1, agentId, Channel.CHAT));
    }

    /** The agent accepts one of this queue, whoever would have been offered it, and is done with it. */
    private void answers(QueueId queueId, AgentId agentId) {
        InteractionId interactionId = room.queued(queueId, 0, 600);
        room.offers();
        room.accepted(interactionId, agentId, queueId);
        room.happened(new AgentTabClosed(agentId, interactionId, Channel.CHAT));
    }

    private void answers(QueueId queueId, AgentId next, AgentId expected) {
        assertThat(next).isEqualTo(expected);
        answers(queueId, expected);
    }

    /** Who is offered the next one of this queue, which then leaves. */
    private AgentId next(QueueId queueId) {
        InteractionId interactionId = room.queued(queueId, 0, 600);
        AgentId agentId = next(interactionId);
        room.happened(new InteractionAbandoned(interactionId, 1, queueId, Channel.CHAT, AbandonCause.WHILE_OFFERED));
        room.commands();
        return agentId;
    }

    private AgentId next(InteractionId interactionId) {
        return room.offers().stream()
                .filter(notified -> notified.interactionId().equals(interactionId))
                .findFirst()
                .orElseThrow()
                .agentId();
    }

    private Choice onlyChoice() {
        OfferInteraction offer = (OfferInteraction) room.decision().command();
        assertThat(offer.offers()).hasSize(1);
        return offer.offers().get(0).choice();
    }
}
