package io.switchlog.command.interaction;

import static org.assertj.core.api.Assertions.assertThat;

import io.switchlog.command.Centre;
import io.switchlog.command.dispatch.Refusal;
import io.switchlog.messages.Channel;
import io.switchlog.messages.agent.AgentCommand.LogoutAgent;
import io.switchlog.messages.agent.AgentCommand.PauseAgent;
import io.switchlog.messages.agent.AgentId;
import io.switchlog.messages.agent.LogoutCause;
import io.switchlog.messages.interaction.InteractionCommand.AcceptInteraction;
import io.switchlog.messages.interaction.InteractionCommand.ExpireOffers;
import io.switchlog.messages.interaction.InteractionCommand.RejectOffer;
import io.switchlog.messages.interaction.InteractionCommand.RescindOffers;
import io.switchlog.messages.interaction.InteractionEvent.InteractionOfferExpired;
import io.switchlog.messages.interaction.InteractionEvent.InteractionOfferRejected;
import io.switchlog.messages.interaction.InteractionEvent.InteractionOfferRescinded;
import io.switchlog.messages.interaction.InteractionId;
import io.switchlog.messages.interaction.RescindCause;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** RejectOffer, ExpireOffers and RescindOffers: the three ways in which an offer ends and the step does not. */
class EndOffersTest extends InteractionTest {
    private AgentId anna = new AgentId(new UUID(0, 0));
    private AgentId bert = anna;
    private InteractionId interactionId = new InteractionId(new UUID(0, 0));

    @BeforeEach
    void offerToBoth() {
        anna = centre.loggedIn();
        bert = centre.loggedIn();
        interactionId = centre.received(centre.queue(anna, bert), 60);
        centre.given(centre.offer(interactionId, 1, anna, bert));
    }

    @Test
    void aRejectionEndsTheAgentsOfferAndNoOther() {
        centre.when(new RejectOffer(interactionId, anna))
                .expectEvents(new InteractionOfferRejected(interactionId, 1, anna, Channel.CHAT));
        centre.when(new RejectOffer(interactionId, anna)).expectRefused(Refusal.NOT_OFFERED);
        centre.when(new AcceptInteraction(interactionId, anna)).expectRefused(Refusal.NOT_OFFERED);
        assertThat(centre.when(new AcceptInteraction(interactionId, bert)).failure())
                .isNull();
        centre.when(new RejectOffer(interactionId, bert)).expectRefused(Refusal.ALREADY_ACCEPTED);
    }

    @Test
    void anExpiryEndsLiveOffersOnly() {
        centre.given(new RejectOffer(interactionId, anna));
        centre.forwardSeconds(Centre.AGENT_TIMEOUT_SECONDS);
        centre.when(new ExpireOffers(interactionId, 1, List.of(anna, bert)))
                .expectEvents(new InteractionOfferExpired(interactionId, 1, bert, Channel.CHAT));
        centre.when(new ExpireOffers(interactionId, 1, List.of(anna, bert))).expectRefused(Refusal.NOT_OFFERED);
    }

    @Test
    void anOfferDoesNotExpireBeforeItsTime() {
        centre.forwardSeconds(Centre.AGENT_TIMEOUT_SECONDS - 1);
        centre.when(new ExpireOffers(interactionId, 1, List.of(anna, bert))).expectRefused(Refusal.NOT_DUE);
        centre.given(new RejectOffer(interactionId, anna));
        centre.given(centre.offer(interactionId, 1, anna));
        centre.forwardSeconds(1);
        // A command that was meant for the offer before does not end the new one.
        centre.when(new ExpireOffers(interactionId, 1, List.of(anna, bert)))
                .expectEvents(new InteractionOfferExpired(interactionId, 1, bert, Channel.CHAT));
    }

    @Test
    void onlyWhatAdmissionRefusesByNowIsTakenBackAndForThatCause() {
        centre.when(new RescindOffers(interactionId, 1, List.of(anna), RescindCause.PAUSED))
                .expectRefused(Refusal.NOT_DUE);
        centre.given(new PauseAgent(anna, Set.of(Channel.CHAT), "Lunch"));
        centre.given(new LogoutAgent(bert, LogoutCause.REQUESTED));
        centre.when(new RescindOffers(interactionId, 1, List.of(anna, bert), RescindCause.NOT_LOGGED_IN))
                .expectEvents(new InteractionOfferRescinded(
                        interactionId, 1, bert, Channel.CHAT, RescindCause.NOT_LOGGED_IN));
        centre.when(new RescindOffers(interactionId, 1, List.of(anna), RescindCause.CAPACITY))
                .expectRefused(Refusal.NOT_DUE);
    }

    @Test
    void anOfferTakenBackSaysWhy() {
        centre.given(new PauseAgent(anna, Set.of(Channel.CHAT), "Lunch"));
        centre.given(new PauseAgent(bert, Set.of(Channel.CHAT), "Lunch"));
        centre.when(new RescindOffers(interactionId, 1, List.of(anna), RescindCause.PAUSED))
                .expectEvents(new InteractionOfferRescinded(interactionId, 1, anna, Channel.CHAT, RescindCause.PAUSED));
        centre.when(new RescindOffers(interactionId, 2, List.of(bert), RescindCause.PAUSED))
                .expectRefused(Refusal.STEP_OVER);
    }
}
