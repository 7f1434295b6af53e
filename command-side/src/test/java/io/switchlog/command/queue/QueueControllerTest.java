package io.switchlog.command.queue;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.switchlog.command.Centre;
import io.switchlog.command.dispatch.Caller;
import io.switchlog.command.http.BadRequest;
import io.switchlog.command.log.CommandIds;
import io.switchlog.command.queue.QueueController.MissedOffers;
import io.switchlog.command.queue.QueueController.NewQueue;
import io.switchlog.command.queue.QueueController.QueueChange;
import io.switchlog.messages.access.Role;
import io.switchlog.messages.interaction.RequeueCause;
import io.switchlog.messages.queue.MissedOfferAction;
import io.switchlog.messages.queue.MissedOfferPolicy;
import io.switchlog.messages.queue.QueueEvent.QueueCreated;
import io.switchlog.messages.queue.QueueEvent.QueueMissedOfferPolicyChanged;
import io.switchlog.messages.queue.QueueEvent.QueueRequeuePolicyChanged;
import io.switchlog.messages.queue.QueueEvent.QueueStrategyChanged;
import io.switchlog.messages.queue.Strategy;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class QueueControllerTest {
    private final Centre centre = new Centre();
    private final QueueController controller = new QueueController(centre.side().commands());

    @AfterAll
    void close() {
        centre.close();
    }

    @ParameterizedTest
    @EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "UNKNOWN")
    void everyStrategyHasItsCode(Strategy strategy) {
        Caller admin = admin();
        controller.create(admin, queue(strategy.code(), null, null));
        assertThat(centre.last(admin.newId(), QueueCreated.class).strategy()).isEqualTo(strategy);
    }

    @Test
    void whatIsNoCodeIsABadRequest() {
        assertThatThrownBy(() -> controller.create(admin(), queue("unknown", null, null)))
                .isInstanceOf(BadRequest.class);
        assertThatThrownBy(() -> controller.create(admin(), queue(null, new MissedOffers("unknown", 1), null)))
                .isInstanceOf(BadRequest.class);
        assertThatThrownBy(() -> controller.create(admin(), queue(null, null, List.of("logged_out", "bored"))))
                .isInstanceOf(BadRequest.class);
    }

    @Test
    void theConductIsThatOfTheRequest() {
        Caller admin = admin();
        controller.create(
                admin, queue(null, new MissedOffers("not_responding", null), List.of("paused", "disconnected")));
        assertThat(centre.last(admin.newId(), QueueMissedOfferPolicyChanged.class)
                        .to())
                .isEqualTo(new MissedOfferPolicy(MissedOfferAction.NOT_RESPONDING, 1));
        assertThat(centre.last(admin.newId(), QueueRequeuePolicyChanged.class).to())
                .isEqualTo(Set.of(RequeueCause.PAUSED, RequeueCause.DISCONNECTED));
        controller.change(
                admin(),
                admin.newId(),
                new QueueChange(null, "weighted", null, null, null, null, new MissedOffers("pause", 4), List.of()));
        assertThat(centre.last(admin.newId(), QueueMissedOfferPolicyChanged.class)
                        .to())
                .isEqualTo(new MissedOfferPolicy(MissedOfferAction.PAUSE, 4));
        assertThat(centre.last(admin.newId(), QueueRequeuePolicyChanged.class).to())
                .isEmpty();
        assertThat(centre.last(admin.newId(), QueueStrategyChanged.class).to()).isEqualTo(Strategy.WEIGHTED);
    }

    private static NewQueue queue(
            @Nullable String strategy, @Nullable MissedOffers missedOffers, @Nullable List<String> requeueOn) {
        return new NewQueue("Sales", "chat", strategy, null, null, null, null, missedOffers, requeueOn);
    }

    private static Caller admin() {
        return new Caller("admin", Role.ADMINISTRATOR, "web", CommandIds.next(), null, null, null, null);
    }
}
