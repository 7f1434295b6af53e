package io.switchlog.messages.agent.settings;

import static io.switchlog.messages.agent.Typology.EXTERNAL;
import static io.switchlog.messages.agent.Typology.MOBILE;
import static io.switchlog.messages.agent.Typology.PHONEBAR;
import static io.switchlog.messages.agent.Typology.WEBRTC;
import static org.assertj.core.api.Assertions.assertThat;

import io.switchlog.messages.agent.Typology;
import io.switchlog.messages.agent.settings.AgentSettings.Asked;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.EnumSource.Mode;
import org.junit.jupiter.params.provider.ValueSource;

class AgentSettingsTest {
    private static final PhonebarVersion OLD = new PhonebarVersion("5.1.30.9");

    private static Asked ask(Typology typology, Map<String, Object> given) {
        return AgentSettings.initial(typology).asked(given, null);
    }

    private static List<String> refused(Typology typology, Map<String, Object> given) {
        return ask(typology, given).problems().stream().map(Problem::field).toList();
    }

    @Test
    void whatIsAskedForBecomesWhatIs() {
        Asked asked = ask(EXTERNAL, Map.of("voice.transports", List.of("tls", "udp"), "external.hotDesk", true));

        assertThat(asked.problems()).isEmpty();
        assertThat(asked.changed()).containsExactly(Voice.TRANSPORTS, External.HOT_DESK);
        assertThat(asked.after().get(Voice.TRANSPORTS)).containsExactly("tls", "udp");
        assertThat(asked.after().is(External.HOT_DESK)).isTrue();
    }

    @Test
    void whatIsTheCaseAlreadyIsNoChange() {
        assertThat(ask(WEBRTC, Map.of("voice.nat", "force_rport")).changed()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "WEBRTC, phonebar.jawsIntegration",
        "PHONEBAR, webrtc.autoAnswer",
        "EXTERNAL, mobile.pushGateway",
        "MOBILE, external.hotDesk",
        "WEBRTC, security.mfaDisabled",
        "MOBILE, security.mfaDisabled",
        "WEBRTC, voice.bogus",
        "WEBRTC, security.locked"
    })
    @Tag("AG-28")
    @Tag("AG-42")
    void whatATypologyDoesNotHaveIsRefused(Typology typology, String path) {
        assertThat(ask(typology, Map.of(path, true)).problems())
                .extracting(Problem::field)
                .contains(path);
    }

    @ParameterizedTest
    @CsvSource({
        "PHONEBAR, ws",
        "PHONEBAR, wss",
        "MOBILE, ws",
        "MOBILE, wss",
        "WEBRTC, udp",
        "WEBRTC, tcp",
        "WEBRTC, tls",
        "WEBRTC, ws",
        "EXTERNAL, sctp"
    })
    @Tag("AG-22")
    @Tag("AG-48")
    @Tag("AG-52")
    void transportsThatATypologyCannotUseAreRefused(Typology typology, String transport) {
        assertThat(refused(typology, Map.of("voice.transports", List.of(transport))))
                .contains("voice.transports");
    }

    @Test
    @Tag("AG-48")
    @Tag("AG-49")
    void transportsKeepTheirOrder() {
        List<String> all = List.of("wss", "tls", "ws", "udp", "tcp");
        List<String> phonebar = List.of("tcp", "udp");

        assertThat(ask(EXTERNAL, Map.of("voice.transports", all)).after().get(Voice.TRANSPORTS))
                .isEqualTo(all);
        assertThat(ask(PHONEBAR, Map.of("voice.transports", phonebar)).after().get(Voice.TRANSPORTS))
                .isEqualTo(phonebar);
        assertThat(refused(EXTERNAL, Map.of("voice.transports", List.of("udp", "udp"))))
                .containsExactly("voice.transports");
        assertThat(refused(EXTERNAL, Map.of("voice.transports", List.of()))).containsExactly("voice.transports");
    }

