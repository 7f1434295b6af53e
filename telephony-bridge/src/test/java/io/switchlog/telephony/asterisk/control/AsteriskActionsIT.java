package io.switchlog.telephony.asterisk.control;

import static io.switchlog.telephony.asterisk.control.PbxAnswer.DONE;
import static io.switchlog.telephony.asterisk.control.PbxAnswer.WAS_SO_ALREADY;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.switchlog.telephony.asterisk.control.PbxActions.Dialling;
import io.switchlog.telephony.asterisk.control.PbxActions.Leg;
import io.switchlog.telephony.asterisk.control.PbxActions.Place;
import io.switchlog.telephony.asterisk.control.PbxActions.Taken;
import io.switchlog.telephony.asterisk.control.PbxActions.Waiting;
import io.switchlog.telephony.asterisk.local.AsteriskLab;
import io.switchlog.telephony.asterisk.local.LocalAsteriskOptions;
import io.switchlog.telephony.asterisk.local.LocalQueue;
import io.switchlog.telephony.asterisk.local.LocalRoute;
import io.switchlog.telephony.asterisk.local.RawAmi;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Each action, at a real Asterisk with telephones that are none. */
@Tag("asterisk")
class AsteriskActionsIT {
    private static final String ANNA = "Local/00601001@double/n";
    private static AsteriskLab lab;
    private static AsteriskActions actions;

    @BeforeAll
    static void open() throws Exception {
        lab = AsteriskLab.open(LocalAsteriskOptions.named("lab")
                .with(LocalQueue.named("support"), LocalQueue.named("empty"))
                .with(LocalRoute.to("8001", "support", 30), LocalRoute.to("8002", "empty", 30)));
        actions = AsteriskActions.connect(lab.access());
    }

    @AfterAll
    static void close() throws Exception {
        if (lab != null) {
            actions.close();
            lab.close();
        }
    }

    private static Dialling dialling(String callId, String number) {
        return new Dialling(callId, "Local/00601009@double/n", "from-trunk", "", number, "<2001>");
    }

    @Test
    void aPlaceIsTakenPausedWeighedAndLeftAndTwiceIsOnce() {
        Place place = new Place("empty", ANNA, "anna", 2);
        assertThat(actions.join(place)).isEqualTo(DONE);
        assertThat(actions.join(place)).isEqualTo(WAS_SO_ALREADY);
        assertThat(actions.pause("empty", ANNA, "lunch")).isEqualTo(DONE);
        assertThat(actions.pause("empty", ANNA, "lunch")).isEqualTo(DONE);
        assertThat(actions.queues().places()).singleElement().satisfies(taken -> {
            assertThat(taken.place()).isEqualTo(place);
            assertThat(taken.paused()).isTrue();
            assertThat(taken.pauseReason()).isEqualTo("lunch");
        });
        assertThat(actions.penalty("empty", ANNA, 5)).isEqualTo(DONE);
        assertThat(actions.ringInUse("empty", ANNA, true)).isEqualTo(DONE);
        assertThat(actions.unpause("empty", ANNA)).isEqualTo(DONE);
        assertThat(actions.queues().places()).extracting(Taken::paused).containsExactly(false);
        assertThat(actions.leave("empty", ANNA)).isEqualTo(DONE);
        assertThat(actions.leave("empty", ANNA)).isEqualTo(WAS_SO_ALREADY);
        assertThat(actions.queues().places()).isEmpty();
    }

    @Test
    void whatCannotBeIsRefusedInAsterisksWords() {
        assertThat(actions.join(new Place("nowhere", ANNA, "anna", 0))).isInstanceOf(PbxAnswer.Refused.class);
        assertThat(actions.pause("support", "PJSIP/9999", "lunch")).isInstanceOf(PbxAnswer.Refused.class);
        assertThat(actions.hangUp("PJSIP/9999-00000001")).isEqualTo(WAS_SO_ALREADY);
        assertThat(actions.leave("support\r\nAction: Logoff", ANNA))
                .isEqualTo(new PbxAnswer.Refused("more than one line"));
        assertThat(actions.dial(dialling("d-00000000", "1234&SIP/x"))).isInstanceOf(PbxAnswer.Refused.class);
        assertThat(actions.phoneChanged("9 9")).isInstanceOf(PbxAnswer.Refused.class);
        assertThat(actions.phoneChanged("9999")).isInstanceOf(PbxAnswer.Refused.class);
    }

    @Test
    void aCallIsDialledSeenRecordedAndHungUp() throws Exception {
        try (RawAmi events = lab.events()) {
            actions.join(new Place("support", ANNA, "anna", 0));
            assertThat(actions.dial(dialling("dial-00000001", "8001"))).isEqualTo(DONE);
            events.awaitEvent("AgentConnect", 1);
            String channel = events.last("AgentConnect", "Channel");
            Optional<Leg> leg = actions.legs().stream()
                    .filter(one -> one.channel().equals(channel))
                    .findFirst();
            assertThat(leg)
                    .hasValueSatisfying(found -> assertThat(found.linkedId()).isEqualTo("dial-00000001"));
            assertThat(actions.startRecording(channel, "one.wav")).isEqualTo(DONE);
            events.awaitEvent("MixMonitorStart", 1);
            assertThat(actions.pauseRecording(channel)).isEqualTo(DONE);
            assertThat(actions.resumeRecording(channel)).isEqualTo(DONE);
            assertThat(actions.stopRecording(channel)).isEqualTo(DONE);
            events.awaitEvent("MixMonitorStop", 1);
            assertThat(actions.hangUp(channel)).isEqualTo(DONE);
            events.awaitEvent("AgentComplete", 1);
            actions.leave("support", ANNA);
        }
    }

    @Test
    void whoWaitsIsSeenAndTakenOut() throws Exception {
        try (RawAmi events = lab.events()) {
            actions.dial(dialling("dial-00000002", "8002"));
            events.awaitEvent("QueueCallerJoin", 1);
            Waiting waiting = actions.queues().waiting().get(0);
            assertThat(waiting.queue()).isEqualTo("empty");
            assertThat(actions.withdraw("empty", waiting.channel(), "closed")).isEqualTo(DONE);
            events.await(text -> text.contains("Status: WITHDRAW"));
        }
    }

    @Test
    void aPauseIsKnownToTheDialplan() {
        assertThat(actions.paused("2001", true)).isEqualTo(DONE);
        assertThat(actions.command("database get switchlog-paused 2001")).contains("Value: 1");
        assertThat(actions.paused("2001", false)).isEqualTo(DONE);
        assertThat(actions.paused("2001", false)).isEqualTo(WAS_SO_ALREADY);
    }

    @Test
    void anAsteriskThatIsAwayIsUnavailable() throws Exception {
        assertThatThrownBy(() -> AsteriskActions.connect(new AsteriskActions.Access(
                        "127.0.0.1",
                        lab.asterisk().amiPort(),
                        false,
                        lab.asterisk().actions().user(),
                        "wrong",
                        Duration.ofSeconds(5))))
                .isInstanceOf(PbxUnavailable.class);
    }
}
