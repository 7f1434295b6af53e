package io.switchlog.api;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

/** An agent accepts, the customer leaves and the time runs out at the same instant, through HTTP. */
class RaceTest {
    private static final int ROUNDS = 25;
    private static final int AGENTS = 8;
    private static final int STEP_SECONDS = 60;
    private static final long SPREAD_NANOS = Duration.ofMillis(60).toNanos();

    private enum Winner {
        ACCEPT,
        ABANDON,
        TIME_OUT
    }

    private record Desk(String agent, String queue, String account) {}

    private record Race(Desk desk, String interaction) {}

    private final ContactCentre centre = ContactCentre.shared();
    private final Map<Winner, Integer> wins = new EnumMap<>(Winner.class);

    @AfterEach
    void settle() {
        centre.settle();
    }

    @ParameterizedTest
    @ValueSource(longs = 20_261_122)
    void oneWinsAndTheOthersAreRefused(long seed) throws Exception {
        centre.settle();
        Random random = new Random(seed);
        List<Desk> desks = new ArrayList<>();
        for (int i = 0; i < AGENTS; i++) {
            String agent = centre.agent();
            String queue = centre.queue(Map.of("channel", "chat", "agentTimeoutSeconds", 600), agent);
            desks.add(new Desk(agent, queue, centre.account("chat", ContactCentre.queueStep(queue, STEP_SECONDS))));
        }
        Map<String, Integer> open = new LinkedHashMap<>();
        for (int round = 0; round < ROUNDS; round++) {
            List<Race> races = new ArrayList<>();
            for (Desk desk : desks) {
                races.add(new Race(desk, centre.interaction(desk.account())));
            }
            races.forEach(
                    race -> centre.awaitOffer(race.interaction(), race.desk().agent()));
            run(races, random);
            for (Race race : races) {
                Winner winner = winner(race.interaction());
                wins.merge(winner, 1, Integer::sum);
                if (winner == Winner.ACCEPT) {
                    if (open.getOrDefault(race.desk().agent(), 0) >= 3) {
                        centre.close(race.interaction());
                    } else {
                        open.merge(race.desk().agent(), 1, Integer::sum);
                    }
                }
            }
        }
        System.out.println("RaceTest: " + wins + " of " + ROUNDS * AGENTS);

        assertThat(wins.values().stream().mapToInt(Integer::intValue).sum()).isEqualTo(ROUNDS * AGENTS);
        assertThat(wins).containsOnlyKeys(Winner.values());
        Map<String, Integer> reasons = new LinkedHashMap<>();
        for (Desk desk : desks) {
            JsonNode live = centre.live(desk.agent());
            int expected = open.getOrDefault(desk.agent(), 0);
            assertThat(live.get("openTabs").asInt()).isEqualTo(expected);
            assertThat(live.get("interactions")).hasSize(expected);
            assertThat(live.get("offers")).isEmpty();
            List<JsonNode> rows = centre.report("chat", desk.queue());
            assertThat(rows).hasSize(ROUNDS);
            rows.forEach(row -> reasons.merge(row.get("reason").asString(), 1, Integer::sum));
        }
        assertThat(reasons)
                .containsOnly(
                        Map.entry("accepted", wins.get(Winner.ACCEPT)),
                        Map.entry("abandoned", wins.get(Winner.ABANDON)),
                        Map.entry("timeout", wins.get(Winner.TIME_OUT)));
    }

    /** Everything within the same few milliseconds, each at a time of its own. */
    private void run(List<Race> races, Random random) throws Exception {
        List<Callable<String>> work = new ArrayList<>();
        long tick = at(random);
        work.add(() -> {
            LockSupport.parkNanos(tick);
            centre.advance(STEP_SECONDS);
            return "";
        });
        for (Race race : races) {
            long accept = at(random);
            long abandon = at(random);
            String interaction = race.interaction();
            work.add(() -> {
                LockSupport.parkNanos(accept);
                return outcome(centre.tryAccept(interaction, race.desk().agent()), "ABANDONED", "TIMED_OUT");
            });
            work.add(() -> {
                LockSupport.parkNanos(abandon);
                return outcome(centre.tryAbandon(interaction), "ALREADY_ACCEPTED", "TIMED_OUT");
            });
        }
        List<String> outcomes = Together.run(work);
        for (int i = 0; i < races.size(); i++) {
            String interaction = races.get(i).interaction();
            Winner winner = winner(interaction);
            assertThat(outcomes.get(1 + 2 * i))
                    .isEqualTo(
                            switch (winner) {
                                case ACCEPT -> "done";
                                case ABANDON -> "ABANDONED";
                                case TIME_OUT -> "TIMED_OUT";
                            });
            assertThat(outcomes.get(2 + 2 * i))
                    .isEqualTo(
                            switch (winner) {
                                case ACCEPT -> "ALREADY_ACCEPTED";
                                case ABANDON -> "done";
                                case TIME_OUT -> "TIMED_OUT";
                            });
        }
    }

    private static long at(Random random) {
        return (long) (random.nextDouble() * SPREAD_NANOS);
    }

    private static String outcome(Answer answer, String... refusals) {
        if (answer.status() == 200) {
            return "done";
        }
        String code = answer.json().path("code").asString();
        assertThat(refusals).contains(code);
        answer.expectProblem(409, code);
        return code;
    }

    /** What the log says, which must be one thing only. */
    private Winner winner(String interaction) {
        List<Winner> winners = new ArrayList<>();
        for (String type : centre.types(interaction)) {
            switch (type) {
                case "accepted" -> winners.add(Winner.ACCEPT);
                case "abandoned" -> winners.add(Winner.ABANDON);
                case "timed-out" -> winners.add(Winner.TIME_OUT);
                default -> assertThat(type).isIn("received", "queued", "offered", "offer-rescinded", "closed");
            }
        }
        assertThat(winners).as(interaction).hasSize(1);
        return winners.get(0);
    }

    @Test
    void aCloseAndACloseAreOne() throws Exception {
        String agent = centre.agent();
        for (int round = 0; round < 10; round++) {
            String interaction = centre.handled("email", agent);
            List<Callable<Answer>> closes = new ArrayList<>();
            for (int i = 0; i < 6; i++) {
                closes.add(() -> centre.admin().post("/api/interactions/" + interaction + "/close"));
            }
            List<Answer> answers = Together.run(closes);
            assertThat(answers).filteredOn(answer -> answer.status() == 200).hasSize(1);
            assertThat(answers)
                    .filteredOn(answer -> answer.status() != 200)
                    .allSatisfy(answer -> answer.expectProblem(409, "CLOSED"));
        }
        assertThat(centre.live(agent).get("openTabs").asInt()).isZero();
    }
}
