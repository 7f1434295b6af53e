package io.switchlog.api;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeSet;
import java.util.concurrent.Callable;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

/** What is set for agents, over HTTP. */
class AgentSettingsTest {
    private static final String GATEWAY = "192.0.2.10:5060";

    private final ContactCentre centre = ContactCentre.shared();
    private final Client admin = centre.admin();

    private String agent(String typology) {
        return centre.newAgent(
                typology.equals("MOBILE")
                        ? Map.of("typology", typology, "mobile", Map.of("pushGateway", GATEWAY))
                        : Map.of("typology", typology));
    }

    private JsonNode row(String agent) {
        return centre.read("/agents/" + agent).json();
    }

    private Answer change(String agent, Map<String, ?> change) {
        return admin.patch("/api/agents/" + agent, change);
    }

    private Answer creation(Map<String, ?> more) {
        Map<String, Object> body = new LinkedHashMap<>(Map.of("fullName", "x", "username", centre.name("x")));
        body.putAll(more);
        return admin.post("/api/agents", body);
    }

    @ParameterizedTest
    @ValueSource(strings = {"WEBRTC", "PHONEBAR", "EXTERNAL", "MOBILE"})
    @Tag("AG-20")
    @Tag("AG-28")
    @Tag("AG-44")
    @Tag("AG-47")
    @Tag("AG-138")
    void aNewAgentHasWhatHisTypologyBeginsWith(String typology) {
        JsonNode row = row(agent(typology));

        List<String> own = List.of("webrtc", "phonebar", "external", "mobile");
        assertThat(own.stream().filter(row::has)).containsExactly(typology.toLowerCase(Locale.ROOT));
        assertThat(row.get("toastPosition").asString()).isEqualTo("top-right");
        assertThat(row.get("loginInPause").asBoolean()).isFalse();
        assertThat(row.get("security").get("disabled").asBoolean()).isFalse();
        assertThat(row.get("security").has("mfaDisabled"))
                .isEqualTo(List.of("PHONEBAR", "EXTERNAL").contains(typology));
        assertThat(row.get("voice").get("context").asString()).isEqualTo("from-sip");
        assertThat(row.get("voice").get("internal").asString())
                .isEqualTo(row.get("internal").asString())
                .matches("[0-9]{5,}");
        assertThat(row.get("permissions").get("modules"))
                .isNotEmpty()
                .allSatisfy(module -> assertThat(module.asBoolean()).isTrue());
        JsonNode listed = centre.read("/agents?search=" + row.get("username").asString())
                .rows()
                .get(0);
        assertThat(listed.get("voice")).isEqualTo(row.get("voice"));
    }

    @Test
    @Tag("AG-93")
    @Tag("AG-94")
    @Tag("AG-95")
    @Tag("AG-97")
    @Tag("AG-98")
    @Tag("AG-68")
    @Tag("AMB-12")
    void clientsBeginWithTheirUsualPorts() {
        JsonNode phonebar = row(agent("PHONEBAR")).get("phonebar");
        assertThat(phonebar.get("remoteControlPort").asInt()).isEqualTo(9_888);
        assertThat(phonebar.get("sipExpiresSeconds").asInt()).isEqualTo(3_600);
        assertThat(phonebar.get("sipSourcePort").asInt()).isEqualTo(5_160);
        assertThat(phonebar.get("sipDestinationPort").asInt()).isEqualTo(5_060);
        assertThat(phonebar.get("sipPort").asInt()).isEqualTo(5_060);
        assertThat(row(agent("WEBRTC")).get("webrtc").get("wssPort").asInt()).isEqualTo(8_089);
    }