    @Test
    @Tag("AG-50")
    @Tag("AG-51")
    void mobileAgentsEncryptWithTlsAndAreAdvisedAgainstUdp() {
        Map<String, Object> gateway = Map.of("mobile.pushGateway", "192.0.2.10:5060");
        AgentSettings agent = AgentSettings.initial(MOBILE).with(gateway);

        assertThat(agent.asked(Map.of("voice.transports", List.of("tls")), null).problems())
                .extracting(Problem::field, Problem::feature)
                .containsExactly(org.assertj.core.groups.Tuple.tuple("voice.encryption", "AG-50"));
        assertThat(agent.asked(Map.of("voice.transports", List.of("tls"), "voice.encryption", "yes"), null)
                        .problems())
                .isEmpty();
        Asked udp = agent.asked(Map.of("voice.transports", List.of("tcp", "udp")), null);
        assertThat(udp.problems()).isEmpty();
        assertThat(udp.after().advice(null)).extracting(Problem::feature).containsExactly("AG-51");
        assertThat(agent.advice(null)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"dynamic", "192.0.2.1", "255.255.255.255", "2001:db8::1", "::1"})
    @Tag("AG-53")
    void aHostIsDynamicOrAnAddress(String host) {
        assertThat(refused(WEBRTC, Map.of("voice.host", host))).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", "static", "example.org", "256.0.0.1", "1.2.3", "1.2.3.4.", "2001:db8", ":::", "1.2.3.4\n"})
    @Tag("AG-53")
    void anythingElseIsNoHost(String host) {
        assertThat(refused(WEBRTC, Map.of("voice.host", host))).containsExactly("voice.host");
    }

    @ParameterizedTest
    @EnumSource(names = "UNKNOWN", mode = Mode.EXCLUDE)
    @Tag("AG-57")
    @Tag("AG-56")
    void g729IsNotForClientsThatCannotDecodeIt(Typology typology) {
        boolean cannot = Set.of(WEBRTC, PHONEBAR).contains(typology);
        AgentSettings agent = AgentSettings.initial(typology)
                .with(typology == MOBILE ? Map.of("mobile.pushGateway", "a:1") : Map.of());

        Asked asked = agent.asked(Map.of("voice.codecs", List.of("gsm", "g729")), null);

        assertThat(asked.problems()).hasSize(cannot ? 1 : 0);
        assertThat(asked.after().get(Voice.CODECS))
                .hasSize(cannot ? asked.before().get(Voice.CODECS).size() : 2);
        assertThat(agent.asked(Map.of("voice.codecs", List.of("opus", "g722", "gsm", "alaw", "ulaw")), null)
                        .problems())
                .isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "voice.nat, comedia, sometimes",
        "voice.nat, route, YES",
        "voice.type, peer, Peer",
        "voice.recordCalls, wav49, waw49",
        "voice.encryption, yes, maybe",
        "toastPosition, bottom-center, buttom-center",
        "clientLogs.level, DEBUG, TRACE",
        "voice.callGroup, '1,3-5', 64",
        "voice.context, from-internal, a b",
        "voice.callerId, Anna <100>, 'a;b'"
    })
    @Tag("AG-45")
    @Tag("AG-54")
    @Tag("AG-55")
    @Tag("AG-64")
    @Tag("AG-65")
    @Tag("AG-145")
    void choicesAndTextsHaveTheirForm(String path, String right, String wrong) {
        assertThat(refused(WEBRTC, Map.of(path, right))).isEmpty();
        assertThat(refused(WEBRTC, Map.of(path, wrong))).containsExactly(path);
        assertThat(refused(WEBRTC, Map.of(path, 5))).containsExactly(path);
    }

    @Test
    @Tag("AG-71")
    void aNotificationOfAutoAnswerIsThereOnlyWithAutoAnswer() {
        assertThat(refused(WEBRTC, Map.of("webrtc.autoAnswerNotification", true)))
                .containsExactly("webrtc.autoAnswerNotification");
        AgentSettings both = ask(WEBRTC, Map.of("webrtc.autoAnswerNotification", true, "webrtc.autoAnswer", true))
                .after();
        assertThat(both.is(Webrtc.AUTO_ANSWER_NOTIFICATION)).isTrue();

        Asked off = both.asked(Map.of("webrtc.autoAnswer", false), null);

        assertThat(off.problems()).isEmpty();
        assertThat(off.after().is(Webrtc.AUTO_ANSWER_NOTIFICATION)).isFalse();
    }

    @Test
    @Tag("AG-86")
    void aScreenIsRecordedByTheAgentOrAutomatically() {
        Asked one = ask(PHONEBAR, Map.of("phonebar.screenRecordingByAgent", true));
        Asked both = one.after().asked(Map.of("phonebar.automaticScreenRecording", true), null);
        Asked other = one.after()
                .asked(
                        Map.of("phonebar.automaticScreenRecording", true, "phonebar.screenRecordingByAgent", false),
                        null);

        assertThat(one.problems()).isEmpty();
        assertThat(both.problems()).extracting(Problem::feature).containsExactly("AG-86");
        assertThat(other.problems()).isEmpty();
    }

    @Test
    @Tag("AG-87")
    void recordingsOfScreensNeedALicenceAndAPhonebarThatIsNewEnough() {
        Map<String, Object> on = Map.of("phonebar.automaticScreenRecording", true);

        assertThat(ask(PHONEBAR, on).notIn(feature -> false)).isEqualTo(Licence.Feature.SCREEN_RECORDING);
        assertThat(ask(PHONEBAR, on).notIn(Licence.EVERYTHING)).isNull();
        assertThat(ask(PHONEBAR, Map.of("phonebar.ringInUse", true)).notIn(feature -> false))
                .isNull();
        assertThat(AgentSettings.initial(PHONEBAR).asked(on, OLD).problems())
                .extracting(Problem::feature)
                .containsExactly("AG-87");
        assertThat(AgentSettings.initial(PHONEBAR)
                        .asked(on, PhonebarVersion.RECORDS_SCREENS)
                        .problems())
                .isEmpty();
    }

