package io.switchlog.api;

import static org.assertj.core.api.Assertions.assertThat;

import io.switchlog.Installation;
import io.switchlog.messages.call.CallCommand;
import io.switchlog.messages.call.Party;
import io.switchlog.messages.call.QueueExit;
import io.switchlog.messages.call.Release;
import io.switchlog.messages.call.RingOutcome;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.function.Function;
import org.junit.jupiter.api.Test;

/**
 * In whatever order, and however often, a switchboard reports a call: the report is the same.
 *
 * <p>What orders there are: a queue is joined before its telephones ring, each ring begins before it ends, all before
 * the visit's outcome, and one visit is joined after the other's outcome or, where an agent passes the call on, after
 * his answer. The call's end is reported after all outcomes. When the arrival and the releases are reported is free, but
 * for what they need; a report may come again at any time after it came.
 */
class CallOrdersTest {
    private static final Instant MORNING = Instant.parse("2026-03-03T08:00:00Z");
    private static final int ORDERS = 40;

    private static final String ROWS = """
            select r.interaction_id::text as call,
                   concat_ws(' ', r.step_no, r.queue_id, r.account_id, r.account_name, r.user_id, r.reason, r.cause, r.origin,
                       r.joined_at, r.first_offered_at, r.ended_at, r.released_at, r.released_by, r.hold_ms, r.talk_ms,
                       r.offer_count, r.expired_offers, r.rejected_offers, r.rescinded_offers, r.source, r.direction,
                       r.unique_id is not null, r.pbx) as facts
            from report.report_voice_queue r
            where r.interaction_id = any (cast(? as uuid[]))
            order by r.interaction_id, r.step_no""";

    private final ContactCentre centre = ContactCentre.shared();
    private final String anna = centre.agent();
    private final String bert = centre.agent();
    private final String sales = centre.queue(Map.of("channel", "voice"), anna, bert);
    private final String support = centre.queue(Map.of("channel", "voice"), bert);

    /** Reports, and for each the ones that come before it. */
    private record Day(List<CallCommand> reports, Map<Integer, List<Integer>> before) {}

    private static final class Plan {
        private final List<CallCommand> reports = new ArrayList<>();
        private final Map<Integer, List<Integer>> before = new LinkedHashMap<>();

        /** Adds a report that comes after these. */
        int add(CallCommand report, Integer... others) {
            reports.add(report);
            before.put(reports.size() - 1, List.of(others));
            return reports.size() - 1;
        }

        Day day() {
            return new Day(reports, before);
        }
    }

    @Test
    void anAnsweredCallAfterOneWhoDidNotAnswer() {
        expectOneReport(call -> {
            Plan plan = new Plan();
            plan.add(call.arrival(0));
            int join = plan.add(call.join(1, 1, sales));
            int ring = plan.add(call.ringing(2, 1, anna), join);
            int missed = plan.add(call.ringEnd(7, 1, anna, RingOutcome.NO_ANSWER), ring);
            int next = plan.add(call.ringing(8, 1, bert), join);
            int talk = plan.add(call.connection(11, 1, bert), missed, next);
            int hold = plan.add(call.hold(15, bert), talk);
            int back = plan.add(call.resumption(19, bert), hold);
            plan.add(call.release(29.5, 1, bert, Release.CALLER_HUNG_UP), talk, back);
            plan.add(call.end(30, Party.CALLER), talk, back);
            return plan.day();
        });
    }

    @Test
    void aTimeOutAndAnAnswerInTheNextQueue() {
        expectOneReport(call -> {
            Plan plan = new Plan();
            plan.add(call.arrival(0));
            int join = plan.add(call.join(1, 1, sales));
            int ring = plan.add(call.ringing(2, 1, anna), join);
            int cancelled = plan.add(call.ringEnd(9, 1, anna, RingOutcome.CANCELLED), ring);
            int out = plan.add(call.exit(9, 1, sales, QueueExit.TIMED_OUT), ring);
            int next = plan.add(call.join(9.1, 2, support), out);
            int rings = plan.add(call.ringing(10, 2, bert), next);
            int talk = plan.add(call.connection(12, 2, bert), rings);
            plan.add(call.release(40, 2, bert, Release.AGENT_HUNG_UP), talk);
            plan.add(call.end(40, Party.AGENT), talk, cancelled);
            return plan.day();
        });
    }

