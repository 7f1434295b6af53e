package io.switchlog.switchboard.bridge;

import static org.assertj.core.api.Assertions.assertThat;

import io.switchlog.Installation;
import io.switchlog.api.Await;
import io.switchlog.telephony.inbox.InboxEntry;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Again and again the database ends all connections of those who listen, in the middle of what they hear. */
@Timeout(300)
class EndedConnectionsTest {
    private static final int BLOWS = 6;
    private static final int EVENTS = 40;

    private final Installation installation = Installation.shared().another("ended_connections");

    @Test
    void nothingIsLostAndNothingStoredTwice() {
        try (Installation.Node node = installation.start();
                BridgeLab lab = new BridgeLab(installation, node)) {
            lab.bridge();
            lab.bridge();
            lab.switchboard().nextLink();
            // Before it was heard for the first time there is nothing to be missed.
            lab.say(BLOWS * EVENTS, BLOWS * EVENTS + 1);
            lab.awaitHeard(BridgeLab.numbers(BLOWS * EVENTS, BLOWS * EVENTS + 1));
            for (int blow = 0; blow < BLOWS; blow++) {
                int from = blow * EVENTS;
                lab.say(from, from + EVENTS / 2);
                installation.owner().queryForList("""
                                select pg_terminate_backend(pid) from pg_stat_activity
                                where usename = 'log_writer' and datname = current_database()""", Boolean.class);
                lab.say(from + EVENTS / 2, from + EVENTS);
                Await.until(
                        () -> "missing " + lab.missing(), () -> lab.missing().isEmpty());
            }

            List<InboxEntry> events = lab.ear().entries().stream()
                    .filter(entry -> entry.event().name().equals("Hangup"))
                    .toList();
            assertThat(events.stream().map(InboxEntry::seq).distinct().count())
                    .isEqualTo(lab.ear().heard().stream().distinct().count());
            Await.until(
                    () -> "it is heard",
                    () -> installation
                            .owner()
                            .queryForList("select connected from directory.pbx where pbx = ?", Boolean.class, lab.pbx())
                            .contains(true));
        }
    }
}
