package io.switchlog.telephony.asterisk.provisioning;

import static org.assertj.core.api.Assertions.assertThat;

import io.switchlog.messages.agent.Typology;
import io.switchlog.messages.agent.settings.AgentSettings;
import io.switchlog.messages.agent.settings.Catalogue;
import io.switchlog.messages.agent.settings.Section;
import io.switchlog.messages.agent.settings.Setting;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** Each setting of a telephone, as Asterisk gets it. */
@Tag("AG-47")
class PhoneMappingTest {
    private static final Set<Section> OF_TELEPHONES =
            Set.of(Section.VOICE, Section.WEBRTC, Section.PHONEBAR, Section.MOBILE, Section.EXTERNAL);

    private static PhoneRows rows(Typology typology, Map<String, ?> settings) {
        return PhoneMapping.rows(new PhoneProfile(
                "2001",
                "Anna Rossi",
                "anna@example.invalid",
                "secret",
                "4711",
                AgentSettings.initial(typology).with(settings)));
    }

    private static PhoneRows external(String setting, Object value) {
        return rows(Typology.EXTERNAL, Map.of(setting, value));
    }

    @Test
    void everySettingOfATelephoneIsInTheTable() {
        List<String> settings = Catalogue.SETTINGS.stream()
                .filter(setting -> OF_TELEPHONES.contains(setting.section()))
                .map(Setting::path)
                .toList();
        assertThat(MappingTable.rows().keySet()).containsAll(settings);
        assertThat(MappingTable.rows().keySet())
                .allMatch(path -> Catalogue.find(path).isPresent());
    }

    @ParameterizedTest
    @EnumSource(
            value = Typology.class,
            names = {"WEBRTC", "PHONEBAR", "EXTERNAL", "MOBILE"})
    void aNewAgentHasATelephoneByHisInternalNumber(Typology typology) {
        PhoneRows rows = rows(typology, Map.of());
        assertThat(rows.endpoint())
                .containsEntry("id", "2001")
                .containsEntry("context", "from-sip")
                .containsEntry("callerid", "<2001>")
                .containsEntry("webrtc", typology == Typology.WEBRTC ? "yes" : "no");
        assertThat(rows.auth()).containsEntry("username", "2001").containsEntry("password", "secret");
        assertThat(rows.mailbox()).isNull();
        assertThat(rows.toString()).doesNotContain("secret").doesNotContain("4711");
    }

    @ParameterizedTest
    @CsvSource({
        "yes, yes, yes",
        "no, no, no",
        "force_rport, yes, no",
        "comedia, no, yes",
        "never, no, no",
        "route, yes, yes"
    })
    @Tag("AG-54")
    void natIsSaidInPjsipsWords(String nat, String signalling, String sound) {
        assertThat(external("voice.nat", nat).endpoint())
                .containsEntry("force_rport", signalling)
                .containsEntry("rewrite_contact", signalling)
                .containsEntry("rtp_symmetric", sound);
    }

    @Test
    @Tag("AG-55")
    void usersCallAndPeersAreCalled() {
        assertThat(external("voice.type", "user").aor()).isNull();
        assertThat(external("voice.type", "user").endpoint()).containsEntry("aors", "");
        assertThat(external("voice.type", "peer").endpoint()).containsEntry("context", "switchlog-nowhere");
        assertThat(external("voice.type", "peer").aor()).containsEntry("id", "2001");
    }

    @Test
    @Tag("AG-48")
    @Tag("AG-49")
    void oneTransportIsAskedForAndOfSeveralTheTelephoneChooses() {
        assertThat(external("voice.transports", List.of("tls")).endpoint()).containsEntry("transport", "transport-tls");
        assertThat(external("voice.transports", List.of("udp", "tcp")).endpoint())
                .containsEntry("transport", null);
        assertThat(external("voice.transports", List.of("wss")).endpoint())
                .containsEntry("webrtc", "yes")
                .containsEntry("media_encryption", "dtls")
                .containsEntry("transport", null);
    }

    @Test
    @Tag("AG-53")
    void aFixedAddressIsWhereCallsGoAndNobodyElseComesFrom() {
        PhoneRows rows = rows(Typology.PHONEBAR, Map.of("voice.host", "192.0.2.7", "phonebar.sipSourcePort", 5170));
        assertThat(rows.aor()).containsEntry("contact", "sip:2001@192.0.2.7:5170");
        assertThat(rows.endpoint()).containsEntry("permit", "192.0.2.7");
    }

