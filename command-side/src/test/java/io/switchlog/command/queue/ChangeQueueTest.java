package io.switchlog.command.queue;

import static io.switchlog.command.queue.QueueEvents.SALES;
import static io.switchlog.command.queue.QueueEvents.created;
import static io.switchlog.command.queue.QueueEvents.deleted;
import static io.switchlog.command.queue.QueueEvents.refused;

import io.switchlog.command.dispatch.Refusal;
import io.switchlog.messages.queue.QueueCommand.ChangeQueue;
import io.switchlog.messages.queue.QueueCommand.Conduct;
import io.switchlog.messages.queue.QueueEvent.QueueAgentTimeoutChanged;
import io.switchlog.messages.queue.QueueEvent.QueueRenamed;
import io.switchlog.messages.queue.QueueEvent.QueueStrategyChanged;
import io.switchlog.messages.queue.QueueEvent.QueueWeightChanged;
import io.switchlog.messages.queue.Strategy;
import org.axonframework.test.aggregate.AggregateTestFixture;
import org.junit.jupiter.api.Test;

class ChangeQueueTest {
    private final AggregateTestFixture<Queue> fixture = new AggregateTestFixture<>(Queue.class);

    @Test
    void eachThingThatChangesIsAnEventOfItsOwn() {
        fixture.given(created())
                .when(new ChangeQueue(SALES, "Advice", Strategy.BEEPALL, 20, 10, Conduct.UNCHANGED))
                .expectEvents(
                        new QueueRenamed(SALES, "Sales", "Advice"),
                        new QueueStrategyChanged(SALES, Strategy.RRMEMORY, Strategy.BEEPALL),
                        new QueueAgentTimeoutChanged(SALES, 30, 20),
                        new QueueWeightChanged(SALES, 5, 10));
    }

    @Test
    void whatIsNotGivenStays() {
        fixture.given(created())
                .when(new ChangeQueue(SALES, null, null, null, 0, Conduct.UNCHANGED))
                .expectEvents(new QueueWeightChanged(SALES, 5, 0));
    }

    @Test
    void theSameAgainChangesNothing() {
        fixture.given(created())
                .when(new ChangeQueue(SALES, "Sales", Strategy.RRMEMORY, 30, 5, Conduct.UNCHANGED))
                .expectNoEvents();
    }

    @Test
    void aDeletedQueueDoesNotChange() {
        fixture.given(created(), deleted())
                .when(new ChangeQueue(SALES, "Advice", null, null, null, Conduct.UNCHANGED))
                .expectException(refused(Refusal.QUEUE_DELETED));
    }
}