    @Test
    @Tag("AG-34")
    void everythingGivenIsKeptAndEveryChangeIsTold() {
        String agent = agent("EXTERNAL");
        change(
                        agent,
                        Map.of(
                                "fullName",
                                "Zoë Zimmer",
                                "email",
                                "zoe@example.org",
                                "alias",
                                "zoe",
                                "voice",
                                Map.of(
                                        "transports",
                                        List.of("wss", "udp"),
                                        "codecs",
                                        List.of("g729", "opus"),
                                        "encryption",
                                        true,
                                        "recordCalls",
                                        "gsm",
                                        "callGroup",
                                        "1,2"),
                                "permissions",
                                Map.of("downloads", Map.of("recordings", false)),
                                "security",
                                Map.of("maskSensitiveData", true)))
                .expect(200);

        JsonNode row = row(agent);
        assertThat(row.get("fullName").asString()).isEqualTo("Zoë Zimmer");
        assertThat(row.get("email").asString()).isEqualTo("zoe@example.org");
        assertThat(row.get("voice").get("transports").toString()).isEqualTo("[\"wss\",\"udp\"]");
        assertThat(row.get("voice").get("codecs").toString()).isEqualTo("[\"g729\",\"opus\"]");
        assertThat(row.get("voice").get("encryption").asString()).isEqualTo("yes");
        assertThat(row.get("permissions").get("downloads").get("recordings").asBoolean())
                .isFalse();
        List<JsonNode> changes = centre.read("/agents/" + agent + "/changes").rows();
        assertThat(changes)
                .extracting(change -> change.get("type").asString())
                .contains(
                        "agent.renamed",
                        "agent.email-changed",
                        "agent.alias-changed",
                        "agent.voice-configured",
                        "agent.permission-revoked",
                        "agent.masking-started");
        JsonNode voice = changes.stream()
                .filter(change -> change.get("type").asString().equals("agent.voice-configured"))
                .findFirst()
                .orElseThrow();
        assertThat(voice.get("actorRole").asString()).isEqualTo("administrator");
        assertThat(voice.get("changes").toString())
                .contains("{\"setting\":\"voice.recordCalls\",\"from\":\"inactive\",\"to\":\"gsm\"}");
        assertThat(changes.toString())
                .contains("\"setting\":\"fullName\",\"from\":\"Agent ", "\"to\":\"Zoë Zimmer\"")
                .contains("{\"setting\":\"email\",\"from\":null,\"to\":\"zoe@example.org\"}");
        assertThat(centre.read("/agents/" + agent + "/events").text()).doesNotContain("zoe@example.org", "Zoë");
        change(agent, Map.of("alias", "")).expect(200);
        assertThat(row(agent).path("alias").isNull() || !row(agent).has("alias"))
                .isTrue();
    }

