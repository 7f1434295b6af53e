package io.switchlog.api;

import static io.switchlog.api.ContactCentre.agentStep;
import static io.switchlog.api.ContactCentre.queueStep;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

/** Agents, queues, accounts and settings. */
class SetUpTest {
    private final ContactCentre centre = ContactCentre.shared();
    private final Client admin = centre.admin();

    @Test
    @Tag("AG-06")
    @Tag("AG-08")
    @Tag("AG-14")
    void anAgentIsKeptAsGiven() {
        String username = centre.name("anna");
        String internal = String.valueOf(1_000_000 + Math.floorMod(username.hashCode(), 1_000_000));
        String agent = centre.newAgent(Map.of(
                "username", username,
                "fullName", "Anna Fröhlich 🙂",
                "alias", "anna",
                "typology", "PHONEBAR",
                "email", "anna@example.org",
                "internal", internal,
                "description", "two\nlines",
                "loginInPause", true,
                "capacity", Map.of("chat", 3, "fax", 0)));
        centre.patch(
                "/agents/" + agent,
                Map.of(
                        "autoAnswer",
                        Map.of("sms", Map.of("enabled", true, "delaySeconds", 5)),
                        "advancedSearch",
                        true));

        JsonNode row = centre.read("/agents/" + agent).json();

        assertThat(row.get("username").asString()).isEqualTo(username);
        assertThat(row.get("fullName").asString()).isEqualTo("Anna Fröhlich 🙂");
        assertThat(row.get("alias").asString()).isEqualTo("anna");
        assertThat(row.get("typology").asString()).isEqualTo("PHONEBAR");
        assertThat(row.get("email").asString()).isEqualTo("anna@example.org");
        assertThat(row.get("internal").asString()).isEqualTo(internal);
        assertThat(row.get("description").asString()).isEqualTo("two\nlines");
        assertThat(row.get("loginInPause").asBoolean()).isTrue();
        assertThat(row.get("capacity").get("chat").asInt()).isEqualTo(3);
        assertThat(row.get("capacity").get("whatsapp").asInt()).isZero();
        assertThat(row.get("autoAnswer").get("sms").get("enabled").asBoolean()).isTrue();
        assertThat(row.get("autoAnswer").get("sms").get("delaySeconds").asInt()).isEqualTo(5);
        assertThat(row.get("autoAnswer").get("chat").get("enabled").asBoolean()).isFalse();
        assertThat(row.get("advancedSearch").asBoolean()).isTrue();
        assertThat(row.has("password")).isFalse();
        assertThat(centre.read("/agents/" + agent + "/events").text()).doesNotContain(username, "anna@", "Fröhlich");
    }

    @ParameterizedTest
    @ValueSource(strings = {"WEBRTC", "PHONEBAR", "EXTERNAL", "MOBILE"})
    @Tag("AG-104")
    @Tag("AG-105")
    void everyTypologyHasACapacityOnTheSixDigitalChannelsAndNoOther(String typology) {
        Map<String, Integer> capacity =
                Map.of("chat", 1, "email", 2, "sms", 3, "openchannel", 4, "fax", 5, "whatsapp", 6);
        Map<String, Object> how = new HashMap<>(Map.of("typology", typology, "capacity", capacity));
        if (typology.equals("MOBILE")) {
            how.put("mobile", Map.of("pushGateway", "192.0.2.10:5060"));
        }
        String agent = centre.newAgent(how);

        JsonNode kept = centre.read("/agents/" + agent).json().get("capacity");
        assertThat(kept).hasSize(6);
        capacity.forEach(
                (channel, most) -> assertThat(kept.get(channel).asInt()).isEqualTo(most));
        centre.patch("/agents/" + agent, Map.of("capacity", Map.of("sms", 9)));
        assertThat(centre.read("/agents/" + agent)
                        .json()
                        .get("capacity")
                        .get("sms")
                        .asInt())
                .isEqualTo(9);
        for (String channel : List.of("voice", "unknown", "CHAT", "")) {
            admin.patch("/api/agents/" + agent, Map.of("capacity", Map.of(channel, 1)))
                    .expectProblem(422, "INVALID");
        }
        for (int most : new int[] {-1, 10_001}) {
            admin.patch("/api/agents/" + agent, Map.of("capacity", Map.of("chat", most)))
                    .expectProblem(422, "INVALID")
                    .expectField("capacity.chat");
        }
    }

