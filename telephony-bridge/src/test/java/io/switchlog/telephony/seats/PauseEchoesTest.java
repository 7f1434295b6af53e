package io.switchlog.telephony.seats;

import static org.assertj.core.api.Assertions.assertThat;

import io.switchlog.messages.agent.AgentId;
import io.switchlog.telephony.seats.SeatChange.PauseSign;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class PauseEchoesTest {
    private Instant now = Instant.parse("2026-11-02T09:00:00Z");
    private final PauseEchoes echoes = new PauseEchoes(new Clock() {
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
    });
    private final PauseSign lunch = new PauseSign(new AgentId(new UUID(1, 1)), "support", "lunch");

    @Test
    void anEchoThatHasNotComeInTimeIsTheTelephonesDoingWhenItComes() {
        echoes.expect(lunch);
        now = now.plus(PauseEchoes.PATIENCE);
        assertThat(echoes.isEcho(lunch)).isFalse();
    }

    @Test
    void anotherReasonOrQueueOrAgentIsNoEcho() {
        echoes.expect(lunch);
        assertThat(echoes.isEcho(new PauseSign(lunch.agentId(), "support", "training")))
                .isFalse();
        assertThat(echoes.isEcho(new PauseSign(lunch.agentId(), "sales", "lunch")))
                .isFalse();
        assertThat(echoes.isEcho(new PauseSign(new AgentId(new UUID(1, 2)), "support", "lunch")))
                .isFalse();
        assertThat(echoes.isEcho(new PauseSign(lunch.agentId(), "support", null)))
                .isFalse();
        assertThat(echoes.isEcho(lunch)).isTrue();
    }
}
