package io.switchlog.command.queue;

import io.switchlog.command.Centre;
import io.switchlog.command.dispatch.Refusal;
import io.switchlog.command.log.CommandIds;
import io.switchlog.command.log.Unknown;
import io.switchlog.messages.agent.AgentId;
import io.switchlog.messages.queue.QueueCommand.AddQueueMember;
import io.switchlog.messages.queue.QueueCommand.DeleteQueue;
import io.switchlog.messages.queue.QueueEvent.QueueMemberAdded;
import io.switchlog.messages.queue.QueueEvent.QueueMemberPenaltyChanged;
import io.switchlog.messages.queue.QueueId;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class AddQueueMemberTest {
    private final Centre centre = new Centre();

    @AfterAll
    void close() {
        centre.close();
    }

    @Test
    @Tag("AG-151")
    @Tag("AG-153")
    void anAgentJoinsAsManyQueuesAsOneLikes() {
        AgentId anna = centre.agent();
        QueueId sales = centre.queue();
        QueueId support = centre.queue();
        centre.when(new AddQueueMember(sales, anna, 1)).expectEvents(new QueueMemberAdded(sales, anna, 1));
        centre.when(new AddQueueMember(support, anna, 0)).expectEvents(new QueueMemberAdded(support, anna, 0));
    }

    @Test
    void addingAMemberAgainChangesAtMostThePenalty() {
        AgentId anna = centre.agent();
        QueueId sales = centre.queue(anna);
        centre.when(new AddQueueMember(sales, anna, 0)).expectEvents();
        centre.when(new AddQueueMember(sales, anna, 7)).expectEvents(new QueueMemberPenaltyChanged(sales, anna, 0, 7));
    }

    @Test
    void thereMustBeSuchAnAgent() {
        QueueId sales = centre.queue();
        centre.when(new AddQueueMember(sales, new AgentId(CommandIds.next()), 0))
                .expectFailure(Unknown.class);
        centre.when(new AddQueueMember(sales, new AgentId(sales.value()), 0)).expectFailure(Unknown.class);
    }

    @Test
    void thereMustBeSuchAQueue() {
        AgentId anna = centre.agent();
        centre.when(new AddQueueMember(new QueueId(CommandIds.next()), anna, 0)).expectFailure(Unknown.class);
        centre.when(new AddQueueMember(new QueueId(anna.value()), anna, 0)).expectFailure(Unknown.class);
    }

    @Test
    void aDeletedQueueTakesNobody() {
        QueueId sales = centre.queue();
        centre.given(new DeleteQueue(sales));
        centre.when(new AddQueueMember(sales, centre.agent(), 0)).expectRefused(Refusal.QUEUE_DELETED);
    }
}