    @Test
    void aCallThatIsPassedOnToAnotherQueue() {
        expectOneReport(call -> {
            Plan plan = new Plan();
            plan.add(call.arrival(0));
            int join = plan.add(call.join(1, 1, sales));
            int ring = plan.add(call.ringing(2, 1, anna), join);
            int talk = plan.add(call.connection(4, 1, anna), ring);
            plan.add(call.release(20, 1, anna, Release.BLIND_TRANSFER), talk);
            int next = plan.add(call.join(20.1, 2, support), talk);
            int gone = plan.add(call.exit(25, 2, support, QueueExit.ABANDONED), next);
            plan.add(call.end(25, Party.CALLER), gone);
            return plan.day();
        });
    }

    @Test
    void aCallerWhoIsGoneWhileItRings() {
        expectOneReport(call -> {
            Plan plan = new Plan();
            plan.add(call.arrival(0));
            int join = plan.add(call.join(1, 1, sales));
            int ring = plan.add(call.ringing(2, 1, anna), join);
            int other = plan.add(call.ringing(2.5, 1, bert), join);
            plan.add(call.ringEnd(6, 1, anna, RingOutcome.CANCELLED), ring);
            int gone = plan.add(call.exit(6, 1, sales, QueueExit.ABANDONED), ring, other);
            plan.add(call.end(6, Party.CALLER), gone);
            return plan.day();
        });
    }

    private void expectOneReport(Function<Switchboard, Day> story) {
        List<String> calls = new ArrayList<>();
        Switchboard inOrder = new Switchboard(MORNING);
        Day day = story.apply(inOrder);
        day.reports().forEach(inOrder::send);
        calls.add(inOrder.id());
        for (int seed = 1; seed <= ORDERS; seed++) {
            Switchboard call = new Switchboard(MORNING);
            Day sameDay = story.apply(call);
            shuffled(sameDay, new Random(seed)).forEach(call::send);
            calls.add(call.id());
        }
        Switchboard.awaitReports();
        Map<String, List<String>> reports = reports(calls);
        assertThat(reports).hasSize(ORDERS + 1);
        List<String> expected = reports.get(inOrder.id());
        assertThat(expected).isNotEmpty();
        reports.forEach((call, rows) -> assertThat(rows).as(call).isEqualTo(expected));
    }

    /** In an order that keeps what comes before what, every report up to three times. */
    private static List<CallCommand> shuffled(Day day, Random random) {
        List<Integer> missing = new ArrayList<>(day.before().keySet());
        List<CallCommand> order = new ArrayList<>();
        List<Integer> done = new ArrayList<>();
        while (!missing.isEmpty()) {
            List<Integer> possible = missing.stream()
                    .filter(each -> done.containsAll(day.before().getOrDefault(each, List.of())))
                    .toList();
            Integer next = possible.get(random.nextInt(possible.size()));
            missing.remove(next);
            done.add(next);
            order.add(day.reports().get(next));
            while (random.nextInt(3) == 0) {
                order.add(day.reports().get(done.get(random.nextInt(done.size()))));
            }
        }
        return order;
    }

    private static Map<String, List<String>> reports(List<String> calls) {
        Map<String, List<String>> reports = new TreeMap<>();
        Installation.shared()
                .owner()
                .query(
                        ROWS,
                        row -> {
                            reports.computeIfAbsent(row.getString(1), call -> new ArrayList<>())
                                    .add(row.getString(2));
                        },
                        "{" + String.join(",", calls) + "}");
        return reports;
    }
}
