package io.switchlog.command.interaction;

import static org.assertj.core.api.Assertions.assertThat;

import io.switchlog.command.dispatch.Refusal;
import io.switchlog.command.dispatch.Refused;
import io.switchlog.command.interaction.Interaction.Notice;
import io.switchlog.messages.Channel;
import io.switchlog.messages.account.AccountId;
import io.switchlog.messages.account.RouteStep;
import io.switchlog.messages.agent.AgentId;
import io.switchlog.messages.interaction.Contact;
import io.switchlog.messages.interaction.InteractionCommand.AbandonInteraction;
import io.switchlog.messages.interaction.InteractionCommand.Offer;
import io.switchlog.messages.interaction.InteractionCommand.OfferInteraction;
import io.switchlog.messages.interaction.InteractionEvent.InteractionOffered;
import io.switchlog.messages.interaction.InteractionEvent.InteractionQueued;
import io.switchlog.messages.interaction.InteractionEvent.InteractionReceived;
import io.switchlog.messages.interaction.InteractionId;
import io.switchlog.messages.interaction.Origin;
import io.switchlog.messages.queue.QueueId;
import io.switchlog.messages.queue.Strategy;
import io.switchlog.messages.routing.Choice;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.axonframework.commandhandling.CommandHandler;
import org.axonframework.modelling.command.Repository;
import org.axonframework.test.aggregate.AggregateTestFixture;
import org.axonframework.test.matchers.Matchers;
import org.hamcrest.CustomTypeSafeMatcher;
import org.hamcrest.Matcher;
import org.junit.jupiter.api.Test;

/** Whatever ends a step ends its offers in the same append, and that has a limit. */
class MostLiveOffersTest {
    private static final Instant LATER = Instant.parse("2099-01-01T00:00:00Z");
    private static final InteractionId CHAT = new InteractionId(new UUID(1, 1));
    private static final QueueId SALES = new QueueId(new UUID(1, 2));
    private static final AccountId WEBSITE = new AccountId(new UUID(1, 3));
    private static final int MOST_EVENTS = 1_024;

    private final AggregateTestFixture<Interaction> fixture = new AggregateTestFixture<>(Interaction.class);

    /** Offers without a look at agents and settings. */
    record Offering(Repository<Interaction> interactions) {
        @CommandHandler
        void decide(OfferInteraction command) {
            List<Notice> notices = command.offers().stream()
                    .map(offer -> new Notice(offer.agentId(), offer.choice(), null))
                    .toList();
            interactions
                    .load(command.interactionId().toString())
                    .execute(interaction -> interaction.offer(command.stepNo(), notices, command.expiresAt(), null));
        }
    }

    @Test
    void oneMoreThanTheMostIsRefused() {
        fixture.registerAnnotatedCommandHandler(new Offering(fixture.getRepository()));
        fixture.given(ringingAt(Interaction.MOST_LIVE_OFFERS))
                .when(offer(Interaction.MOST_LIVE_OFFERS))
                .expectException(refused(Refusal.TOO_MANY));
        fixture.given(ringingAt(Interaction.MOST_LIVE_OFFERS - 1))
                .when(offer(Interaction.MOST_LIVE_OFFERS))
                .expectSuccessfulHandlerExecution();
        // Who has one already does not count.
        fixture.given(ringingAt(Interaction.MOST_LIVE_OFFERS)).when(offer(3)).expectNoEvents();
    }

    @Test
    void allOfThemEndWithTheStep() {
        fixture.given(ringingAt(Interaction.MOST_LIVE_OFFERS))
                .when(new AbandonInteraction(CHAT))
                .expectSuccessfulHandlerExecution()
                .expectEventsMatching(Matchers.predicate(events -> events.size() == Interaction.MOST_LIVE_OFFERS + 1));
        assertThat(Interaction.MOST_LIVE_OFFERS).isLessThan(MOST_EVENTS - 2);
    }

    private static List<Object> ringingAt(int agents) {
        List<Object> events = new ArrayList<>();
        events.add(new InteractionReceived(
                CHAT,
                WEBSITE,
                "Website",
                Channel.CHAT,
                new Contact(new UUID(1, 4), null, null, null),
                null,
                null,
                0,
                List.of(new RouteStep(SALES, null, 60))));
        events.add(new InteractionQueued(
                CHAT, 1, 1, Origin.NEW, SALES, "Sales", Strategy.BEEPALL, Channel.CHAT, WEBSITE, "Website", 0, LATER));
        for (int i = 0; i < agents; i++) {
            events.add(new InteractionOffered(CHAT, 1, agent(i), SALES, Channel.CHAT, LATER, choice(i), null, null));
        }
        return events;
    }

    private static OfferInteraction offer(int number) {
        var offer = new Offer(agent(number), choice(number));
        return new OfferInteraction(CHAT, 1, List.of(offer), LATER);
    }

    private static AgentId agent(int number) {
        return new AgentId(new UUID(2, number));
    }

    private static Choice choice(int number) {
        return new Choice(Strategy.BEEPALL, number + 1, List.of(), List.of(), null, null);
    }

    private static Matcher<Refused> refused(Refusal code) {
        return new CustomTypeSafeMatcher<>("refused with " + code) {
            @Override
            protected boolean matchesSafely(Refused refused) {
                return refused.code() == code;
            }
        };
    }
}