    @Test
    @Tag("AG-106")
    @Tag("AMB-01")
    void aNewAgentHasTheDefaults() {
        JsonNode row = centre.read("/agents/" + centre.newAgent(Map.of())).json();

        assertThat(row.get("typology").asString()).isEqualTo("WEBRTC");
        assertThat(row.get("loginInPause").asBoolean()).isFalse();
        assertThat(row.get("capacity"))
                .hasSize(6)
                .allSatisfy(most -> assertThat(most.asInt()).isZero());
        assertThat(row.get("autoAnswer"))
                .hasSize(6)
                .allSatisfy(each -> assertThat(each.get("enabled").asBoolean()).isFalse());
        assertThat(row.get("autoAnswerConflicts")).isEmpty();
        assertThat(row.get("advancedSearch").asBoolean()).isFalse();
    }

    @Test
    void agentsAreFoundSortedAndPaged() {
        String family = "Zz" + UUID.randomUUID().toString().substring(0, 8);
        List<String> names = new ArrayList<>();
        for (String first : List.of("Cleo", "Anna", "Bert", "Dora", "Emil")) {
            centre.newAgent(Map.of("fullName", first + " " + family));
            names.add(first + " " + family);
        }
        Collections.sort(names);

        Answer all = centre.read("/agents?search=" + family.toUpperCase());
        assertThat(all.json().get("count").asInt()).isEqualTo(5);
        assertThat(names(all)).isEqualTo(names);
        Answer page = centre.read("/agents?search=" + family + "&limit=2&offset=1");
        assertThat(page.json().get("count").asInt()).isEqualTo(5);
        assertThat(names(page)).isEqualTo(names.subList(1, 3));
        List<String> backwards = new ArrayList<>(names);
        Collections.reverse(backwards);
        assertThat(names(centre.read("/agents?search=" + family + "&sort=-fullName")))
                .isEqualTo(backwards);
        assertThat(names(centre.read("/agents?search=" + family + "&offset=5"))).isEmpty();
        assertThat(names(centre.read("/agents?search=%25" + family))).isEmpty();
        admin.get("/api/agents?sort=password").expectProblem(400, "MALFORMED").expectField("sort");
    }

    private static List<String> names(Answer answer) {
        return answer.rows().stream().map(row -> row.get("fullName").asString()).toList();
    }

    @Test
    void ofTwentyAtOnceWhoWantOneUserNameExactlyOneGetsIt() throws Exception {
        String username = centre.name("wanted");
        List<Callable<Answer>> creations = new ArrayList<>();
        for (int i = 0; i < 20; i++) {
            String spelled = i % 2 == 0 ? username : username.toUpperCase();
            creations.add(() -> admin.post("/api/agents", Map.of("fullName", "Wanted", "username", spelled)));
        }

        List<Answer> answers = Together.run(creations);

        assertThat(answers).filteredOn(answer -> answer.status() == 201).hasSize(1);
        assertThat(answers)
                .filteredOn(answer -> answer.status() != 201)
                .allSatisfy(answer -> answer.expectProblem(409, "USERNAME_TAKEN"));
        admin.post(
                        "/api/users",
                        Map.of("fullName", "W", "username", username, "password", "secret", "role", "supervisor"))
                .expectProblem(409, "USERNAME_TAKEN");
    }

    @Test
    void whoWasRefusedCannotSignIn() {
        String username = centre.name("taken");
        centre.newAgent(Map.of("username", username, "password", "the first"));
        admin.post("/api/agents", Map.of("fullName", "x", "username", username, "password", "the second"))
                .expectProblem(409, "USERNAME_TAKEN");

        centre.anybody().signedIn(username, "the first");
        centre.anybody()
                .post("/api/auth/login", Map.of("username", username, "password", "the second"))
                .expectProblem(401, "WRONG_CREDENTIALS");
    }

    @Test
    void anExtensionHasOneHolder() {
        String internal = "7" + Math.floorMod(centre.name("x").hashCode(), 100_000_000);
        centre.newAgent(Map.of("internal", internal));

        admin.post("/api/agents", Map.of("fullName", "x", "username", centre.name("x"), "internal", internal))
                .expectProblem(409, "INTERNAL_TAKEN");
    }

