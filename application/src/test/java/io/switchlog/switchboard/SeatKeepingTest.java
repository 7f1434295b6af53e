package io.switchlog.switchboard;

import static org.assertj.core.api.Assertions.assertThat;

import io.switchlog.messages.agent.AgentId;
import io.switchlog.telephony.seats.PauseEchoes;
import io.switchlog.telephony.seats.Seat;
import io.switchlog.telephony.seats.SeatChange;
import io.switchlog.telephony.seats.SeatKeeper;
import io.switchlog.telephony.seats.SwitchboardSeats;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.dao.TransientDataAccessResourceException;

class SeatKeepingTest {
    private Instant now = Instant.parse("2026-11-02T09:00:00Z");
    private long reached;
    private boolean databaseDown;
    private List<Seat> wanted = List.of();
    private final Memory switchboard = new Memory();
    private final Clock clock = new Clock() {
        @Override
        public Instant instant() {
            return now;
        }

        @Override
        public ZoneId getZone() {
            return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(ZoneId zone) {
            return this;
        }
    };
    private final SeatKeeping keeping = new SeatKeeping(
            "main", new SeatKeeper(switchboard, () -> wanted, new PauseEchoes(clock)), this::reached, clock);

    private static final class Memory implements SwitchboardSeats {
        private int looks;
        private int changes;
        private boolean down;

        @Override
        public List<Seat> seats() {
            looks++;
            if (down) {
                throw new SwitchboardUnavailable("down", new IllegalStateException());
            }
            return List.of();
        }

        @Override
        public boolean change(SeatChange change) {
            changes++;
            return true;
        }
    }

    private long reached() {
        if (databaseDown) {
            throw new TransientDataAccessResourceException("down");
        }
        return reached;
    }

    private static Seat seat(int agent) {
        return new Seat("support", "PJSIP/" + agent, new AgentId(new UUID(1, agent)), 0, null, false);
    }

    @Test
    void itLooksOnceAndThenFollowsTheTables() {
        keeping.step();
        keeping.step();
        assertThat(switchboard.looks).isEqualTo(1);

        wanted = List.of(seat(1));
        keeping.step();
        assertThat(switchboard.changes).as("the tables have not moved on").isZero();
        reached++;
        keeping.step();
        assertThat(switchboard.changes).isEqualTo(1);
        assertThat(switchboard.looks).isEqualTo(1);
    }

    @Test
    void itLooksAgainEveryMinuteAndWhenTheLinkIsUpAgain() {
        keeping.step();
        now = now.plusSeconds(60);
        keeping.step();
        assertThat(switchboard.looks).isEqualTo(2);
        keeping.lookAgain();
        keeping.step();
        assertThat(switchboard.looks).isEqualTo(3);
    }

    @Test
    void whatFailedIsTriedAgain() {
        switchboard.down = true;
        wanted = List.of(seat(1));
        keeping.step();
        switchboard.down = false;
        databaseDown = true;
        keeping.step();
        databaseDown = false;

        keeping.step();

        assertThat(switchboard.changes).isEqualTo(1);
    }
}
