package io.switchlog.check;

import static org.assertj.core.api.Assertions.assertThat;

import io.switchlog.api.Await;
import org.junit.jupiter.api.Test;

/** A round costs what is new, not what there is. */
class CostTest {
    private static final int SLICE = 200;

    @Test
    void aRoundReadsNoMoreRowsWhenThereIsMoreHistory() throws Exception {
        RandomLog log = RandomLog.of(31, 2_600);
        long little = rowsRead(log, "check_cost_little", log.length() / 4);
        long much = rowsRead(log, "check_cost_much", log.length());

        assertThat(much)
                .as("rows read in a round, against " + little + " with a quarter of the history")
                .isLessThan(2 * little);
        System.out.println("CostTest: " + little + " rows read per round in a history of " + log.length() / 4
                + " events, " + much + " in one of " + log.length());
    }

    /** On average over one sweep of a history of this length. */
    private static long rowsRead(RandomLog log, String name, int length) throws Exception {
        try (Checked checked = Checked.empty(name, SLICE)) {
            checked.lay(log, 0, log.endOfCommand(length));
            checked.project();
            checked.superuser().execute("analyze");
            Await.until(() -> "the projector has gone", checked::isLeftAlone);
            int rounds = length / SLICE + 1;
            long before = checked.rowsRead();
            for (int round = 0; round < rounds; round++) {
                checked.selfCheck().round();
            }
            return (checked.rowsRead() - before) / rounds;
        }
    }
}
