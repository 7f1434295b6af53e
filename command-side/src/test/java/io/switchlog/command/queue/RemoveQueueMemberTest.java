package io.switchlog.command.queue;

import static io.switchlog.command.queue.QueueEvents.ANNA;
import static io.switchlog.command.queue.QueueEvents.BERT;
import static io.switchlog.command.queue.QueueEvents.SALES;
import static io.switchlog.command.queue.QueueEvents.added;
import static io.switchlog.command.queue.QueueEvents.created;
import static io.switchlog.command.queue.QueueEvents.refused;

import io.switchlog.command.dispatch.Refusal;
import io.switchlog.messages.queue.QueueCommand.RemoveQueueMember;
import io.switchlog.messages.queue.QueueEvent.QueueMemberRemoved;
import org.axonframework.test.aggregate.AggregateTestFixture;
import org.junit.jupiter.api.Test;

class RemoveQueueMemberTest {
    private final AggregateTestFixture<Queue> fixture = new AggregateTestFixture<>(Queue.class);

    @Test
    void aMemberLeaves() {
        fixture.given(created(), added(ANNA), added(BERT))
                .when(new RemoveQueueMember(SALES, ANNA))
                .expectEvents(new QueueMemberRemoved(SALES, ANNA));
    }

    @Test
    void whoIsNoMemberCannotLeave() {
        fixture.given(created(), added(BERT))
                .when(new RemoveQueueMember(SALES, ANNA))
                .expectException(refused(Refusal.NOT_A_MEMBER));
    }
}
