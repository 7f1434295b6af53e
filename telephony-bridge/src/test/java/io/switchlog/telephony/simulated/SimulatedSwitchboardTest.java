package io.switchlog.telephony.simulated;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.switchlog.messages.agent.AgentId;
import io.switchlog.telephony.CallId;
import io.switchlog.telephony.Switchboard;
import io.switchlog.telephony.SwitchboardRefused;
import io.switchlog.telephony.SwitchboardSignal;
import io.switchlog.telephony.SwitchboardSignal.AgentRang;
import io.switchlog.telephony.SwitchboardSignal.Answered;
import io.switchlog.telephony.SwitchboardSignal.CallArrived;
import io.switchlog.telephony.SwitchboardSignal.Held;
import io.switchlog.telephony.SwitchboardSignal.HungUp;
import io.switchlog.telephony.SwitchboardSignal.Party;
import io.switchlog.telephony.SwitchboardSignal.Resumed;
import io.switchlog.telephony.SwitchboardSignal.RingEnded;
import io.switchlog.telephony.SwitchboardSignal.RingOutcome;
import io.switchlog.telephony.SwitchboardSignal.SwitchboardLost;
import io.switchlog.telephony.SwitchboardSignal.SwitchboardRegained;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("AG-03")
class SimulatedSwitchboardTest {
    private static final Instant START = Instant.parse("2026-03-02T08:00:00Z");
    private static final AgentId ANNA = AgentId.of("01900000-0000-7000-8000-00000000000a");
    private static final AgentId BEN = AgentId.of("01900000-0000-7000-8000-00000000000b");

    private final List<SwitchboardSignal> heard = new ArrayList<>();
    private Instant now = START;
    private final InstantSource time = () -> now;
    private final SimulatedSwitchboard switchboard = new SimulatedSwitchboard("hq", time.withZone(ZoneOffset.UTC));
    private final CallId call = new CallId("hq", "1");

    SimulatedSwitchboardTest() {
        switchboard.listen(heard::add);
    }

    @Test
    void aCallIsAnsweredHeldAndReleased() {
        switchboard.script(ANNA, new PhoneBehaviour.Answers(Duration.ofSeconds(4)));
        switchboard.callArrives("1", "0551000", "0559999");
        ring(ANNA);
        passSeconds(10);
        switchboard.hold(call);
        switchboard.resume(call);
        switchboard.release(call);

        assertThat(heard)
                .containsExactly(
                        new CallArrived(call, "0551000", "0559999", START),
                        new AgentRang(call, ANNA, START),
                        new Answered(call, ANNA, at(4)),
                        new Held(call, at(10)),
                        new Resumed(call, at(10)),
                        new HungUp(call, Party.AGENT, at(10)));
        assertThat(switchboard.calls()).isEmpty();
    }

    @Test
    void aPhoneThatNobodyPicksUpStopsWhenItsTimeIsOver() {
        switchboard.callArrives("1", "0551000", "0559999");
        ring(ANNA);
        passSeconds(60);

        assertThat(heard).endsWith(new RingEnded(call, ANNA, RingOutcome.NO_ANSWER, at(15)));
    }

    @Test
    void theFirstWhoAnswersHasTheCallAndTheOthersStopRinging() {
        switchboard.script(ANNA, new PhoneBehaviour.Answers(Duration.ofSeconds(5)));
        switchboard.script(BEN, new PhoneBehaviour.Answers(Duration.ofSeconds(3)));
        switchboard.callArrives("1", "0551000", "0559999");
        ring(ANNA);
        ring(BEN);
        passSeconds(60);

        assertThat(heard)
                .endsWith(new Answered(call, BEN, at(3)), new RingEnded(call, ANNA, RingOutcome.CANCELLED, at(3)));
    }

    @Test
    void aBusyPhoneSaysSoAtOnce() {
        switchboard.script(ANNA, new PhoneBehaviour.Busy());
        switchboard.callArrives("1", "0551000", "0559999");
        ring(ANNA);

        assertThat(heard).endsWith(new RingEnded(call, ANNA, RingOutcome.BUSY, START));
    }

    @Test
    void aCallerWhoHangsUpStopsTheRinging() {
        switchboard.script(ANNA, new PhoneBehaviour.Answers(Duration.ofSeconds(5)));
        switchboard.callArrives("1", "0551000", "0559999");
        ring(ANNA);
        passSeconds(2);
        switchboard.callerHangsUp(call);
        passSeconds(60);

        assertThat(heard)
                .endsWith(
                        new RingEnded(call, ANNA, RingOutcome.CANCELLED, at(2)), new HungUp(call, Party.CALLER, at(2)));
    }

    @Test
    void whatHappensWhileTheLinkIsDownIsNotTold() {
        switchboard.script(ANNA, new PhoneBehaviour.Answers(Duration.ofSeconds(5)));
        switchboard.callArrives("1", "0551000", "0559999");
        ring(ANNA);
        switchboard.loseLink();
        passSeconds(8);
        assertThatThrownBy(() -> switchboard.release(call)).isInstanceOf(SwitchboardRefused.class);
        switchboard.regainLink();

        assertThat(heard)
                .endsWith(
                        new AgentRang(call, ANNA, START),
                        new SwitchboardLost("hq", START),
                        new SwitchboardRegained("hq", START, at(8)));
        switchboard.hold(call);
        assertThat(heard).as("it was answered all the same").endsWith(new Held(call, at(8)));
    }

    @Test
    void whatMakesNoSenseIsRefused() {
        switchboard.callArrives("1", "0551000", "0559999");

        assertThatThrownBy(() -> switchboard.hold(call)).isInstanceOf(SwitchboardRefused.class);
        assertThatThrownBy(() -> switchboard.connect(call, ANNA)).isInstanceOf(SwitchboardRefused.class);
        assertThatThrownBy(() -> switchboard.release(new CallId("hq", "2"))).isInstanceOf(SwitchboardRefused.class);
    }

    private void ring(AgentId agentId) {
        switchboard.ring(new Switchboard.Ring(call, agentId, Duration.ofSeconds(15)));
    }

    private void passSeconds(int seconds) {
        now = now.plusSeconds(seconds);
        switchboard.tick();
    }

    private static Instant at(int seconds) {
        return START.plusSeconds(seconds);
    }
}
