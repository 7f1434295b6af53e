package io.switchlog.command.agent;

import static org.assertj.core.api.Assertions.assertThat;

import io.switchlog.command.Centre;
import io.switchlog.command.dispatch.Refusal;
import io.switchlog.command.log.CommandIds;
import io.switchlog.command.log.Unknown;
import io.switchlog.messages.Channel;
import io.switchlog.messages.agent.AgentCommand.ActOnMissedOffers;
import io.switchlog.messages.agent.AgentCommand.LogoutAgent;
import io.switchlog.messages.agent.AgentCommand.ResumeAgent;
import io.switchlog.messages.agent.AgentEvent.AgentPaused;
import io.switchlog.messages.agent.AgentEvent.AgentStoppedResponding;
import io.switchlog.messages.agent.AgentId;
import io.switchlog.messages.agent.LogoutCause;
import io.switchlog.messages.agent.SessionId;
import io.switchlog.messages.interaction.InteractionId;
import io.switchlog.messages.queue.MissedOfferAction;
import io.switchlog.messages.queue.MissedOfferPolicy;
import io.switchlog.messages.queue.QueueCommand.Conduct;
import io.switchlog.messages.queue.QueueId;
import java.util.Set;
import org.junit.jupiter.api.Test;

class ActOnMissedOffersTest extends AgentTest {
    @Test
    void hePausesOnTheQueuesChannel() {
        AgentId anna = centre.loggedIn();
        SessionId session = centre.session(anna);
        QueueId queueId = queue(MissedOfferAction.PAUSE, 2, anna);
        centre.when(missed(anna, queueId, 1)).expectRefused(Refusal.NOT_DUE);
        centre.when(missed(anna, queueId, 2))
                .expectEvents(new AgentPaused(anna, session, Set.of(Channel.CHAT), "Missed offers", null));
        centre.when(missed(anna, queueId, 2)).expectRefused(Refusal.ALREADY_PAUSED);
    }

    @Test
    void thatNeedsNoReasonOfTheCatalogue() {
        try (Centre strict = centre.another()) {
            strict.given(Centre.onlyListedPauseReasons(true));
            AgentId anna = strict.loggedIn();
            QueueId queueId = strict.queue(anna);
            strict.conduct(queueId, new Conduct(null, null, new MissedOfferPolicy(MissedOfferAction.PAUSE, 1), null));
            assertThat(strict.when(new ActOnMissedOffers(anna, strict.session(anna), queueId, 1))
                            .events())
                    .hasSize(1);
        }
    }

    @Test
    void heCountsAsNotRespondingAndIsOfferedNothingUntilHeReturns() {
        AgentId anna = centre.loggedIn();
        QueueId queueId = queue(MissedOfferAction.NOT_RESPONDING, 3, anna);
        centre.when(missed(anna, queueId, 3))
                .expectEvents(new AgentStoppedResponding(anna, centre.session(anna), queueId, 3));
        centre.when(missed(anna, queueId, 4)).expectRefused(Refusal.ALREADY_PAUSED);
        InteractionId chat = centre.received(queueId, 60);
        InteractionId mail = centre.received(centre.account(Channel.EMAIL, Centre.step(anna, 60)));
        centre.when(centre.offer(chat, 1, anna)).expectRefused(Refusal.PAUSED);
        centre.when(centre.offer(mail, 1, anna)).expectRefused(Refusal.PAUSED);
        centre.given(new ResumeAgent(anna));
        assertThat(centre.when(centre.offer(chat, 1, anna)).failure()).isNull();
        assertThat(centre.when(centre.offer(mail, 1, anna)).failure()).isNull();
    }

    @Test
    void whatThePolicyOfNowDoesNotAskForIsRefused() {
        AgentId anna = centre.loggedIn();
        QueueId queueId = queue(MissedOfferAction.NOT_RESPONDING, 1, anna);
        centre.conduct(queueId, new Conduct(null, null, MissedOfferPolicy.NONE, null));
        centre.when(missed(anna, queueId, 9)).expectRefused(Refusal.NOT_DUE);
    }

    @Test
    void anotherSessionBeganAnew() {
        AgentId anna = centre.loggedIn();
        QueueId pausing = queue(MissedOfferAction.PAUSE, 1, anna);
        QueueId away = queue(MissedOfferAction.NOT_RESPONDING, 1, anna);
        SessionId before = centre.session(anna);
        centre.given(new LogoutAgent(anna, LogoutCause.REQUESTED));
        centre.login(anna);
        centre.when(new ActOnMissedOffers(anna, before, pausing, 1)).expectRefused(Refusal.NOT_LOGGED_IN);
        centre.when(new ActOnMissedOffers(anna, before, away, 1)).expectRefused(Refusal.NOT_LOGGED_IN);
    }

    @Test
    void aQueueThatDoesNotExistIsUnknown() {
        AgentId anna = centre.loggedIn();
        centre.when(missed(anna, new QueueId(CommandIds.next()), 1)).expectFailure(Unknown.class);
    }

    private QueueId queue(MissedOfferAction action, int after, AgentId member) {
        QueueId queueId = centre.queue(member);
        centre.conduct(queueId, new Conduct(null, null, new MissedOfferPolicy(action, after), null));
        return queueId;
    }

    private ActOnMissedOffers missed(AgentId agentId, QueueId queueId, int offers) {
        return new ActOnMissedOffers(agentId, centre.session(agentId), queueId, offers);
    }
}
