package io.switchlog.projection;

import static org.assertj.core.api.Assertions.assertThat;

import io.switchlog.projection.EventLog.Recorded;
import io.switchlog.projection.interaction.RandomHistory;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What the history says about a time is what a fold of the log up to that time says is now. */
class AsOfTest {
    private static final Map<String, String> COLUMNS = new TreeMap<>(Map.of(
            "history.agent_profile",
            "agent_id, username, full_name, alias, typology, internal, login_in_pause, from_at, from_position",
            "history.queue_profile",
            "queue_id, name, channel, strategy, agent_timeout_seconds, weight, wrap_up_seconds, renotify_seconds,"
                    + " missed_offer_action, missed_offer_after, requeue_on_logged_out, requeue_on_disconnected,"
                    + " requeue_on_paused, from_at, from_position",
            "history.account_profile",
            "account_id, name, channel, route, from_at, from_position",
            "history.interaction_state",
            "interaction_id, from_position, channel, account_id, status, step_no, route_no, queue_id, queue_name,"
                    + " directed_agent_id, agent_id, step_began_at, timeout_at, accepted_at, from_at",
            "history.agent_state",
            "agent_id, channel, state, reason, productive, due_back_at, coalesce(overran_at <= :at, false), logout_cause,"
                    + " session_id, session_began_at, from_at, from_position",
            "history.agent_capacity",
            "agent_id, channel, capacity, from_at, from_position",
            "history.membership",
            "queue_id, agent_id, penalty, since, from_at, from_position",
            "history.centre_settings",
            "max_open_tabs, offer_timeout_seconds, max_live_offers, transfer_timeout_seconds, session_timeout_minutes,"
                    + " second_login, only_listed_pause_reasons, from_at, from_position",
            "history.engagement",
            "interaction_id, agent_id, channel, queue_id, step_no, began_by, accepted_at, accepted_position",
            "history.offer",
            "interaction_id, step_no, agent_id, strategy, rank, offered_at, expires_at, offered_position"));
    private static final Map<String, String> BEGINS =
            Map.of("history.engagement", "accepted_at", "history.offer", "offered_at");
    private static final Map<String, String> ENDS =
            Map.of("history.engagement", "closed_at", "history.offer", "ended_at");

    @ParameterizedTest
    @CsvSource({"91, 300", "91, 700", "92, 411", "93, 1111"})
    void thePastIsWhatWasThePresent(long seed, int cut) {
        List<Recorded> events = new RandomHistory(seed).events(1_200);
        int known = cut;
        while (events.get(known).at().equals(events.get(known - 1).at())) {
            known++;
        }
        String at = "timestamptz '" + events.get(known - 1).at() + "'";
        TestProjector whole = new TestProjector().given(events);
        TestProjector prefix = new TestProjector().given(events.subList(0, known));

        COLUMNS.forEach((table, columns) -> {
            String select = "select " + columns.replace(":at", at) + " from " + table;
            String begins = BEGINS.getOrDefault(table, "from_at");
            String ends = ENDS.getOrDefault(table, "to_at");
            List<String> present = prefix.rows(select + " where " + ends + " is null order by 1, 2, 3");
            assertThat(present).as(table).isNotEmpty();
            assertThat(whole.rows(select
                            + " where %1$s <= %3$s and (%2$s > %3$s or %2$s is null) order by 1, 2, 3"
                                    .formatted(begins, ends, at)))
                    .as(table)
                    .isEqualTo(present);
        });
    }
}
