package io.switchlog.messages.agent.settings;

import static io.switchlog.messages.agent.Typology.EXTERNAL;
import static io.switchlog.messages.agent.Typology.MOBILE;
import static io.switchlog.messages.agent.Typology.PHONEBAR;
import static io.switchlog.messages.agent.Typology.WEBRTC;
import static org.assertj.core.api.Assertions.assertThat;

import io.switchlog.messages.agent.Typology;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** The settings of telephones and bars one by one: whose they are, what they begin with, what they may become. */
class BarSettingsTest {
    private static final List<Typology> ALL = List.of(WEBRTC, PHONEBAR, EXTERNAL, MOBILE);

    private static boolean allowed(Typology typology, Setting<?> setting, Object value) {
        return AgentSettings.initial(typology).asked(Map.of(setting.path(), value), null).problems().stream()
                .noneMatch(problem -> problem.field().equals(setting.path()));
    }

    private static void flag(Setting<Boolean> setting, boolean initial, List<Typology> typologies) {
        assertThat(setting.typologies()).containsExactlyInAnyOrderElementsOf(typologies);
        for (Typology typology : typologies) {
            AgentSettings before = AgentSettings.initial(typology);
            assertThat(before.is(setting)).isEqualTo(initial);
            assertThat(before.asked(Map.of(setting.path(), !initial), null)
                            .after()
                            .is(setting))
                    .isEqualTo(!initial);
            assertThat(allowed(typology, setting, "yes")).isFalse();
            assertThat(allowed(typology, setting, 1)).isFalse();
        }
    }

    private static void seconds(Setting<Integer> setting, int initial, int least, int most, Typology typology) {
        assertThat(setting.typologies()).containsExactly(typology);
        assertThat(AgentSettings.initial(typology).get(setting)).isEqualTo(initial);
        assertThat(allowed(typology, setting, least)).isTrue();
        assertThat(allowed(typology, setting, most)).isTrue();
        assertThat(allowed(typology, setting, least - 1)).isFalse();
        assertThat(allowed(typology, setting, most + 1)).isFalse();
    }

    @Test
    @Tag("AG-58")
    void everybodyMayHaveACallerId() {
        for (Typology typology : ALL) {
            assertThat(AgentSettings.initial(typology).get(Voice.CALLER_ID)).isEmpty();
            assertThat(allowed(typology, Voice.CALLER_ID, "\"Sales\" <+390612345>"))
                    .isTrue();
            assertThat(allowed(typology, Voice.CALLER_ID, "a\nb")).isFalse();
        }
    }

    @Test
    @Tag("AG-60")
    @Tag("AG-61")
    void groupsAreNumbersFrom0To63() {
        for (Typology typology : ALL) {
            for (Setting<String> groups : List.of(Voice.CALL_GROUP, Voice.PICKUP_GROUP)) {
                assertThat(allowed(typology, groups, "1,3-5,63")).isTrue();
                assertThat(allowed(typology, groups, "64")).isFalse();
                assertThat(allowed(typology, groups, "sales")).isFalse();
            }
        }
    }

    @Test
    @Tag("AG-62")
    void supervisorsListenToThoseOnlyForWhomItIsSwitchedOn() {
        flag(Voice.CHAN_SPY, false, ALL);
    }

    @Test
    @Tag("AG-63")
    void videoIsIndicated() {
        flag(Voice.VIDEO_SUPPORT, false, ALL);
    }

    @Test
    @Tag("AG-70")
    void theBrowsersBarAnswersCallsAfterADelay() {
        flag(Webrtc.AUTO_ANSWER, false, List.of(WEBRTC));
        seconds(Webrtc.AUTO_ANSWER_DELAY_SECONDS, 0, 0, 3_600, WEBRTC);
    }

    @Test
    @Tag("AG-72")
    void theBrowsersBarRecordsIfItMay() {
        flag(Webrtc.ENABLE_RECORDING, false, List.of(WEBRTC));
    }

    @Test
    @Tag("AG-73")
    void theBrowsersBarHasTones() {
        flag(Webrtc.ENABLE_DTMF, true, List.of(WEBRTC));
    }

    @Test
    @Tag("AG-74")
    void theBrowsersBarMayBeLeftAloneDuringPauses() {
        flag(Webrtc.DO_NOT_DISTURB_DURING_PAUSE, false, List.of(WEBRTC));
    }

    @Test
    @Tag("AG-75")
    void breaksMayBeIgnoredForPreviewCalls() {
        flag(Webrtc.IGNORE_BREAK_FOR_PREVIEW, false, List.of(WEBRTC));
    }

    @Test
    @Tag("AG-76")
    void theBrowsersBarMayRingWhileItIsInUse() {
        flag(Webrtc.RING_IN_USE, false, List.of(WEBRTC));
    }

    @Test
    @Tag("AG-77")
    void theBrowsersBarRegistersAnewAfterSomeSeconds() {
        seconds(Webrtc.SIP_EXPIRES_SECONDS, 3_600, 1, 86_400, WEBRTC);
    }

    @Test
    @Tag("AG-79")
    void thePhonebarAnswersCallsAfterADelay() {
        flag(Phonebar.AUTO_ANSWER, false, List.of(PHONEBAR));
        seconds(Phonebar.AUTO_ANSWER_DELAY_SECONDS, 0, 0, 3_600, PHONEBAR);
    }

    @Test
    @Tag("AG-80")
    void thePhonebarMayRingWhileItIsInUse() {
        flag(Phonebar.RING_IN_USE, false, List.of(PHONEBAR));
    }

    @Test
    @Tag("AG-81")
    void thePhonebarRecordsIfItMay() {
        flag(Phonebar.ENABLE_RECORDING, false, List.of(PHONEBAR));
    }

    @Test
    @Tag("AG-82")
    void thePhonebarHasTones() {
        flag(Phonebar.ENABLE_DTMF, true, List.of(PHONEBAR));
    }

    @Test
    @Tag("AG-83")
    void thePhonebarIsLeftAloneDuringPausesUnlessItIsSaidOtherwise() {
        flag(Phonebar.DO_NOT_DISTURB_DURING_PAUSE, true, List.of(PHONEBAR));
    }

    @Test
    @Tag("AG-84")
    void thePhonebarMayCountUnansweredCalls() {
        flag(Phonebar.UNANSWERED_CALL_BADGE, false, List.of(PHONEBAR));
    }

    @Test
    @Tag("AG-85")
    void thePhonebarMayWorkWithAScreenReader() {
        flag(Phonebar.JAWS, false, List.of(PHONEBAR));
    }

    @Test
    @Tag("AG-88")
    @Tag("AG-89")
    void screensAreRecordedByTheAgentOrByThemselves() {
        AgentSettings recent = AgentSettings.initial(PHONEBAR);
        PhonebarVersion version = new PhonebarVersion("5.1.31.0");
        for (Setting<Boolean> recording :
                List.of(Phonebar.SCREEN_RECORDING_BY_AGENT, Phonebar.AUTOMATIC_SCREEN_RECORDING)) {
            assertThat(recording.typologies()).containsExactly(PHONEBAR);
            assertThat(recent.is(recording)).isFalse();
            assertThat(recent.asked(Map.of(recording.path(), true), version).problems())
                    .isEmpty();
        }
    }

    @Test
    @Tag("AG-92")
    void thePhonebarIsControlledByOthersOnlyIfItIsSwitchedOn() {
        flag(Phonebar.REMOTE_CONTROL, false, List.of(PHONEBAR));
    }
}