    @Test
    void loginAndLogoutAreSeenOnEveryChannelAndHappenOnce() {
        String agent = centre.newAgent(Map.of());
        assertThat(centre.live(agent).get("loggedIn").asBoolean()).isFalse();
        admin.post("/api/agents/" + agent + "/logout").expectProblem(409, "NOT_LOGGED_IN");
        admin.post("/api/agents/" + agent + "/pause", Map.of("reason", "x")).expectProblem(409, "NOT_LOGGED_IN");

        centre.login(agent);
        assertThat(centre.live(agent).get("loggedIn").asBoolean()).isTrue();
        assertThat(centre.live(agent).get("channels"))
                .hasSize(7)
                .allSatisfy(
                        channel -> assertThat(channel.get("state").asString()).isEqualTo("available"));
        admin.post("/api/agents/" + agent + "/unpause").expectProblem(409, "NOT_PAUSED");

        centre.logout(agent);
        assertThat(centre.live(agent).get("loggedIn").asBoolean()).isFalse();
        admin.post("/api/agents/" + agent + "/logout").expectProblem(409, "NOT_LOGGED_IN");
    }

    @Test
    @Tag("AG-35")
    void loginInPauseStartsPausedEverywhere() {
        String agent = centre.newAgent(Map.of("loginInPause", true));
        centre.login(agent);

        assertThat(centre.live(agent).get("channels")).hasSize(7).allSatisfy(channel -> {
            assertThat(channel.get("state").asString()).isEqualTo("paused");
            assertThat(channel.get("reason").asString()).isEqualTo("Login in pause");
        });
        centre.unpause(agent);
        assertThat(centre.live(agent).get("channels"))
                .allSatisfy(
                        channel -> assertThat(channel.get("state").asString()).isEqualTo("available"));
    }

    @Test
    @Tag("AG-114")
    @Tag("AMB-02")
    void pausesAreKeptPerChannelWithTheirReasons() {
        String agent = centre.agent();
        centre.pause(agent, "chat", "sms");
        centre.post("/agents/" + agent + "/pause", Map.of("channels", List.of("sms"), "reason", "lunch"));
        admin.post("/api/agents/" + agent + "/pause", Map.of("channels", List.of("chat"), "reason", "break"))
                .expectProblem(409, "ALREADY_PAUSED");

        JsonNode channels = centre.live(agent).get("channels");
        assertThat(channels.get("chat").get("reason").asString()).isEqualTo("break");
        assertThat(channels.get("sms").get("reason").asString()).isEqualTo("lunch");
        assertThat(channels.get("fax").get("state").asString()).isEqualTo("available");

        centre.unpause(agent, "chat");
        assertThat(centre.live(agent).get("channels").get("chat").get("state").asString())
                .isEqualTo("available");
        assertThat(centre.live(agent).get("channels").get("sms").get("state").asString())
                .isEqualTo("paused");
    }

    @Test
    void aQueueIsKeptChangedAndDeleted() {
        String agent = centre.agent();
        String queue = centre.queue(
                Map.of("channel", "email", "strategy", "beepall", "agentTimeoutSeconds", 12, "weight", 3), agent);
        JsonNode row = centre.read("/queues/" + queue).json();
        assertThat(row.get("channel").asString()).isEqualTo("email");
        assertThat(row.get("strategy").asString()).isEqualTo("beepall");
        assertThat(row.get("agentTimeoutSeconds").asInt()).isEqualTo(12);
        assertThat(row.get("weight").asInt()).isEqualTo(3);
        assertThat(row.get("members").get(0).get("agentId").asString()).isEqualTo(agent);

        assertThat(row.get("wrapUpSeconds").asInt()).isZero();
        assertThat(row.get("renotifySeconds").asInt()).isZero();
        assertThat(row.get("missedOffers").get("action").asString()).isEqualTo("none");
        assertThat(row.get("requeueOn")).isEmpty();

        String renamed = centre.name("renamed");
        centre.patch("/queues/" + queue, Map.of("name", renamed, "strategy", "rrmemory"));
        row = centre.read("/queues/" + queue).json();
        assertThat(row.get("name").asString()).isEqualTo(renamed);
        assertThat(row.get("strategy").asString()).isEqualTo("rrmemory");
        assertThat(row.get("agentTimeoutSeconds").asInt()).isEqualTo(12);

        admin.delete("/api/queues/" + queue).expect(200);
        admin.delete("/api/queues/" + queue).expectProblem(409, "QUEUE_DELETED");
        admin.patch("/api/queues/" + queue, Map.of("name", "x")).expectProblem(409, "QUEUE_DELETED");
        admin.post("/api/accounts", Map.of("name", "x", "channel", "email", "route", List.of(queueStep(queue, 5))))
                .expectProblem(409, "QUEUE_DELETED");
    }