    @Test
    void whatWasSetAtATimeCanBeAsked() {
        String agent = agent("WEBRTC");
        change(agent, Map.of("voice", Map.of("nat", "route"))).expect(200);
        String before = row(agent).get("createdAt").asString();

        assertThat(centre.read("/agents/" + agent + "/settings?at=" + before)
                        .json()
                        .get("settings")
                        .get("voice")
                        .get("nat")
                        .asString())
                .isEqualTo("force_rport");
        assertThat(row(agent).get("voice").get("nat").asString()).isEqualTo("route");
        admin.get("/api/agents/" + agent + "/settings?at=2001-01-01T00:00:00Z").expectProblem(404, "NOT_FOUND");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            WEBRTC   | {"phonebar":{"ringInUse":true}}                    | phonebar.ringInUse
            PHONEBAR | {"webrtc":{"ringInUse":true}}                      | webrtc.ringInUse
            EXTERNAL | {"mobile":{"pushGateway":"192.0.2.1:1"}}           | mobile.pushGateway
            WEBRTC   | {"external":{"hotDesk":true}}                      | external.hotDesk
            MOBILE   | {"security":{"mfaDisabled":true}}                  | security.mfaDisabled
            WEBRTC   | {"voice":{"bogus":1}}                              | voice.bogus
            WEBRTC   | {"voice":{"nat":{"deep":{"deeper":1}}}}            | voice.nat
            WEBRTC   | {"voice":{"nat":null}}                             | voice.nat
            WEBRTC   | {"voice":{"nat":["yes"]}}                          | voice.nat
            WEBRTC   | {"voice":{"host":"example.org"}}                   | voice.host
            WEBRTC   | {"voice":{"codecs":["g729"]}}                      | voice.codecs
            WEBRTC   | {"voice":{"internal":"5"}}                         | voice.internal
            WEBRTC   | {"webrtc":{"wssPort":1}}                           | webrtc.wssPort
            WEBRTC   | {"webrtc":{"autoAnswerNotification":true}}         | webrtc.autoAnswerNotification
            WEBRTC   | {"webrtc":{"autoAnswerDelaySeconds":-1}}           | webrtc.autoAnswerDelaySeconds
            WEBRTC   | {"webrtc":{"autoAnswerDelaySeconds":1.5}}          | webrtc.autoAnswerDelaySeconds
            WEBRTC   | {"webrtc":{"sipExpiresSeconds":99999999999}}       | webrtc.sipExpiresSeconds
            PHONEBAR | {"phonebar":{"sipPort":5061}}                      | phonebar.sipPort
            PHONEBAR | {"voice":{"transports":["tls"]}}                   | phonebar.sipDestinationPort
            MOBILE   | {"voice":{"transports":["tls"]}}                   | voice.encryption
            WEBRTC   | {"security":{"locked":false}}                      | security.locked
            WEBRTC   | {"security":{"role":"administrator"}}              | security.role
            WEBRTC   | {"permissions":{"downloads":true}}                 | permissions.downloads
            WEBRTC   | {"permissions":{"downloads.recordings":true}}      | permissions.downloads.recordings
            WEBRTC   | {"permissions":{"modules":{"everything":true}}}    | permissions.modules.everything
            WEBRTC   | {"toastPosition":"centre"}                         | toastPosition
            WEBRTC   | {"username":"other"}                               | username
            WEBRTC   | {"typology":"MOBILE"}                              | typology
            WEBRTC   | {"password":"other"}                               | password
            """)
    @Tag("AG-28")
    @Tag("AG-42")
    @Tag("AG-22")
    void whatCannotBeSetIsRefusedAndNothingIsChanged(String typology, String body, String field) {
        String agent = agent(typology);
        JsonNode before = row(agent);

        admin.send("PATCH", "/api/agents/" + agent, body.getBytes(UTF_8))
                .expectProblem(422, "INVALID")
                .expectField(field);

        assertThat(row(agent)).isEqualTo(before);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"voice\":[]}",
                "{\"voice\":\"x\"}",
                "{\"id\":\"x\"}",
                "{\"settings\":{}}",
                "{\"createdAt\":\"2026-01-01\"}",
                "{\"warnings\":[]}",
                "{\"permissions\":5}",
                "{\"roles\":[\"administrator\"]}"
            })
    void whatIsNoPartOfAnAgentIsRefused(String body) {
        String agent = agent("WEBRTC");
        admin.send("PATCH", "/api/agents/" + agent, body.getBytes(UTF_8)).expectProblem(400, "MALFORMED");
    }

    @Test
    @Tag("AG-07")
    void aUserNameHasLettersDigitsDotsAndUnderscores() {
        for (String wrong : List.of("john doe", "jöhn", "a@b", "", "a-b")) {
            creation(Map.of("username", wrong)).expectProblem(422, "INVALID").expectField("username");
        }
        creation(Map.of("username", centre.name("john.doe_1"))).expect(201);
    }

    @Test
    @Tag("AG-09")
    @Tag("AG-17")
    @Tag("AG-102")
    void typologiesAreFourAndMobileNeedsItsGateway() {
        creation(Map.of("typology", "DESKPHONE")).expectProblem(422, "INVALID").expectField("typology");
        creation(Map.of("typology", "MOBILE")).expectProblem(422, "INVALID").expectField("mobile.pushGateway");
        creation(Map.of("typology", "MOBILE", "mobile", Map.of("pushGateway", "192.0.2.10")))
                .expectProblem(422, "INVALID")
                .expectField("mobile.pushGateway");
        creation(Map.of("typology", "MOBILE", "mobile", Map.of("pushGateway", GATEWAY)))
                .expect(201);
    }

    @Test
    @Tag("AG-16")
    void remoteControlIsForPhonebars() {
        Map<String, ?> remote = Map.of("phonebar", Map.of("remoteControl", true, "remoteControlPort", 9_999));
        for (String typology : List.of("WEBRTC", "EXTERNAL")) {
            Map<String, Object> body = new LinkedHashMap<>(remote);
            body.put("typology", typology);
            creation(body).expectProblem(422, "INVALID").expectField("phonebar.remoteControl");
        }
        Map<String, Object> body = new LinkedHashMap<>(remote);
        body.put("typology", "PHONEBAR");
        JsonNode phonebar = row(creation(body).expect(201).id()).get("phonebar");
        assertThat(phonebar.get("remoteControl").asBoolean()).isTrue();
        assertThat(phonebar.get("remoteControlPort").asInt()).isEqualTo(9_999);
    }

    @Test
    @Tag("AG-12")
    void agentsCreatedTogetherGetDifferentNumbers() throws Exception {
        List<Callable<Answer>> creations = new ArrayList<>();
        IntStream.range(0, 12).forEach(i -> creations.add(() -> creation(Map.of())));

        List<Answer> answers = Together.run(creations);

        TreeSet<String> numbers = new TreeSet<>();
        for (Answer answer : answers) {
            numbers.add(row(answer.expect(201).id()).get("internal").asString());
        }
        assertThat(numbers).hasSize(12);
    }

    @Test
    @Tag("AG-13")
    void aNumberIsChangedToOneThatIsFree() {
        String number = "8" + Math.floorMod(centre.name("x").hashCode(), 100_000_000);
        String agent = agent("WEBRTC");
        String other = agent("WEBRTC");

        change(agent, Map.of("internal", number)).expect(200);
        assertThat(row(agent).get("internal").asString()).isEqualTo(number);
        change(other, Map.of("internal", number)).expectProblem(409, "INTERNAL_TAKEN");
        change(agent, Map.of("internal", number + "9")).expect(200);
        change(other, Map.of("internal", number)).expect(200);
        change(other, Map.of("internal", "12a")).expectProblem(422, "INVALID").expectField("internal");
    }

    @Test
    @Tag("AG-37")
    void aDisabledAgentIsLoggedOutAndStaysSoUntilHeIsEnabled() {
        String agent = centre.agent();
        change(agent, Map.of("security", Map.of("disabled", true))).expect(200);

        assertThat(centre.live(agent).get("loggedIn").asBoolean()).isFalse();
        assertThat(row(agent).get("security").get("disabled").asBoolean()).isTrue();
        admin.post("/api/agents/" + agent + "/login").expectProblem(409, "AGENT_DISABLED");
        change(agent, Map.of("security", Map.of("disabled", false))).expect(200);
        centre.login(agent);
        assertThat(centre.live(agent).get("loggedIn").asBoolean()).isTrue();
    }

    @Test
    @Tag("AG-35")
    @Tag("AG-04")
    void loginInPauseFollowsAChange() {
        String agent = agent("WEBRTC");
        change(agent, Map.of("loginInPause", true)).expect(200);
        centre.login(agent);
        assertThat(centre.live(agent).get("channels").get("chat").get("state").asString())
                .isEqualTo("paused");
        assertThat(row(agent).get("loginInPause").asBoolean()).isTrue();
        centre.logout(agent);
        change(agent, Map.of("loginInPause", false)).expect(200);
        centre.login(agent);
        assertThat(centre.live(agent).get("channels").get("chat").get("state").asString())
                .isEqualTo("available");
    }

    @Test
    @Tag("AMB-14")
    void anAgentChangesTypologyByACommandOfItsOwn() {
        String agent = agent("PHONEBAR");
        change(agent, Map.of("voice", Map.of("callerId", "Hotline"))).expect(200);
        String path = "/api/agents/" + agent + "/typology";

        admin.post(path, Map.of("typology", "MOBILE"))
                .expectProblem(422, "INVALID")
                .expectField("mobile.pushGateway");
        admin.post(path, Map.of("typology", "EXTERNAL", "external", Map.of("hotDesk", true)))
                .expect(200);

        JsonNode row = row(agent);
        assertThat(row.get("typology").asString()).isEqualTo("EXTERNAL");
        assertThat(row.has("phonebar")).isFalse();
        assertThat(row.get("external").get("hotDesk").asBoolean()).isTrue();
        assertThat(row.get("voice").get("callerId").asString()).isEqualTo("Hotline");
        admin.post(path, Map.of("typology", "EXTERNAL")).expectProblem(409, "ALREADY_OF_TYPOLOGY");
    }

    @Test
    @Tag("AG-46")
    void aHotDeskAgentMustChooseATelephone() {
        String agent = centre.newAgent(Map.of("typology", "EXTERNAL", "external", Map.of("hotDesk", true)));
        admin.post("/api/agents/" + agent + "/login").expectProblem(409, "TELEPHONE_REQUIRED");
        String telephone = TelephoneTest.telephone(centre);
        TelephoneTest.register(centre, telephone, true);
        admin.post("/api/agents/" + agent("EXTERNAL") + "/login", Map.of("telephoneId", telephone))
                .expectProblem(409, "NO_HOT_DESK");
        admin.post("/api/agents/" + agent + "/login", Map.of("telephoneId", telephone))
                .expect(200);
        centre.logout(agent);
    }

    @Test
    @Tag("AG-51")
    @Tag("AG-99")
    @Tag("AG-149")
    void whatShouldBeThoughtOfIsShown() {
        String mobile = agent("MOBILE");
        assertThat(row(mobile).get("warnings")).isEmpty();
        change(mobile, Map.of("voice", Map.of("transports", List.of("tcp", "udp"))))
                .expect(200);
        assertThat(row(mobile).get("warnings").toString()).contains("AG-51");
        String phonebar = agent("PHONEBAR");
        centre.post("/agents/" + phonebar + "/client", Map.of("phonebarVersion", "5.6.9"));
        change(phonebar, Map.of("phonebar", Map.of("sipDestinationPort", 5_070), "clientLogs", Map.of("enabled", true)))
                .expect(200);
        assertThat(row(phonebar).get("warnings").toString()).contains("AG-99", "AG-149");
        assertThat(row(phonebar).get("phonebar").get("version").asString()).isEqualTo("5.6.9");
    }

    @Test
    @Tag("AG-69")
    @Tag("AG-101")
    void anAgentChangesHisOwnClientAndNobodyElsesAndNothingElse() {
        ContactCentre.Person anna = centre.person();
        String own = "/api/agents/" + anna.id() + "/own-settings";
        Map<String, ?> ring = Map.of("webrtc", Map.of("ringInUse", true));

        anna.client().patch(own, ring).expect(200);
        assertThat(row(anna.id()).get("webrtc").get("ringInUse").asBoolean()).isTrue();
        anna.client()
                .patch(own, Map.of("webrtc", Map.of("enableSettings", true)))
                .expectProblem(409, "SETTINGS_LOCKED");
        anna.client()
                .patch("/api/agents/" + anna.id(), Map.of("voicemail", true))
                .expectProblem(403, "FORBIDDEN");
        anna.client()
                .patch("/api/agents/" + agent("WEBRTC") + "/own-settings", ring)
                .expectProblem(403, "FORBIDDEN");
        change(anna.id(), Map.of("webrtc", Map.of("enableSettings", false))).expect(200);
        anna.client().patch(own, ring).expectProblem(409, "SETTINGS_LOCKED");
    }

    @Test
    void aTelephonesPasswordIsShownOnceAndIsNowhereElse() {
        String agent = agent("WEBRTC");
        JsonNode first =
                admin.post("/api/agents/" + agent + "/sip-secret").expect(200).json();
        JsonNode second =
                admin.post("/api/agents/" + agent + "/sip-secret").expect(200).json();

        assertThat(first.get("secret").asString())
                .matches("[A-Za-z0-9_-]{32}")
                .isNotEqualTo(second.get("secret").asString());
        assertThat(row(agent).toString()).doesNotContain(second.get("secret").asString());
        assertThat(centre.read("/agents/" + agent + "/events").json().toString())
                .contains("agent.sip-secret-rotated")
                .doesNotContain(second.get("secret").asString());
    }

    @Test
    @Tag("AG-90")
    @Tag("AG-91")
    void recordingsOfScreensAreInAFolderPerAgentAndDay() {
        String agent = centre.newAgent(Map.of("typology", "PHONEBAR", "fullName", "Anna B/C"));
        String query = "/agents/" + agent + "/screen-recording-folder?date=2026-03-02";
        assertThat(centre.read(query).json().get("path").asString())
                .isEqualTo("Video/" + agent + "_Anna B_C/2026/03/02/");

        centre.settings(Map.of("screenRecording", Map.of("path", "//archive/screens/")));
        assertThat(centre.read(query).json().get("path").asString())
                .isEqualTo("//archive/screens/" + agent + "_Anna B_C/2026/03/02/");
        centre.settings(Map.of("screenRecording", Map.of("path", "")));
    }
}
