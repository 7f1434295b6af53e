package io.switchlog.command.queue;

import static io.switchlog.command.queue.QueueEvents.ANNA;
import static io.switchlog.command.queue.QueueEvents.BERT;
import static io.switchlog.command.queue.QueueEvents.SALES;
import static io.switchlog.command.queue.QueueEvents.added;
import static io.switchlog.command.queue.QueueEvents.created;
import static io.switchlog.command.queue.QueueEvents.deleted;
import static io.switchlog.command.queue.QueueEvents.refused;

import io.switchlog.command.dispatch.Refusal;
import io.switchlog.messages.queue.QueueCommand.DeleteQueue;
import io.switchlog.messages.queue.QueueCommand.RemoveQueueMember;
import org.axonframework.test.aggregate.AggregateTestFixture;
import org.junit.jupiter.api.Test;

class DeleteQueueTest {
    private final AggregateTestFixture<Queue> fixture = new AggregateTestFixture<>(Queue.class);

    @Test
    void theQueueIsGoneAndItsMembersWithIt() {
        fixture.given(created(), added(BERT), added(ANNA))
                .when(new DeleteQueue(SALES))
                .expectEvents(deleted());
    }

    @Test
    void nobodyLeavesADeletedQueueAnyMore() {
        fixture.given(created(), added(ANNA), deleted())
                .when(new RemoveQueueMember(SALES, ANNA))
                .expectException(refused(Refusal.QUEUE_DELETED));
    }

    @Test
    void aQueueIsDeletedOnce() {
        fixture.given(created(), deleted())
                .when(new DeleteQueue(SALES))
                .expectException(refused(Refusal.QUEUE_DELETED));
    }
}
