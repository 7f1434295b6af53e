package io.switchlog.projection.queue;

import static org.assertj.core.api.Assertions.assertThat;

import io.switchlog.messages.Channel;
import io.switchlog.messages.interaction.RequeueCause;
import io.switchlog.messages.queue.MissedOfferAction;
import io.switchlog.messages.queue.MissedOfferPolicy;
import io.switchlog.messages.queue.QueueEvent.QueueAgentTimeoutChanged;
import io.switchlog.messages.queue.QueueEvent.QueueDeleted;
import io.switchlog.messages.queue.QueueEvent.QueueMemberPenaltyChanged;
import io.switchlog.messages.queue.QueueEvent.QueueMemberRemoved;
import io.switchlog.messages.queue.QueueEvent.QueueMissedOfferPolicyChanged;
import io.switchlog.messages.queue.QueueEvent.QueueRenamed;
import io.switchlog.messages.queue.QueueEvent.QueueRenotificationChanged;
import io.switchlog.messages.queue.QueueEvent.QueueRequeuePolicyChanged;
import io.switchlog.messages.queue.QueueEvent.QueueStrategyChanged;
import io.switchlog.messages.queue.QueueEvent.QueueWeightChanged;
import io.switchlog.messages.queue.QueueEvent.QueueWrapUpChanged;
import io.switchlog.messages.queue.QueueId;
import io.switchlog.messages.queue.Strategy;
import io.switchlog.projection.Story;
import io.switchlog.projection.TestProjector;
import java.util.Set;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class QueueTablesTest {
    private static final String MEMBERS =
            "select agent_id, penalty, since::timestamptz(3) at time zone 'UTC', position from directory.queue_member order by position";
    private final TestProjector projections = new TestProjector();

    @Test
    void aQueueShowsItsLastSettings() {
        projections.given(new Story()
                .queueCreated("A", Channel.CHAT, Strategy.RRMEMORY)
                .event(new QueueRenamed(Story.queue("A"), "A", "Sales, \"first\" {line}"))
                .event(new QueueStrategyChanged(Story.queue("A"), Strategy.RRMEMORY, Strategy.BEEPALL))
                .event(new QueueAgentTimeoutChanged(Story.queue("A"), 15, 20))
                .event(new QueueWeightChanged(Story.queue("A"), 0, 7)));

        assertThat(
                        projections.rows(
                                "select name, channel, strategy, agent_timeout_seconds, weight, deleted, deleted_at, position from directory.queue"))
                .containsExactly("Sales, \"first\" {line} | chat | beepall | 20 | 7 | f | - | 5");
    }

    @ParameterizedTest
    @CsvSource({
        "CHAT, t | t | f",
        "SMS, t | t | f",
        "OPENCHANNEL, t | t | f",
        "WHATSAPP, t | t | f",
        "EMAIL, f | f | f",
        "FAX, f | f | f",
        "VOICE, f | f | f"
    })
    void whenItsInteractionsWaitAgainDependsOnTheChannelAtFirst(Channel channel, String requeue) {
        projections.given(new Story().queueCreated("A", channel, Strategy.WEIGHTED));

        assertThat(
                        projections.rows(
                                "select requeue_on_logged_out, requeue_on_disconnected, requeue_on_paused from directory.queue"))
                .containsExactly(requeue);
        assertThat(projections.rows("""
                        select strategy, wrap_up_seconds, renotify_seconds, missed_offer_action, missed_offer_after
                        from directory.queue""")).containsExactly("weighted | 0 | 0 | none | 1");
    }

    @Test
    void howAQueueTreatsItsAgentsCanBeChanged() {
        QueueId queue = Story.queue("A");
        projections.given(new Story()
                .queueCreated("A", Channel.CHAT, Strategy.RRMEMORY)
                .event(new QueueWrapUpChanged(queue, 0, 45))
                .event(new QueueRenotificationChanged(queue, 0, 10))
                .event(new QueueMissedOfferPolicyChanged(
                        queue, MissedOfferPolicy.NONE, new MissedOfferPolicy(MissedOfferAction.NOT_RESPONDING, 3)))
                .event(new QueueRequeuePolicyChanged(
                        queue,
                        Set.of(RequeueCause.LOGGED_OUT, RequeueCause.DISCONNECTED),
                        Set.of(RequeueCause.DISCONNECTED, RequeueCause.PAUSED))));

        assertThat(projections.rows("""
                        select wrap_up_seconds, renotify_seconds, missed_offer_action, missed_offer_after,
                               requeue_on_logged_out, requeue_on_disconnected, requeue_on_paused, position
                        from directory.queue""")).containsExactly("45 | 10 | not_responding | 3 | f | t | t | 5");
    }

    @Test
    @Tag("AG-19")
    void membersComeChangeAndGo() {
        Story story = new Story()
                .queueCreated("A", Channel.CHAT, Strategy.RRMEMORY)
                .memberAdded("A", "anna", 0)
                .memberAdded("A", "bert", 1);
        projections.given(story);
        int before = story.events().size();
        story.after(5)
                .event(new QueueMemberPenaltyChanged(Story.queue("A"), Story.agent("anna"), 0, 4))
                .event(new QueueMemberRemoved(Story.queue("A"), Story.agent("bert")))
                .memberAdded("A", "cleo", 2);
        projections.given(story.events().subList(before, story.events().size()));

        assertThat(projections.rows(MEMBERS))
                .containsExactly(
                        Story.agent("anna") + " | 4 | 2026-03-02 09:00:00 | 4",
                        Story.agent("cleo") + " | 2 | 2026-03-02 09:00:05 | 6");
    }

    @Test
    void aDeletedQueueStaysMarkedAndHasNoMembers() {
        projections.given(new Story()
                .queueCreated("A", Channel.CHAT, Strategy.RRMEMORY)
                .queueCreated("B", Channel.CHAT, Strategy.RRMEMORY)
                .memberAdded("A", "anna", 0)
                .memberAdded("B", "anna", 0));
        projections.given(new Story().event(new QueueDeleted(Story.queue("A"))));

        assertThat(projections.rows("select name, deleted, deleted_at is not null from directory.queue order by name"))
                .containsExactly("A | t | t", "B | f | f");
        assertThat(projections.rows("select queue_id from directory.queue_member"))
                .containsExactly(Story.queue("B").toString());
    }
}