    @Test
    void howAQueueTreatsItsAgentsIsKeptAndChangedOneByOne() {
        String queue = centre.queue(Map.of(
                "channel",
                "sms",
                "strategy",
                "leastrecent",
                "wrapUpSeconds",
                15,
                "renotifySeconds",
                20,
                "missedOffers",
                Map.of("action", "not_responding", "after", 3),
                "requeueOn",
                List.of("paused", "logged_out")));
        assertThat(conduct(queue)).isEqualTo("leastrecent 15 20 not_responding 3 [logged_out, paused]");

        centre.patch("/queues/" + queue, Map.of("wrapUpSeconds", 0));
        centre.patch("/queues/" + queue, Map.of("missedOffers", Map.of("action", "pause")));
        centre.patch("/queues/" + queue, Map.of("requeueOn", List.of()));
        assertThat(conduct(queue)).isEqualTo("leastrecent 0 20 pause 1 []");
        for (String channel : List.of("chat", "sms", "openchannel", "whatsapp")) {
            assertThat(conduct(centre.queue(channel))).isEqualTo("rrmemory 0 0 none 1 [disconnected, logged_out]");
        }
        for (String channel : List.of("email", "fax", "voice")) {
            assertThat(conduct(centre.queue(channel))).isEqualTo("rrmemory 0 0 none 1 []");
        }
    }

    private String conduct(String queue) {
        JsonNode row = centre.read("/queues/" + queue).json();
        List<String> causes = new ArrayList<>();
        row.get("requeueOn").forEach(cause -> causes.add(cause.asString()));
        Collections.sort(causes);
        return row.get("strategy").asString() + " " + row.get("wrapUpSeconds") + " " + row.get("renotifySeconds") + " "
                + row.get("missedOffers").get("action").asString() + " "
                + row.get("missedOffers").get("after") + " " + causes;
    }

    @Test
    void membersComeAndGo() {
        String agent = centre.agent();
        String queue = centre.queue("chat");
        String members = "/api/queues/" + queue + "/members/";
        admin.put(members + agent, Map.of("penalty", 2)).expect(200);
        admin.put(members + agent, Map.of("penalty", 2)).expect(200);
        long index =
                admin.put(members + agent, Map.of("penalty", 5)).expect(200).eventIndex();
        assertThat(admin.get("/api/queues/" + queue + "?after=" + index)
                        .json()
                        .get("members")
                        .get(0)
                        .get("penalty")
                        .asInt())
                .isEqualTo(5);
        assertThat(admin.get("/api/agents/" + agent + "?after=" + index).json().get("queues"))
                .hasSize(1);

        admin.delete(members + agent).expect(200);
        admin.delete(members + agent).expectProblem(409, "NOT_A_MEMBER");
        admin.put(members + UUID.randomUUID()).expectProblem(404, "NOT_FOUND");
        admin.put("/api/queues/" + UUID.randomUUID() + "/members/" + agent).expectProblem(404, "NOT_FOUND");
    }

    @Test
    void aRouteLeadsToQueuesOfItsChannelThatExist() {
        String chat = centre.queue("chat");
        String email = centre.queue("email");
        String unknown = UUID.randomUUID().toString();

        createAccount("chat", List.of(queueStep(unknown, 5))).expectProblem(404, "NOT_FOUND");
        createAccount("chat", List.of(agentStep(unknown, 5))).expectProblem(404, "NOT_FOUND");
        createAccount("chat", List.of(queueStep(chat, 5), queueStep(email, 5))).expectProblem(409, "WRONG_CHANNEL");
        createAccount("chat", List.of(queueStep(centre.agent(), 5))).expectProblem(404, "NOT_FOUND");
        createAccount("voice", List.of(queueStep(chat, 5)))
                .expectProblem(422, "INVALID")
                .expectField("channel");
        createAccount("chat", List.of()).expectProblem(422, "INVALID").expectField("route");
        createAccount("chat", List.of(Map.of("timeoutSeconds", 5)))
                .expectProblem(422, "INVALID")
                .expectField("route[0]");
        createAccount("chat", List.of(Map.of("queueId", chat, "agentId", chat, "timeoutSeconds", 5)))
                .expectProblem(422, "INVALID")
                .expectField("route[0]");
        createAccount("chat", List.of(queueStep(chat, 0))).expectProblem(422, "INVALID");
        admin.post("/api/interactions", Map.of("accountId", unknown, "contact", Map.of()))
                .expectProblem(404, "NOT_FOUND");
    }

    private Answer createAccount(String channel, List<Map<String, Object>> route) {
        return admin.post("/api/accounts", Map.of("name", centre.name("account"), "channel", channel, "route", route));
    }

