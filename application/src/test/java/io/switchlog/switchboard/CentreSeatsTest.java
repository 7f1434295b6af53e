package io.switchlog.switchboard;

import static org.assertj.core.api.Assertions.assertThat;

import io.switchlog.Installation;
import io.switchlog.api.ContactCentre;
import io.switchlog.messages.agent.AgentId;
import io.switchlog.messages.queue.QueueId;
import io.switchlog.telephony.SwitchboardNames;
import io.switchlog.telephony.seats.Seat;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("AG-24")
class CentreSeatsTest {
    private final ContactCentre centre = ContactCentre.shared();
    private final CentreSeats seats = Installation.shared().node().context().getBean(CentreSeats.class);
    private final String agent = centre.newAgent(Map.of());
    private final String queue = centre.queue("voice", agent);

    /** The agent's seats, once everything that has happened is known. */
    private List<Seat> now() {
        centre.read("/live/agents?limit=1");
        centre.read("/queues/" + queue);
        centre.read("/telephones");
        centre.read("/agents/" + agent);
        return seats.get().stream()
                .filter(seat -> seat.agentId().toString().equals(agent))
                .toList();
    }

    private Seat seat(@Nullable String pause) {
        String internal = centre.read("/agents/" + agent).json().get("internal").asString();
        return new Seat(name(), "PJSIP/" + internal, AgentId.of(agent), 0, pause, false);
    }

    private String name() {
        return SwitchboardNames.ofQueue(
                QueueId.of(queue),
                centre.read("/queues/" + queue).json().get("name").asString());
    }

    @Test
    void whoIsLoggedInServesHisVoiceQueuesAtHisTelephone() {
        assertThat(now()).isEmpty();
        centre.login(agent);
        assertThat(now()).containsExactly(seat(null));
        centre.queue("chat", agent);
        assertThat(now()).hasSize(1);
        centre.logout(agent);
        assertThat(now()).isEmpty();
    }

    @Test
    void aPauseOnVoiceIsAPauseThereAndOneOnAnotherChannelIsNot() {
        centre.login(agent);
        centre.pause(agent, "chat");
        assertThat(now()).containsExactly(seat(null));
        centre.pause(agent, "voice");
        assertThat(now()).containsExactly(seat("break"));
        centre.unpause(agent, "voice");
        assertThat(now()).containsExactly(seat(null));
    }

    @Test
    void penaltyAndRingInUseAreAsTheyAreSet() {
        centre.login(agent);
        centre.admin()
                .put("/api/queues/" + queue + "/members/" + agent, Map.of("penalty", 3))
                .expect(200);
        centre.patch("/agents/" + agent, Map.of("webrtc", Map.of("ringInUse", true)));

        assertThat(now()).singleElement().satisfies(seat -> {
            assertThat(seat.penalty()).isEqualTo(3);
            assertThat(seat.ringInUse()).isTrue();
        });
    }
}
