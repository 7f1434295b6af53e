package io.switchlog.command.agent;

import static org.assertj.core.api.Assertions.assertThat;

import io.switchlog.messages.agent.AgentId;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.Test;

class HeartbeatsTest extends AgentTest {
    @Test
    void theLastSignOfEachAgentIsKept() {
        Heartbeats heartbeats = centre.side().heartbeats();
        AgentId anna = centre.agent();
        AgentId bert = centre.agent();
        Instant begin = centre.clock().instant();
        heartbeats.record(anna);
        heartbeats.record(bert);
        assertThat(heartbeats.silentSince(begin)).isEmpty();
        assertThat(heartbeats.silentSince(begin.plusSeconds(1))).isEqualTo(Map.of(anna, begin, bert, begin));

        centre.forwardSeconds(10);
        heartbeats.record(bert);
        assertThat(heartbeats.silentSince(begin.plusSeconds(10))).isEqualTo(Map.of(anna, begin));
        centre.forwardSeconds(10);
        assertThat(heartbeats.silentSince(centre.clock().instant()))
                .isEqualTo(Map.of(anna, begin, bert, begin.plusSeconds(10)));

        // A sign that came in meanwhile is not forgotten with the one before.
        heartbeats.record(anna);
        heartbeats.forget(anna, begin);
        heartbeats.forget(bert, begin.plusSeconds(10));
        centre.forwardSeconds(1);
        assertThat(heartbeats.silentSince(centre.clock().instant())).containsOnlyKeys(anna);
    }
}
