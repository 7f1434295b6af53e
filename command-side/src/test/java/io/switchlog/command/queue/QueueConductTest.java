package io.switchlog.command.queue;

import static io.switchlog.command.queue.QueueEvents.SALES;
import static io.switchlog.command.queue.QueueEvents.created;
import static org.assertj.core.api.Assertions.assertThat;

import io.switchlog.command.Centre;
import io.switchlog.messages.Channel;
import io.switchlog.messages.interaction.RequeueCause;
import io.switchlog.messages.queue.MissedOfferAction;
import io.switchlog.messages.queue.MissedOfferPolicy;
import io.switchlog.messages.queue.QueueCommand.ChangeQueue;
import io.switchlog.messages.queue.QueueCommand.Conduct;
import io.switchlog.messages.queue.QueueCommand.CreateQueue;
import io.switchlog.messages.queue.QueueEvent;
import io.switchlog.messages.queue.QueueEvent.QueueMissedOfferPolicyChanged;
import io.switchlog.messages.queue.QueueEvent.QueueRenotificationChanged;
import io.switchlog.messages.queue.QueueEvent.QueueRequeuePolicyChanged;
import io.switchlog.messages.queue.QueueEvent.QueueWrapUpChanged;
import io.switchlog.messages.queue.Strategy;
import java.util.List;
import java.util.Set;
import org.axonframework.test.aggregate.AggregateTestFixture;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class QueueConductTest {
    private static final MissedOfferPolicy AWAY = new MissedOfferPolicy(MissedOfferAction.NOT_RESPONDING, 3);
    private static final Set<RequeueCause> GONE = Set.of(RequeueCause.LOGGED_OUT, RequeueCause.DISCONNECTED);
    private final AggregateTestFixture<Queue> fixture = new AggregateTestFixture<>(Queue.class);

    @ParameterizedTest
    @EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "UNKNOWN")
    void whetherTheContactSitsAndWaitsDecidesWhatHoldsAtFirst(Channel channel) {
        boolean sitsAndWaits = Set.of(Channel.CHAT, Channel.SMS, Channel.OPENCHANNEL, Channel.WHATSAPP)
                .contains(channel);
        assertThat(QueueConduct.of(channel))
                .isEqualTo(new QueueConduct(0, 0, MissedOfferPolicy.NONE, sitsAndWaits ? GONE : Set.of()));
    }

    @Test
    void eachThingThatChangesIsAnEventOfItsOwn() {
        fixture.given(created())
                .when(change(new Conduct(30, 10, AWAY, Set.of(RequeueCause.PAUSED))))
                .expectEvents(
                        new QueueWrapUpChanged(SALES, 0, 30),
                        new QueueRenotificationChanged(SALES, 0, 10),
                        new QueueMissedOfferPolicyChanged(SALES, MissedOfferPolicy.NONE, AWAY),
                        new QueueRequeuePolicyChanged(SALES, GONE, Set.of(RequeueCause.PAUSED)));
    }

    @Test
    void whatIsNotGivenStaysAndTheSameAgainChangesNothing() {
        fixture.given(created()).when(change(Conduct.UNCHANGED)).expectNoEvents();
        fixture.given(created())
                .when(change(new Conduct(0, 0, MissedOfferPolicy.NONE, GONE)))
                .expectNoEvents();
        fixture.given(created(), new QueueWrapUpChanged(SALES, 0, 30))
                .when(change(new Conduct(0, null, null, null)))
                .expectEvents(new QueueWrapUpChanged(SALES, 30, 0));
    }

    @Test
    void aQueueMayBeginWithAConductOfItsOwn() {
        try (Centre centre = new Centre()) {
            centre.when(new CreateQueue(
                            SALES,
                            "Sales",
                            Channel.CHAT,
                            Strategy.RRMEMORY,
                            30,
                            5,
                            new Conduct(30, null, null, Set.of())))
                    .expectEvents(
                            created(),
                            new QueueWrapUpChanged(SALES, 0, 30),
                            new QueueRequeuePolicyChanged(SALES, GONE, Set.of()));
        }
    }

    @Test
    void itIsWhatItsEventsFoldTo() {
        QueueConduct conduct = QueueConduct.of(Channel.CHAT);
        for (QueueEvent event : List.of(
                new QueueWrapUpChanged(SALES, 0, 30),
                new QueueRenotificationChanged(SALES, 0, 10),
                new QueueMissedOfferPolicyChanged(SALES, MissedOfferPolicy.NONE, AWAY),
                new QueueRequeuePolicyChanged(SALES, GONE, Set.of(RequeueCause.PAUSED)))) {
            conduct = conduct.after(event);
        }
        assertThat(conduct).isEqualTo(new QueueConduct(30, 10, AWAY, Set.of(RequeueCause.PAUSED)));
        assertThat(conduct.after(created())).isEqualTo(conduct);
    }

    private static ChangeQueue change(Conduct conduct) {
        return new ChangeQueue(SALES, null, null, null, null, conduct);
    }
}