    @Test
    void anAccountIsKeptChangedAndDeleted() {
        String queue = centre.queue("chat");
        String account = centre.accountOf("chat", queue);
        String agent = centre.agent();
        admin.put("/api/accounts/" + account + "/agents/" + agent).expect(200);
        centre.patch("/accounts/" + account, Map.of("name", "Changed", "route", List.of(queueStep(queue, 7))));

        JsonNode row = centre.read("/accounts/" + account).json();
        assertThat(row.get("name").asString()).isEqualTo("Changed");
        assertThat(row.get("route").get(0).get("timeoutSeconds").asInt()).isEqualTo(7);
        assertThat(row.get("agents").get(0).get("agentId").asString()).isEqualTo(agent);

        admin.patch("/api/accounts/" + account, Map.of("route", List.of(queueStep(centre.queue("fax"), 7))))
                .expectProblem(409, "WRONG_CHANNEL");
        admin.delete("/api/accounts/" + account + "/agents/" + agent).expect(200);
        admin.delete("/api/accounts/" + account).expect(200);
        admin.post("/api/interactions", Map.of("accountId", account, "contact", Map.of()))
                .expectProblem(409, "ACCOUNT_DELETED");
    }

    @Test
    void settingsChangeOneByOne() {
        JsonNode before = centre.read("/settings").json();
        int most = before.get("maxOpenTabs").asInt();
        int seconds = before.get("offerTimeoutSeconds").asInt();

        centre.settings(Map.of("offerTimeoutSeconds", seconds + 1));

        JsonNode after = centre.read("/settings").json();
        assertThat(after.get("offerTimeoutSeconds").asInt()).isEqualTo(seconds + 1);
        assertThat(after.get("maxOpenTabs").asInt()).isEqualTo(most);
        Map<String, Object> changes = Map.of(
                "maxLiveOffers", 7,
                "transferTimeoutSeconds", 8,
                "sessionTimeoutMinutes", 9,
                "secondLogin", "refuse",
                "onlyListedPauseReasons", true);
        changes.forEach((setting, value) -> centre.settings(Map.of(setting, value)));
        JsonNode changed = centre.read("/settings").json();
        changes.forEach((setting, value) ->
                assertThat(changed.get(setting).asString()).as(setting).isEqualTo(value.toString()));
        centre.settings(GoodRequests.USUAL_SETTINGS);
        admin.patch("/api/settings", Map.of("maxOpenTabs", -1))
                .expectProblem(422, "INVALID")
                .expectField("maxOpenTabs");
    }

    @Test
    void settingsInAGroupChangeTogetherWithTheRestOrNotAtAll() {
        assertThat(centre.read("/settings")
                        .json()
                        .get("screenRecording")
                        .get("path")
                        .asString())
                .isEmpty();

        centre.settings(Map.of("screenRecording", Map.of("path", "//archive/screens")));
        admin.patch("/api/settings", Map.of("screenRecording", Map.of("path", "x"), "maxOpenTabs", -1))
                .expectProblem(422, "INVALID");
        admin.patch("/api/settings", Map.of("screenRecording", Map.of("path", "a\nb")))
                .expectProblem(422, "INVALID")
                .expectField("screenRecording.path");
        assertThat(centre.read("/settings")
                        .json()
                        .get("screenRecording")
                        .get("path")
                        .asString())
                .isEqualTo("//archive/screens");
        centre.settings(Map.of("screenRecording", Map.of("path", "")));
    }

    @Test
    @Tag("AG-06")
    @Tag("AG-14")
    void aFullNameIsRequiredAndADescriptionIsNot() {
        admin.post("/api/agents", Map.of("username", centre.name("nameless")))
                .expectProblem(422, "INVALID")
                .expectField("fullName");
        String agent = centre.newAgent(Map.of());
        assertThat(centre.read("/agents/" + agent).json().get("description").isNull())
                .isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"WEBRTC", "PHONEBAR", "EXTERNAL"})
    @Tag("AG-25")
    void whateverAnAgentWorksWithHeLogsInPausesAndLogsOutFromTheWeb(String typology) {
        String agent = centre.newAgent(Map.of("typology", typology));

        centre.login(agent);
        centre.post("/agents/" + agent + "/pause", Map.of("reason", "Lunch"));
        centre.post("/agents/" + agent + "/unpause");
        centre.post("/agents/" + agent + "/logout");

        assertThat(centre.agentEvents(agent, "logged-out")).hasSize(1);
    }
}