    @Test
    @Tag("AG-56")
    @Tag("AG-63")
    void codecsKeepTheirOrderAndVideoComesAfterThem() {
        PhoneRows rows =
                rows(Typology.EXTERNAL, Map.of("voice.codecs", List.of("g722", "alaw"), "voice.videoSupport", true));
        assertThat(rows.endpoint()).containsEntry("allow", "g722,alaw,h264,vp8").containsEntry("max_video_streams", 1);
    }

    @ParameterizedTest
    @CsvSource({"Sales, '\"Sales\" <2001>'", "+39061, <+39061>", "'\"Sales\" <06>', '\"Sales\" <06>'"})
    @Tag("AG-58")
    void aCallerIdIsANameANumberOrBoth(String set, String shown) {
        assertThat(external("voice.callerId", set).endpoint()).containsEntry("callerid", shown);
    }

    @Test
    @Tag("AG-62")
    @Tag("AG-64")
    @Tag("AG-79")
    void whatTheDialplanDoesIsInVariablesOfTheTelephone() {
        PhoneRows rows = rows(
                Typology.PHONEBAR,
                Map.of(
                        "voice.recordCalls",
                        "wav49",
                        "voice.chanSpy",
                        true,
                        "phonebar.autoAnswer",
                        true,
                        "phonebar.autoAnswerDelaySeconds",
                        3));
        assertThat(rows.endpoint())
                .containsEntry("set_var", "SWITCHLOG_RECORD=WAV;SWITCHLOG_AUTO_ANSWER=3;SPYGROUP=switchlog");
        assertThat(external("voice.recordCalls", "inactive").endpoint()).containsEntry("set_var", null);
    }

    @Test
    @Tag("AG-65")
    void encryptionIsSrtp() {
        assertThat(external("voice.encryption", "yes").endpoint()).containsEntry("media_encryption", "sdes");
        assertThat(external("voice.encryption", "no").endpoint()).containsEntry("media_encryption", "no");
    }

    @Test
    @Tag("AG-60")
    @Tag("AG-61")
    void groupsAreGroups() {
        assertThat(rows(Typology.EXTERNAL, Map.of("voice.callGroup", "1,3-5", "voice.pickupGroup", "2"))
                        .endpoint())
                .containsEntry("call_group", "1,3-5")
                .containsEntry("pickup_group", "2");
    }

    @Test
    @Tag("AG-77")
    @Tag("AG-94")
    void registrationsLastAsLongAsIsSet() {
        assertThat(rows(Typology.WEBRTC, Map.of("webrtc.sipExpiresSeconds", 30)).aor())
                .containsEntry("maximum_expiration", 30)
                .containsEntry("minimum_expiration", 30);
        assertThat(rows(Typology.PHONEBAR, Map.of()).aor()).containsEntry("default_expiration", 3_600);
    }

    @Test
    @Tag("AG-80")
    @Tag("AG-83")
    @Tag("AG-101")
    void directCallsAskWhatHolds() {
        assertThat(rows(Typology.PHONEBAR, Map.of("phonebar.callForwarding", true, "phonebar.forwardTo", "333"))
                        .phone())
                .containsEntry("forward_to", "333")
                .containsEntry("do_not_disturb", "yes")
                .containsEntry("ring_in_use", "no");
    }

    @Test
    @Tag("AG-15")
    void aMailboxIsTheInternalNumbers() {
        PhoneRows rows = rows(Typology.EXTERNAL, Map.of("voicemail", true));
        assertThat(rows.mailbox()).containsEntry("mailbox", "2001").containsEntry("password", "4711");
        assertThat(rows.endpoint()).containsEntry("mailboxes", "2001@default");
    }

    @Test
    @Tag("AG-102")
    @Tag("AG-26")
    @Tag("AG-103")
    void anAppIsReachedThroughItsGateway() {
        assertThat(rows(Typology.MOBILE, Map.of("mobile.pushGateway", "push.example.invalid:5060"))
                        .endpoint())
                .containsEntry("outbound_proxy", "sip:push.example.invalid:5060^3Blr");
    }
}
