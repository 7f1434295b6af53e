package io.switchlog.switchboard;

import static org.assertj.core.api.Assertions.assertThat;

import io.switchlog.Installation;
import io.switchlog.api.ContactCentre;
import io.switchlog.command.dispatch.Commands;
import io.switchlog.messages.agent.AgentId;
import io.switchlog.telephony.seats.PauseEchoes;
import io.switchlog.telephony.seats.Seat;
import io.switchlog.telephony.seats.SeatChange;
import io.switchlog.telephony.seats.SeatChange.PauseSign;
import io.switchlog.telephony.seats.SeatKeeper;
import io.switchlog.telephony.seats.SwitchboardSeats;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

@Tag("AG-24")
class TelephonePausesTest {
    private final ContactCentre centre = ContactCentre.shared();
    private final Commands commands = Installation.shared().node().context().getBean(Commands.class);
    private final String agent = centre.agent();
    private final List<SeatChange> asked = new ArrayList<>();
    private final List<Seat> wanted = new ArrayList<>();
    private final PauseEchoes echoes = new PauseEchoes(Clock.systemUTC());
    private final SeatKeeper keeper = new SeatKeeper(
            new SwitchboardSeats() {
                @Override
                public List<Seat> seats() {
                    return List.of();
                }

                @Override
                public boolean change(SeatChange change) {
                    asked.add(change);
                    return true;
                }
            },
            () -> List.copyOf(wanted),
            echoes);
    private final TelephonePauses pauses = new TelephonePauses(commands, echoes, keeper);

    private PauseSign sign(@Nullable String reason) {
        return new PauseSign(AgentId.of(agent), "support", reason);
    }

    private void heard(@Nullable String reason) {
        pauses.heard(UUID.randomUUID(), sign(reason));
    }

    @Test
    void aPauseAtTheTelephoneIsAPauseOnVoiceByTheAgentHimself() {
        heard("lunch");

        assertThat(centre.agentEvents(agent, "paused")).singleElement().satisfies(event -> {
            assertThat(event.get("payload").get("channels").toString()).isEqualTo("[\"voice\"]");
            assertThat(event.get("payload").get("reason").asString()).isEqualTo("lunch");
            assertThat(event.get("metadata").get("origin").asString()).isEqualTo("phone");
            assertThat(event.get("metadata").get("actor").asString()).isEqualTo(agent);
        });
        heard(null);
        assertThat(centre.agentEvents(agent, "unpaused")).hasSize(1);
    }

    @Test
    void onePauseInManyQueuesIsOnePause() {
        heard("lunch");
        pauses.heard(UUID.randomUUID(), new PauseSign(AgentId.of(agent), "sales", "lunch"));
        pauses.heard(UUID.randomUUID(), new PauseSign(AgentId.of(agent), "billing", "lunch"));

        assertThat(centre.agentEvents(agent, "paused")).hasSize(1);
    }

    @Test
    void aMessageThatComesTwiceIsDoneOnce() {
        UUID message = UUID.randomUUID();
        pauses.heard(message, sign("lunch"));
        pauses.heard(message, sign("lunch"));
        assertThat(centre.agentEvents(agent, "paused")).hasSize(1);
    }

    @Test
    void whatTheCentreDidItselfIsNobodysDoing() {
        echoes.expect(sign("lunch"));
        heard("lunch");
        assertThat(centre.agentEvents(agent, "paused")).isEmpty();
    }

    @Test
    void aPauseWithoutReasonHasOneInTheCentre() {
        heard("");
        List<JsonNode> paused = centre.agentEvents(agent, "paused");
        assertThat(paused).hasSize(1);
        assertThat(paused.get(0).get("payload").get("reason").asString()).isEqualTo(TelephonePauses.NO_REASON);
    }

    @Test
    void whatCannotBeIsPassedOver() {
        heard(null);
        centre.logout(agent);
        heard("lunch");
        pauses.heard(UUID.randomUUID(), new PauseSign(new AgentId(UUID.randomUUID()), "support", "lunch"));
        assertThat(centre.agentEvents(agent, "paused")).isEmpty();
    }

    @Test
    void aPauseThatTheCentreRefusesIsUndoneAtTheTelephone() {
        wanted.add(new Seat("support", "PJSIP/1", AgentId.of(agent), 0, null, false));
        keeper.keepUp();
        asked.clear();
        centre.settings(Map.of("onlyListedPauseReasons", true));
        heard("nothing of the kind");
        centre.settings(Map.of("onlyListedPauseReasons", false));

        keeper.keepUp();

        assertThat(centre.agentEvents(agent, "paused")).isEmpty();
        assertThat(asked).containsExactly(new SeatChange.Pause("support", "PJSIP/1", AgentId.of(agent), null));
    }

    @Test
    void whoEndsHisPauseAtTheTelephoneWhileHeWrapsUpIsBack() {
        String queue = centre.queue("chat", agent);
        centre.patch("/queues/" + queue, Map.of("wrapUpSeconds", 600));
        String interaction = centre.ringing(centre.accountOf("chat", queue), agent);
        centre.accept(interaction, agent);
        centre.close(interaction);

        heard(null);

        assertThat(centre.agentEvents(agent, "wrap-up-ended")).hasSize(1);
    }
}
