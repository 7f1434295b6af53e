package io.switchlog.telephony.asterisk.provisioning;

import static org.assertj.core.api.Assertions.assertThat;

import io.switchlog.messages.queue.Strategy;
import io.switchlog.telephony.asterisk.control.AsteriskActions;
import io.switchlog.telephony.asterisk.control.PbxActions.Place;
import io.switchlog.telephony.asterisk.local.AsteriskLab;
import io.switchlog.telephony.asterisk.local.LocalAsteriskOptions;
import io.switchlog.telephony.asterisk.provisioning.QueueTables.QueueRow;
import java.util.Arrays;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Queues as the centre provisions them, at a real Asterisk. */
@Tag("asterisk")
class QueueTablesIT {
    private static AsteriskLab lab;
    private static QueueTables tables;

    @BeforeAll
    static void open() throws Exception {
        lab = AsteriskLab.open(LocalAsteriskOptions.named("lab"));
        tables = new QueueTables(lab.dataSource());
    }

    @AfterAll
    static void close() throws Exception {
        if (lab != null) {
            lab.close();
        }
    }

    private static String shown(String queue) throws Exception {
        return lab.asterisk().rx("queue show " + queue);
    }

    @Test
    void aQueueIsThereFromTheMomentItIsWrittenAndChangesWithItsRow() throws Exception {
        assertThat(shown("sales")).contains("No such queue");
        tables.write(new QueueRow("sales", Strategy.LEASTRECENT, 20, 3));
        assertThat(shown("sales")).contains("in 'leastrecent' strategy").contains("W:3,");
        try (AsteriskActions actions = AsteriskActions.connect(lab.access())) {
            assertThat(actions.join(new Place("sales", "Local/01021@double/n", "anna", 0))
                            .isDone())
                    .isTrue();
        }
        tables.write(new QueueRow("sales", Strategy.BEEPALL, 25, 0));
        assertThat(shown("sales")).contains("in 'ringall' strategy").contains("anna");
        assertThat(tables.names()).containsExactly("sales");
        tables.delete("sales");
        tables.delete("sales");
        assertThat(tables.names()).isEmpty();
        assertThat(shown("sales")).contains("No such queue");
    }

    @Test
    void everyStrategyIsOneOfAsterisks() throws Exception {
        for (Strategy strategy : Arrays.asList(Strategy.values())) {
            String name = "by-" + strategy.code();
            tables.write(new QueueRow(name, strategy, 15, 0));
            assertThat(shown(name)).contains("in '" + QueueTables.strategy(strategy) + "' strategy");
            tables.delete(name);
        }
    }

    @Test
    void whatTheAdministratorHasWrittenStays() throws Exception {
        try (var connection = lab.dataSource().getConnection();
                var statement = connection.createStatement()) {
            statement.execute(
                    "insert into queues (name, strategy, timeout, weight) values ('theirs', 'ringall', 9, 0)");
        }
        assertThat(tables.names()).doesNotContain("theirs");
        tables.delete("theirs");
        assertThat(shown("theirs")).contains("in 'ringall' strategy");
    }
}
