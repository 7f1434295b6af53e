package io.switchlog.api;

import static org.assertj.core.api.Assertions.assertThat;

import io.switchlog.Installation;
import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

/** Passwords, locks, sessions, tokens and second factors, as their owners and administrators know them. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class SignInTest {
    private static final String PASSWORD = "Correct-horse1";

    private Installation installation;
    private Installation.Node node;
    private ContactCentre centre;

    @BeforeAll
    void start() {
        installation = Installation.shared().another("sign_in");
        node = installation.start();
        centre = new ContactCentre(node.address());
    }

    @AfterAll
    void stop() {
        node.close();
    }

    @AfterEach
    void usualRules() {
        suite(Map.of(
                "enabled", false,
                "historySize", 5,
                "maxAgeDays", 0,
                "warnDays", 7,
                "lockAfter", 0,
                "lockMinutes", 0,
                "mfa", "optional"));
    }

    private void suite(Map<String, ?> change) {
        // The test's own session may be older than what it does with the clock.
        centre = new ContactCentre(node.address());
        centre.settings(Map.of("securitySuite", change));
    }

    private record Person(String id, String username, Client client) {}

    private Person agent() {
        String username = centre.name("agent");
        String id = centre.newAgent(Map.of("username", username, "password", PASSWORD));
        return new Person(id, username, centre.anybody().signedIn(username, PASSWORD));
    }

    private Answer attempt(Person person, String password) {
        return centre.anybody().post("/api/auth/login", Map.of("username", person.username(), "password", password));
    }

    private Answer attempt(Person person, String password, String totp) {
        return centre.anybody()
                .post("/api/auth/login", Map.of("username", person.username(), "password", password, "totp", totp));
    }

    private boolean locked(Person person, boolean locked) {
        return centre.read("/agents?search=" + person.username() + "&locked=" + locked).rows().stream()
                .anyMatch(row -> row.get("id").asString().equals(person.id())
                        && row.at("/security/locked").asBoolean() == locked);
    }

    private List<String> told(Person person) {
        return installation
                .owner()
                .queryForList(
                        "select name from log.event where stream_id = ? order by sequence",
                        String.class,
                        "sign-in:" + person.id());
    }

    @ParameterizedTest
    @ValueSource(strings = {"WEBRTC", "PHONEBAR", "EXTERNAL"})
    @Tag("AG-18")
    void anAgentSignsInWithThePasswordThatHeWasCreatedWith(String typology) {
        String username = centre.name("agent");
        String id = centre.newAgent(Map.of("username", username, "password", PASSWORD, "typology", typology));

        centre.anybody()
                .signedIn(username, PASSWORD)
                .get("/api/agents/" + id + "?after=" + centre.head())
                .expect(200);
    }

    @Test
    void aSupervisorWithoutQueuesSignsInAndOutAndChangesHisPassword() {
        String username = centre.name("supervisor");
        String id = centre.create(
                "/users", Map.of("fullName", "S", "username", username, "password", PASSWORD, "role", "supervisor"));
        Client supervisor = centre.anybody().signedIn(username, PASSWORD);
        supervisor
                .post("/api/users/" + id + "/password", Map.of("currentPassword", PASSWORD, "password", "Another-one2"))
                .expect(200);
        supervisor.post("/api/auth/logout").expect(200);
        supervisor = centre.anybody().signedIn(username, "Another-one2");
        centre.admin().delete("/api/users/" + id).expect(200);
        Client gone = supervisor;
        Await.until(() -> "he is out", () -> gone.get("/api/auth/sessions").status() == 401);
        centre.anybody()
                .post("/api/auth/login", Map.of("username", username, "password", "Another-one2"))
                .expectProblem(401, "WRONG_CREDENTIALS");
    }

    @Test
    @Tag("AG-11")
    @Tag("AG-159")
    void aWeakPasswordIsRefusedAtCreationOnlyWithTheSuiteOn() {
        centre.newAgent(Map.of("password", "weak"));
        suite(Map.of("enabled", true));
        for (String weak : List.of("Abcde1~", "abcdef1~", "ABCDEF1~", "Abcdefg~", "Abcdefg1", "Abcdef1?")) {
            centre.admin()
                    .post("/api/agents", Map.of("fullName", "A", "username", centre.name("weak"), "password", weak))
                    .expectProblem(422, "INVALID")
                    .expectField("password");
            centre.admin()
                    .post(
                            "/api/users",
                            Map.of(
                                    "fullName",
                                    "A",
                                    "username",
                                    centre.name("weak"),
                                    "password",
                                    weak,
                                    "role",
                                    "supervisor"))
                    .expectProblem(422, "INVALID")
                    .expectField("password");
        }
        centre.newAgent(Map.of("password", "Abcdef1~"));
    }

    @Test
    @Tag("AG-32")
    void theKeyChangesThePasswordOfAnotherAndEndsHisSessions() {
        Person agent = agent();
        centre.post("/agents/" + agent.id() + "/password", Map.of("password", "Another-one2"));

        agent.client().get("/api/agents").expectProblem(401, "UNAUTHENTICATED");
        attempt(agent, PASSWORD).expectProblem(401, "WRONG_CREDENTIALS");
        attempt(agent, "Another-one2").expect(200);
        assertThat(told(agent)).containsSubsequence("password.changed", "password.changed", "session.ended");
    }

    @Test
    @Tag("AG-32")
    void whoChangesHisOwnPasswordShowsTheOldOneAndStays() {
        Person agent = agent();
        Client elsewhere = centre.anybody().signedIn(agent.username(), PASSWORD);
        String path = "/api/agents/" + agent.id() + "/password";

        agent.client().post(path, Map.of("password", "Another-one2")).expectProblem(422, "INVALID");
        agent.client()
                .post(path, Map.of("password", "Another-one2", "currentPassword", "wrong"))
                .expectProblem(422, "INVALID")
                .expectField("currentPassword");
        agent.client()
                .post("/api/auth/password", Map.of("password", "Another-one2", "currentPassword", PASSWORD))
                .expect(200);
        agent.client().get("/api/agents").expect(200);
        elsewhere.get("/api/agents").expectProblem(401, "UNAUTHENTICATED");
        agent.client()
                .post("/api/agents/" + agent().id() + "/password", Map.of("password", "x"))
                .expectProblem(403, "FORBIDDEN");
    }

    @Test
    @Tag("AG-38")
    void afterTooManyFailuresTheRightPasswordIsWrongUntilAnAdministratorUnlocks() {
        suite(Map.of("lockAfter", 3));
        Person agent = agent();
        String wrong =
                attempt(agent, "wrong").expectProblem(401, "WRONG_CREDENTIALS").text();
        attempt(agent, "wrong").expect(401);
        attempt(agent, "wrong").expect(401);

        assertThat(attempt(agent, PASSWORD)
                        .expectProblem(401, "WRONG_CREDENTIALS")
                        .text())
                .isEqualTo(wrong);
        centre.anybody().basic(agent.username(), PASSWORD).get("/api/agents").expectProblem(401, "UNAUTHENTICATED");
        agent.client().post("/api/agents/" + agent.id() + "/unlock").expectProblem(403, "FORBIDDEN");
        assertThat(locked(agent, true)).isTrue();
        assertThat(locked(agent, false)).isFalse();
        centre.post("/agents/" + agent.id() + "/unlock");
        attempt(agent, PASSWORD).expect(200);
        assertThat(locked(agent, false)).isTrue();
        centre.admin().post("/api/agents/" + agent.id() + "/unlock").expectProblem(409, "NOT_LOCKED");
        assertThat(told(agent)).containsSubsequence("sign-in.refused", "sign-in.locked", "sign-in.unlocked");
    }

    @Test
    @Tag("AG-36")
    @Tag("AG-38")
    void whenAPasswordWasChangedLastIsShownWithTheSuiteOnOnlyAndALockAlways() {
        Person agent = agent();
        String path = "/agents/" + agent.id() + "/sign-in";
        suite(Map.of("lockAfter", 1));
        Instant before = centre.now();
        centre.post("/agents/" + agent.id() + "/password", Map.of("password", "Another-one2"));
        attempt(agent, "wrong").expect(401);
        JsonNode row = centre.read("/agents/" + agent.id()).json().get("security");
        assertThat(row.get("locked").asBoolean()).isTrue();
        assertThat(row.has("lastPasswordChangeAt")).isFalse();
        JsonNode off = centre.read(path).json();
        assertThat(off.get("lastPasswordChangeAt").isNull()).isTrue();
        assertThat(off.get("locked").asBoolean()).isTrue();

        suite(Map.of("enabled", true));
        JsonNode on = centre.read(path).json();
        assertThat(centre.read("/agents/" + agent.id()).json().at("/security/lastPasswordChangeAt"))
                .isEqualTo(on.get("lastPasswordChangeAt"));
        assertThat(Instant.parse(on.get("lastPasswordChangeAt").asString()))
                .isBetween(before.minusSeconds(1), centre.now());
        assertThat(Instant.parse(on.get("lastPasswordChangeAt").asString()))
                .isEqualTo(installation
                        .owner()
                        .queryForObject(
                                "select max(recorded_at) from log.event where stream_id = ? and name ="
                                        + " 'password.changed'",
                                OffsetDateTime.class,
                                "sign-in:" + agent.id())
                        .toInstant());
        centre.post("/agents/" + agent.id() + "/unlock");
        assertThat(centre.read(path).json().get("locked").asBoolean()).isFalse();
        agent().client()
                .get("/api/agents/" + agent.id() + "/sign-in?after=" + centre.head())
                .expectProblem(404, "NOT_FOUND");
    }

    @Test
    @Tag("AG-38")
    void aLockMayEndByItself() {
        suite(Map.of("lockAfter", 1, "lockMinutes", 10));
        Person agent = agent();
        attempt(agent, "wrong").expect(401);
        attempt(agent, PASSWORD).expect(401);
        centre.advance(601);
        attempt(agent, PASSWORD).expect(200);
    }

    @Test
    @Tag("AG-38")
    void withoutAThresholdNobodyIsLocked() {
        Person agent = agent();
        for (int i = 0; i < 10; i++) {
            attempt(agent, "wrong").expect(401);
        }
        attempt(agent, PASSWORD).expect(200);
    }

    @Test
    void aPasswordGrowsOldWarnsAndMustThenBeChangedBeforeAnythingElse() {
        ContactCentre usual = centre;
        try (Installation.Node old =
                Installation.shared().another("old_passwords").start()) {
            centre = new ContactCentre(old.address());
            Person agent = agent();
            centre.settings(Map.of("securitySuite", Map.of("enabled", true, "maxAgeDays", 30, "warnDays", 5)));
            growOld(agent);
        } finally {
            centre = usual;
        }
    }

    private void growOld(Person agent) {
        JsonNode young = attempt(agent, PASSWORD).expect(200).json();
        assertThat(Instant.parse(young.get("passwordExpiresAt").asString()))
                .isAfter(centre.now().plus(Duration.ofDays(29)));
        assertThat(young.get("passwordExpiresSoon").asBoolean()).isFalse();
        centre.advance((int) Duration.ofDays(26).toSeconds());
        assertThat(attempt(agent, PASSWORD)
                        .expect(200)
                        .json()
                        .get("passwordExpiresSoon")
                        .asBoolean())
                .isTrue();
        centre.advance((int) Duration.ofDays(5).toSeconds());

        JsonNode old = attempt(agent, PASSWORD).expect(200).json();
        assertThat(old.get("mustChangePassword").asBoolean()).isTrue();
        Client limited = centre.anybody()
                .with("Authorization", "Bearer " + old.get("token").asString());
        limited.get("/api/agents").expectProblem(403, "PASSWORD_CHANGE_REQUIRED");
        limited.post("/api/auth/tokens", Map.of("name", "x")).expectProblem(403, "PASSWORD_CHANGE_REQUIRED");
        limited.post("/api/auth/password", Map.of("currentPassword", PASSWORD, "password", PASSWORD))
                .expectProblem(422, "INVALID");
        limited.post("/api/auth/password", Map.of("currentPassword", PASSWORD, "password", "Another-one2"))
                .expect(200);
        limited.get("/api/agents").expect(200);
    }

    @Test
    void sessionsAreSeenAndEndedByTheirOwnerAndByAdministrators() {
        Person agent = agent();
        Client second = centre.anybody().signedIn(agent.username(), PASSWORD);
        List<JsonNode> rows =
                agent.client().get("/api/auth/sessions").expect(200).rows();
        assertThat(rows).hasSize(2);
        assertThat(rows).filteredOn(row -> row.get("current").asBoolean()).hasSize(1);
        assertThat(rows.get(0).get("address").asString()).isNotBlank();
        String other = rows.stream()
                .filter(row -> !row.get("current").asBoolean())
                .findFirst()
                .orElseThrow()
                .get("id")
                .asString();

        agent().client().delete("/api/auth/sessions/" + other).expectProblem(404, "NOT_FOUND");
        agent.client().delete("/api/auth/sessions/" + other).expect(200);
        second.get("/api/agents").expectProblem(401, "UNAUTHENTICATED");
        agent.client().get("/api/agents/" + agent.id() + "/sessions").expectProblem(403, "FORBIDDEN");
        assertThat(centre.admin()
                        .get("/api/agents/" + agent.id() + "/sessions")
                        .expect(200)
                        .rows())
                .hasSize(1);
        centre.admin().delete("/api/agents/" + agent.id() + "/sessions").expect(200);
        agent.client().get("/api/agents").expectProblem(401, "UNAUTHENTICATED");
        centre.admin().delete("/api/agents/" + agent.id() + "/sessions").expect(204);
        assertThat(told(agent)).containsSubsequence("session.ended", "session.ended");
    }

    @Test
    void aSessionEndsOnTheOtherNodesToo() {
        Person agent = agent();
        try (Installation.Node other = installation.start()) {
            Client there = agent.client().at(other.address());
            there.get("/api/agents").expect(200);
            agent.client().post("/api/auth/logout").expect(200);
            agent.client().get("/api/agents").expectProblem(401, "UNAUTHENTICATED");
            Await.until(
                    () -> "the other node knows", () -> there.get("/api/agents").status() == 401);
        }
    }

    @Test
    void aStreamEndsWithItsSession() throws IOException {
        Person agent = agent();
        try (InputStream stream = agent.client().stream("/api/live/stream")) {
            assertThat(stream.read()).isPositive();
            agent.client().post("/api/auth/logout").expect(200);
            assertThat(stream.readAllBytes()).isNotNull();
        }
    }

    @Test
    void aSessionThatNobodyUsesEnds() {
        Person agent = agent();
        centre.advance((int) Duration.ofHours(4).toSeconds() + 1);
        Await.until(
                () -> "the session is over",
                () -> agent.client().get("/api/agents").status() == 401);
    }

    @Test
    void basicBeginsOneSessionForManyRequests() {
        Person agent = agent();
        Client basic = centre.anybody().basic(agent.username(), PASSWORD);
        for (int i = 0; i < 5; i++) {
            basic.get("/api/agents").expect(200);
        }
        assertThat(told(agent)).filteredOn("sign-in.accepted"::equals).hasSize(2);
        basic.delete("/api/auth/sessions").expect(200);
        basic.get("/api/agents").expect(200);
        assertThat(told(agent)).filteredOn("sign-in.accepted"::equals).hasSize(3);
    }

    @Test
    void aTokenOfAProgramIsShownOnceAndGoodUntilItIsRevoked() {
        Person agent = agent();
        JsonNode made = agent.client()
                .post("/api/auth/tokens", Map.of("name", "wallboard"))
                .expect(201)
                .json();
        String secret = made.get("token").asString();
        Client program = centre.anybody().with("Authorization", "Bearer " + secret);

        program.get("/api/agents/" + agent.id() + "?after=" + centre.head()).expect(200);
        program.post("/api/auth/tokens", Map.of("name", "more")).expectProblem(403, "FORBIDDEN");
        program.post("/api/auth/password", Map.of("currentPassword", PASSWORD, "password", "x"))
                .expectProblem(403, "FORBIDDEN");
        Answer list = agent.client().get("/api/auth/tokens").expect(200);
        assertThat(list.rows()).singleElement().satisfies(row -> {
            assertThat(row.get("name").asString()).isEqualTo("wallboard");
            assertThat(row.get("expiresAt").isNull()).isTrue();
        });
        assertThat(list.text()).doesNotContain(secret);
        agent.client().delete("/api/auth/tokens/" + made.get("id").asString()).expect(200);
        program.get("/api/agents").expectProblem(401, "UNAUTHENTICATED");
        assertThat(told(agent)).contains("api-token.issued", "api-token.revoked");
    }

    @Test
    void aTokenMayHaveAnEnd() {
        Person agent = agent();
        agent.client()
                .post("/api/auth/tokens", Map.of("name", "x", "expiresAt", "2020-01-01T00:00:00Z"))
                .expectProblem(422, "INVALID");
        String secret = agent.client()
                .post(
                        "/api/auth/tokens",
                        Map.of(
                                "name",
                                "x",
                                "expiresAt",
                                centre.now().plusSeconds(3_600).toString()))
                .expect(201)
                .json()
                .get("token")
                .asString();
        Client program = centre.anybody().with("Authorization", "Bearer " + secret);
        program.get("/api/agents").expect(200);
        centre.advance(3_601);
        program.get("/api/agents").expectProblem(401, "UNAUTHENTICATED");
    }

    private Authenticator enrol(Client client) {
        JsonNode proposal = client.post("/api/auth/totp").expect(200).json();
        String secret = proposal.get("secret").asString();
        assertThat(proposal.get("otpauthUri").asString())
                .startsWith("otpauth://totp/Switchlog:")
                .contains("secret=" + secret);
        Authenticator authenticator = new Authenticator(secret);
        client.post("/api/auth/totp/confirm", Map.of("totp", "000000x")).expectProblem(422, "INVALID");
        return authenticator;
    }

    @Test
    void aSecondFactorIsAskedForOnceItIsSetUp() {
        Person agent = agent();
        Authenticator authenticator = enrol(agent.client());
        JsonNode codes = agent.client()
                .post("/api/auth/totp/confirm", Map.of("totp", authenticator.code(centre.now())))
                .expect(200)
                .json()
                .get("recoveryCodes");
        assertThat(codes).hasSize(10);

        attempt(agent, PASSWORD).expectProblem(401, "TOTP_REQUIRED");
        attempt(agent, "wrong").expectProblem(401, "WRONG_CREDENTIALS");
        attempt(agent, PASSWORD, "000000").expectProblem(401, "WRONG_CREDENTIALS");
        centre.anybody().basic(agent.username(), PASSWORD).get("/api/agents").expectProblem(401, "TOTP_REQUIRED");
        centre.advance(60);
        attempt(agent, PASSWORD, authenticator.code(centre.now())).expect(200);
        attempt(agent, PASSWORD, codes.get(0).asString()).expect(200);
        assertThat(agent.client()
                        .get("/api/auth/totp")
                        .expect(200)
                        .json()
                        .get("recoveryCodesLeft")
                        .asInt())
                .isEqualTo(9);
        centre.admin().delete("/api/agents/" + agent.id() + "/totp").expect(200);
        attempt(agent, PASSWORD).expect(200);
        assertThat(told(agent))
                .contains(
                        "second-factor.enrolled",
                        "recovery-codes.issued",
                        "recovery-code.used",
                        "second-factor.removed");
    }

    @Test
    @Tag("AG-42")
    void whoIsExcusedFromTheSecondFactorSignsInWithoutIt() {
        Person agent = agent();
        centre.post("/agents/" + agent.id() + "/typology", Map.of("typology", "EXTERNAL"));
        Authenticator authenticator = enrol(agent.client());
        agent.client()
                .post("/api/auth/totp/confirm", Map.of("totp", authenticator.code(centre.now())))
                .expect(200);
        attempt(agent, PASSWORD).expectProblem(401, "TOTP_REQUIRED");

        centre.patch("/agents/" + agent.id(), Map.of("security", Map.of("mfaDisabled", true)));

        attempt(agent, PASSWORD).expect(200);
        centre.patch("/agents/" + agent.id(), Map.of("security", Map.of("mfaDisabled", false)));
        attempt(agent, PASSWORD).expectProblem(401, "TOTP_REQUIRED");
    }

    @Test
    void whereASecondFactorIsEnforcedWhoHasNoneCanOnlySetOneUp() {
        Person agent = agent();
        suite(Map.of("mfa", "enforced"));
        JsonNode signedIn = attempt(agent, PASSWORD).expect(200).json();
        assertThat(signedIn.get("mustEnrol").asBoolean()).isTrue();
        Client limited = centre.anybody()
                .with("Authorization", "Bearer " + signedIn.get("token").asString());

        limited.get("/api/agents").expectProblem(403, "SECOND_FACTOR_ENROLMENT_REQUIRED");
        limited.post("/api/auth/tokens", Map.of("name", "x")).expectProblem(403, "SECOND_FACTOR_ENROLMENT_REQUIRED");
        Authenticator authenticator = enrol(limited);
        limited.post("/api/auth/totp/confirm", Map.of("totp", authenticator.code(centre.now())))
                .expect(200);
        limited.get("/api/agents").expect(200);
        limited.post(
                        "/api/auth/totp/remove",
                        Map.of("totp", authenticator.code(centre.now().plusSeconds(30))))
                .expectProblem(409, "SECOND_FACTOR_REQUIRED");
        centre.settings(Map.of("securitySuite", Map.of("mfa", "off")));
        attempt(agent, PASSWORD).expect(200);
    }
}