    @Test
    @Tag("AG-99")
    @Tag("AG-100")
    void tlsHasItsOwnPortOnThePhonebar() {
        Map<String, Object> tls = Map.of("voice.transports", List.of("tls", "tcp"));

        assertThat(refused(PHONEBAR, tls)).containsExactly("phonebar.sipDestinationPort");
        Asked withPort = AgentSettings.initial(PHONEBAR)
                .asked(Map.of("voice.transports", List.of("tls"), "phonebar.sipDestinationPort", 5061), null);
        assertThat(withPort.problems()).isEmpty();
        assertThat(withPort.after().advice(OLD)).extracting(Problem::feature).containsExactly("AG-99");
        assertThat(withPort.after().advice(new PhonebarVersion("5.10"))).isEmpty();
        assertThat(refused(PHONEBAR, Map.of("phonebar.sipDestinationPort", 0)))
                .containsExactly("phonebar.sipDestinationPort");
    }

    @ParameterizedTest
    @ValueSource(strings = {"192.0.2.10:5060", "push.example.org:443", "[2001:db8::1]:5060"})
    @Tag("AG-102")
    void aPushGatewayIsAnAddressAndAPort(String gateway) {
        assertThat(refused(MOBILE, Map.of("mobile.pushGateway", gateway))).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "192.0.2.10",
                "192.0.2.10:",
                ":5060",
                "a:0",
                "a:65536",
                "a b:1",
                "256.1.1.1:1",
                "a:1:2",
                "-a:1"
            })
    @Tag("AG-17")
    @Tag("AG-102")
    void anythingElseIsNone(String gateway) {
        assertThat(refused(MOBILE, Map.of("mobile.pushGateway", gateway))).containsExactly("mobile.pushGateway");
        assertThat(refused(MOBILE, Map.of())).containsExactly("mobile.pushGateway");
    }

    @Test
    @Tag("AG-101")
    void callsAreForwardedOnlyWhereTheAgentMayForwardThem() {
        assertThat(refused(PHONEBAR, Map.of("phonebar.forwardTo", "+39012345"))).containsExactly("phonebar.forwardTo");
        AgentSettings forwarding = ask(
                        PHONEBAR, Map.of("phonebar.forwardTo", "+39012345", "phonebar.callForwarding", true))
                .after();
        assertThat(forwarding
                        .asked(Map.of("phonebar.callForwarding", false), null)
                        .after()
                        .get(Phonebar.FORWARD_TO))
                .isEmpty();
    }

    @Test
    @Tag("AMB-14")
    void whoChangesTypologyKeepsWhatBothHave() {
        AgentSettings phonebar = ask(
                        PHONEBAR,
                        Map.of("voice.callerId", "Anna", "security.mfaDisabled", true, "phonebar.ringInUse", true))
                .after();

        AgentSettings webrtc = phonebar.movedTo(WEBRTC);

        assertThat(webrtc.get(Voice.CALLER_ID)).isEqualTo("Anna");
        assertThat(webrtc.get(Voice.TRANSPORTS)).containsExactly("wss");
        assertThat(webrtc.values().keySet())
                .containsExactlyInAnyOrderElementsOf(
                        AgentSettings.initial(WEBRTC).values().keySet());
        assertThat(phonebar.movedTo(EXTERNAL).is(Account.MFA_DISABLED)).isTrue();
    }

    @Test
    @Tag("AG-140")
    void whatIsReleasedLaterIsOffForThoseWhoWereThereAlready() {
        Setting<Boolean> released = Setting.of(
                        Section.PERMISSIONS,
                        "permissions.modules.video",
                        new SettingType.Flag(),
                        true,
                        "AG-140",
                        "New.")
                .releasedLater(false);
        AgentSettings before = AgentSettings.initial(WEBRTC);

        assertThat(before.get(released)).isFalse();
        assertThat(before.with(Map.of(released.path(), true)).get(released)).isTrue();
    }

    @Test
    void whatIsRecordedIsTakenAsItIs() {
        AgentSettings odd =
                AgentSettings.initial(WEBRTC).with(Map.of("voice.nat", "of a later version", "voice.host", 5));

        assertThat(odd.get(Voice.NAT)).isEqualTo("of a later version");
        assertThat(odd.get(Voice.HOST)).isEqualTo("dynamic");
    }

    @Test
    void theJsonOfAnAgentHasObjectsWithinObjects() {
        Map<String, Object> nested = AgentSettings.initial(EXTERNAL).nested();

        assertThat(nested).containsEntry("external", Map.of("hotDesk", false)).containsEntry("loginInPause", false);
        assertThat(nested.keySet())
                .containsExactly(
                        "loginInPause",
                        "voicemail",
                        "toastPosition",
                        "security",
                        "clientLogs",
                        "voice",
                        "external",
                        "permissions");
    }
}
