package io.switchlog.command.log;

import static org.assertj.core.api.Assertions.assertThat;

import io.switchlog.command.Await;
import io.switchlog.command.Centre;
import io.switchlog.command.Database;
import io.switchlog.command.TestClock;
import io.switchlog.command.agent.Agent;
import io.switchlog.command.agent.FoldedAgent;
import io.switchlog.command.dispatch.Refusal;
import io.switchlog.messages.Channel;
import io.switchlog.messages.agent.AgentCommand.PauseAgent;
import io.switchlog.messages.agent.AgentCommand.UnpauseAgent;
import io.switchlog.messages.agent.AgentId;
import io.switchlog.messages.interaction.InteractionCommand.AcceptInteraction;
import io.switchlog.messages.interaction.InteractionId;
import io.switchlog.messages.queue.QueueId;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestMethodOrder;

/** Only agents live long enough for snapshots; what a snapshot holds is what the events fold to. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class AgentSnapshotTest {
    private final Database database = Database.fresh();
    private final TestClock clock = new TestClock();
    private final Centre centre = new Centre(database, clock);
    private AgentId anna = new AgentId(new UUID(0, 0));
    private QueueId queueId = new QueueId(new UUID(0, 0));

    @BeforeAll
    void anAgentWorksForLong() {
        anna = centre.loggedIn(Map.of(Channel.CHAT, 1, Channel.EMAIL, 7));
        queueId = centre.queue(anna);
        InteractionId open = centre.received(queueId, 600);
        centre.given(centre.offer(open, 1, anna));
        centre.given(new AcceptInteraction(open, anna));
        for (int i = 0; i < 55; i++) {
            centre.given(new PauseAgent(anna, EnumSet.of(Channel.EMAIL, Channel.SMS), "Lunch " + i));
            centre.given(new UnpauseAgent(anna, Set.of(Channel.EMAIL)));
        }
    }

    @AfterAll
    void close() {
        centre.close();
    }

    @Test
    @Order(1)
    void afterAHundredEventsThereIsASnapshot() {
        Await.until("a snapshot of the agent", () -> snapshots(anna) == 1);
        assertThat(database.owner()
                        .sql("select type || ' ' || version from log.snapshot where stream_id = ? and sequence >= 99")
                        .param(anna.toString())
                        .query(String.class)
                        .single())
                .isEqualTo("agent " + Agent.SNAPSHOT_VERSION);
        assertThat(snapshots(queueId)).isZero();
    }

    @Test
    @Order(2)
    void theSnapshotIsWhatItsEventsFoldTo() {
        assertThat(state()).isEqualTo(FoldedAgent.state(eventsUpTo(sequence())));
        assertThat(state()).as("what follows is not kept").doesNotContain("loggedIn");
        assertThat(state()).contains("\"capacity\":{\"chat\":1,\"email\":7}").contains("\"tabs\":[{");

        // The next one is made from this one and the events since.
        long first = sequence();
        for (int i = 0; i < 60; i++) {
            centre.given(new PauseAgent(anna, Set.of(Channel.SMS), "Lunch again " + i));
            centre.given(new PauseAgent(anna, Set.of(Channel.SMS), "Lunch 54"));
        }
        Await.until("another snapshot", () -> sequence() > first);
        assertThat(state()).isEqualTo(FoldedAgent.state(eventsUpTo(sequence())));
    }

    private List<Object> eventsUpTo(long sequence) {
        return centre.stream(anna).subList(0, (int) sequence + 1);
    }

    @Test
    @Order(3)
    void anAgentIsLoadedFromTheSnapshotAndTheEventsSince() {
        // A snapshot that says something else shows that it is read.
        database.owner()
                .sql("update log.snapshot set state = replace(state::text, '\"chat\":1', '\"chat\":2')::json")
                .update();
        try (Centre fresh = new Centre(database, clock)) {
            InteractionId second = centre.received(queueId, 600);
            assertThat(fresh.when(fresh.offer(second, 1, anna)).failure()).isNull();
        }
    }

    @Test
    @Order(4)
    void aSnapshotOfAnotherVersionIsPassedOver() {
        database.owner().sql("update log.snapshot set version = version + 1").update();
        try (Centre fresh = new Centre(database, clock)) {
            assertHasOneOpenChat(fresh);
        }
    }

    @Test
    @Order(5)
    void aSnapshotThatCannotBeReadIsPassedOver() {
        database.owner()
                .sql("update log.snapshot set version = ?, state = '{\"state\":17}'")
                .param(Agent.SNAPSHOT_VERSION)
                .update();
        try (Centre fresh = new Centre(database, clock)) {
            assertHasOneOpenChat(fresh);
        }
    }

    @Test
    @Order(6)
    void withoutSnapshotsEverythingIsAsItWas() {
        database.owner().sql("delete from log.snapshot").update();
        try (Centre fresh = new Centre(database, clock)) {
            assertHasOneOpenChat(fresh);
        }
    }

    private void assertHasOneOpenChat(Centre node) {
        InteractionId second = centre.received(queueId, 600);
        node.when(node.offer(second, 1, anna)).expectRefused(Refusal.CAPACITY);
        node.when(new UnpauseAgent(anna, Set.of(Channel.WHATSAPP))).expectRefused(Refusal.NOT_PAUSED);
        node.when(new UnpauseAgent(anna, Set.of(Channel.EMAIL))).expectRefused(Refusal.NOT_PAUSED);
        node.when(new PauseAgent(anna, Set.of(Channel.SMS), "Lunch 54")).expectRefused(Refusal.ALREADY_PAUSED);
    }

    private int snapshots(Object id) {
        return database.owner()
                .sql("select count(*) from log.snapshot where stream_id = ?")
                .param(id.toString())
                .query(Integer.class)
                .single();
    }

    private long sequence() {
        return database.owner()
                .sql("select sequence from log.snapshot where stream_id = ?")
                .param(anna.toString())
                .query(Long.class)
                .single();
    }

    private String state() {
        return database.owner()
                .sql("select state::text from log.snapshot where stream_id = ?")
                .param(anna.toString())
                .query(String.class)
                .single();
    }
}
