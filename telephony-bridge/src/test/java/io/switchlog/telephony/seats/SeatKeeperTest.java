package io.switchlog.telephony.seats;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.switchlog.messages.agent.AgentId;
import io.switchlog.telephony.seats.SeatChange.Leave;
import io.switchlog.telephony.seats.SeatChange.Pause;
import io.switchlog.telephony.seats.SeatChange.PauseSign;
import io.switchlog.telephony.seats.SeatChange.Take;
import io.switchlog.telephony.seats.SwitchboardSeats.SwitchboardUnavailable;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SeatKeeperTest {
    private static final AgentId ANNA = new AgentId(new UUID(1, 1));
    private static final AgentId BERT = new AgentId(new UUID(1, 2));

    private final SimpleSwitchboard switchboard = new SimpleSwitchboard();
    private final PauseEchoes echoes =
            new PauseEchoes(Clock.fixed(Instant.parse("2026-11-02T09:00:00Z"), ZoneOffset.UTC));
    private List<Seat> wanted = List.of();
    private final SeatKeeper keeper = new SeatKeeper(switchboard, () -> wanted, echoes);

    private static Seat seat(String queue, AgentId agent, @Nullable String pause) {
        return new Seat(queue, "PJSIP/" + agent.value().getLeastSignificantBits(), agent, 0, pause, false);
    }

    @Test
    void whoLogsInServesHisQueuesAndWhoLogsOutDoesNot() {
        wanted = List.of(seat("support", ANNA, null), seat("sales", ANNA, null));
        keeper.keepUp();
        assertThat(switchboard.seats).containsExactlyInAnyOrderElementsOf(wanted);

        wanted = List.of();
        keeper.keepUp();
        assertThat(switchboard.seats).isEmpty();
    }

    @Test
    void callersAreKeptFromWhoIsGoneOrPausedBeforeAnybodyIsLetIn() {
        wanted = List.of(seat("support", ANNA, null), seat("sales", ANNA, null));
        keeper.keepUp();

        wanted = List.of(seat("support", ANNA, "lunch"), seat("support", BERT, null));
        assertThat(keeper.keepUp().done())
                .containsExactly(
                        new Leave("sales", "PJSIP/1"),
                        new Pause("support", "PJSIP/1", ANNA, "lunch"),
                        new Take(seat("support", BERT, null)));
    }

    @Test
    void keepingUpAsksNothingWhileNothingChanges() {
        wanted = List.of(seat("support", ANNA, null));
        keeper.keepUp();
        switchboard.asked.clear();

        keeper.keepUp();
        keeper.keepUp();

        assertThat(switchboard.asked).isEmpty();
        assertThat(switchboard.looks).isEqualTo(1);
    }

    @Test
    void afterTheLinkWasDownItIsPutRightWhateverHappenedThere() {
        wanted = List.of(seat("support", ANNA, "lunch"));
        keeper.keepUp();
        switchboard.down = true;
        wanted = List.of(seat("support", ANNA, "lunch"), seat("support", BERT, null));
        assertThatThrownBy(keeper::keepUp).isInstanceOf(SwitchboardUnavailable.class);
        switchboard.down = false;
        switchboard.seats.clear();
        switchboard.seats.add(seat("sales", BERT, null));

        keeper.keepUp();

        assertThat(switchboard.seats).containsExactlyInAnyOrderElementsOf(wanted);
    }

    @Test
    void aPlaceWhereSomebodyElseSitsIsGivenToWhomItBelongs() {
        switchboard.seats.add(new Seat("support", "PJSIP/1", BERT, 0, null, false));
        wanted = List.of(seat("support", ANNA, null));

        keeper.keepUp();

        assertThat(switchboard.seats).isEqualTo(wanted);
    }

    @Test
    void whatTheSwitchboardRefusesIsNotAskedAgainUntilTheNextLook() {
        switchboard.missingQueues.add("nowhere");
        wanted = List.of(seat("nowhere", ANNA, null), seat("support", ANNA, null));

        assertThat(keeper.keepUp().refused()).containsExactly(new Take(seat("nowhere", ANNA, null)));
        assertThat(keeper.keepUp().refused()).hasSize(1);
        assertThat(switchboard.asked).hasSize(2);

        switchboard.missingQueues.clear();
        keeper.forget();
        assertThat(keeper.keepUp().done()).containsExactly(new Take(seat("nowhere", ANNA, null)));
    }

    @Test
    void aPauseThatTheCentreMadeIsAnEchoAndOneAtTheTelephoneIsNot() {
        wanted = List.of(seat("support", ANNA, null), seat("sales", ANNA, null));
        keeper.keepUp();
        PauseSign support = new PauseSign(ANNA, "support", "lunch");
        assertThat(echoes.isEcho(support)).isFalse();

        wanted = List.of(seat("support", ANNA, "lunch"), seat("sales", ANNA, "lunch"));
        keeper.keepUp();

        assertThat(echoes.isEcho(support)).isTrue();
        assertThat(echoes.isEcho(new PauseSign(ANNA, "sales", "lunch"))).isTrue();
        assertThat(echoes.isEcho(support)).as("once asked, once heard").isFalse();
    }

    @Test
    void aPauseThatIsUndoneAtOnceLeavesTwoEchoesAndNoPause() {
        wanted = List.of(seat("support", ANNA, null));
        keeper.keepUp();
        wanted = List.of(seat("support", ANNA, "lunch"));
        keeper.keepUp();
        wanted = List.of(seat("support", ANNA, null));
        keeper.keepUp();

        assertThat(echoes.isEcho(new PauseSign(ANNA, "support", "lunch"))).isTrue();
        assertThat(echoes.isEcho(new PauseSign(ANNA, "support", null))).isTrue();
    }

    @Test
    void whatSomebodyDidAtHisTelephoneIsNotDoneAgain() {
        wanted = List.of(seat("support", ANNA, null));
        keeper.keepUp();
        switchboard.asked.clear();

        keeper.heard(new PauseSign(ANNA, "support", "lunch"));
        wanted = List.of(seat("support", ANNA, "lunch"));
        keeper.keepUp();

        assertThat(switchboard.asked).isEmpty();
    }

    @Test
    void whatWasRefusedLeavesNoEcho() {
        wanted = List.of(seat("support", ANNA, null));
        keeper.keepUp();
        switchboard.missingQueues.add("support");
        wanted = List.of(seat("support", ANNA, "lunch"));

        keeper.keepUp();

        assertThat(echoes.isEcho(new PauseSign(ANNA, "support", "lunch"))).isFalse();
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10})
    void whateverIsThereBecomesWhatIsWanted(long seed) {
        Random random = new Random(seed);
        for (int round = 0; round < 200; round++) {
            wanted = seats(random);
            if (random.nextInt(5) == 0) {
                switchboard.seats.clear();
                switchboard.seats.addAll(seats(random));
                keeper.forget();
            }
            keeper.keepUp();
            assertThat(switchboard.seats).as("round " + round).containsExactlyInAnyOrderElementsOf(wanted);
        }
    }

    private static List<Seat> seats(Random random) {
        List<Seat> seats = new ArrayList<>();
        for (String queue : List.of("support", "sales", "billing")) {
            for (int agent = 1; agent <= 4; agent++) {
                if (random.nextBoolean()) {
                    seats.add(new Seat(
                            queue,
                            "PJSIP/" + agent,
                            new AgentId(new UUID(1, agent + (random.nextInt(10) == 0 ? 10 : 0))),
                            random.nextInt(3),
                            random.nextBoolean() ? "lunch" : null,
                            random.nextBoolean()));
                }
            }
        }
        return seats;
    }
}
