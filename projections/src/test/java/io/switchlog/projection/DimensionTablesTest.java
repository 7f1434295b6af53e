package io.switchlog.projection;

import static io.switchlog.projection.Story.account;
import static io.switchlog.projection.Story.queue;
import static org.assertj.core.api.Assertions.assertThat;

import io.switchlog.messages.Channel;
import io.switchlog.messages.account.AccountEvent.AccountDeleted;
import io.switchlog.messages.account.AccountEvent.AccountRenamed;
import io.switchlog.messages.queue.QueueEvent.QueueDeleted;
import io.switchlog.messages.queue.QueueEvent.QueueRenamed;
import io.switchlog.messages.queue.QueueEvent.QueueStrategyChanged;
import io.switchlog.messages.queue.Strategy;
import io.switchlog.projection.interaction.RandomHistory;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

class DimensionTablesTest {
    private final TestProjector projections = new TestProjector();

    @Test
    @Tag("R-10")
    void whatIsDeletedKeepsItsName() {
        projections.given(new Story()
                .agentCreated("anna")
                .queueCreated("A", Channel.CHAT, Strategy.RRMEMORY)
                .accountCreated("site", Channel.CHAT, "A")
                .event(new QueueRenamed(queue("A"), "A", "Sales"))
                .event(new QueueStrategyChanged(queue("A"), Strategy.RRMEMORY, Strategy.BEEPALL))
                .event(new AccountRenamed(account("site"), "site", "Shop"))
                .after(60)
                .event(new QueueDeleted(queue("A")))
                .event(new AccountDeleted(account("site"))));

        assertThat(projections.rows("select name, alias, typology, team_name, deleted, position from report.dim_agent"))
                .containsExactly("anna Full | - | WEBRTC | - | f | 1");
        assertThat(projections.rows("""
                        select name, channel, strategy, deleted, deleted_at - created_at, position
                        from report.dim_queue""")).containsExactly("Sales | chat | beepall | t | 00:01:00 | 7");
        assertThat(projections.rows("""
                        select name, channel, deleted, deleted_at - created_at, position
                        from report.dim_account""")).containsExactly("Shop | chat | t | 00:01:00 | 8");
    }

    @Test
    void toolsFindOutWhichNamesBelongToWhichFigures() {
        assertThat(projections.rows("""
                        select conrelid::regclass, a.attname, confrelid::regclass
                        from pg_constraint k
                        join pg_attribute a on a.attrelid = k.conrelid and a.attnum = k.conkey[1]
                        where contype = 'f' and conrelid::regclass::text ~ '(chat|offer|membership)' order by 1, 2, 3"""))
                .containsExactlyInAnyOrder(
                        "report.report_chat_queue | account_id | report.dim_account",
                        "report.report_chat_queue | queue_id | report.dim_queue",
                        "report.report_chat_queue | user_id | report.dim_agent",
                        "history.offer | agent_id | report.dim_agent",
                        "history.offer | queue_id | report.dim_queue",
                        "history.membership | agent_id | report.dim_agent",
                        "history.membership | queue_id | report.dim_queue",
                        "report.voice_offer | agent_id | report.dim_agent",
                        "report.voice_offer | queue_id | report.dim_queue");
        assertThat(projections.rows("select conname from pg_constraint where contype = 'f' and conenforced"))
                .isEmpty();
    }

    /** Each table follows the log on its own. */
    @Test
    void aNameMayBeMissingForAWhile() throws Exception {
        projections.given(new RandomHistory(41).events(600));
        List<String> names = projections.rows("select queue_id, name from report.dim_queue order by 1");
        Projector projector = TestProjector.projector(projections.database(), 100);

        projections.database().run("""
                truncate report.dim_queue;
                update projection.position set position = 0 where name = 'report.dim_queue'""");
        assertThat(projections.rows("select * from report.dim_queue")).isEmpty();
        projector.catchUp();

        assertThat(projections.rows("select queue_id, name from report.dim_queue order by 1"))
                .isNotEmpty()
                .isEqualTo(names);
        assertThat(projections.rows("select queue_id, name, deleted from directory.queue order by 1"))
                .isEqualTo(projections.rows("select queue_id, name, deleted from report.dim_queue order by 1"));
    }
}
