package io.switchlog.api;

import static org.assertj.core.api.Assertions.assertThat;

import io.switchlog.Installation;
import io.switchlog.api.PostOffice.Mail;
import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

/** Forgotten passwords, with a real mail server. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class RecoveryTest {
    private static final String OLD = "Old~passw0rd-it-was";
    private static final String NEW = "New~passw0rd-it-is";
    private static final int HOUR = (int) Duration.ofHours(1).toSeconds();

    private Installation installation;
    private Installation.Node node;
    private ContactCentre centre;
    private Client anybody;
    private PostOffice post;

    private record Employee(String id, String username, String email) {}

    @BeforeAll
    void start() {
        installation = Installation.shared().another("recovery");
        node = installation.start();
        centre = new ContactCentre(node.address());
        anybody = centre.anybody();
    }

    @BeforeEach
    void openPostOffice() {
        post = new PostOffice();
        centre.settings(post.settings());
    }

    @AfterEach
    void closePostOffice() {
        post.close();
    }

    @AfterAll
    void stop() {
        node.close();
    }

    private Employee employee() {
        return employee(centre.name("mail") + "@example.com");
    }

    private Employee employee(String email) {
        String username = centre.name("forgetful");
        String id = centre.newAgent(Map.of("username", username, "password", OLD, "email", email));
        return new Employee(id, username, email);
    }

    private void forgot(String email) {
        anybody.post("/api/auth/forgot", Map.of("email", email)).expect(202);
    }

    /** The last of so many mails; that it was sent is noted once it has arrived. */
    private Mail mailed(Employee employee, int count) {
        Mail mail = post.await(employee.email(), count).get(count - 1);
        Await.until(
                () -> count + " notes of mails among " + facts(employee),
                () -> Collections.frequency(facts(employee), "mailed") >= count);
        return mail;
    }

    private Answer reset(String token, String password) {
        return anybody.post("/api/auth/reset", Map.of("token", token, "password", password));
    }

    private Answer signIn(Employee employee, String password) {
        return anybody.post("/api/auth/login", Map.of("username", employee.username(), "password", password));
    }

    private List<String> facts(Employee employee) {
        return centre.entries().stream()
                .filter(entry -> entry.type().startsWith("password-link.")
                        && entry.payload().get("person").asString().equals(employee.id()))
                .map(entry -> entry.type().substring("password-link.".length()))
                .toList();
    }

    @Test
    @Tag("AG-10")
    @Tag("AG-161")
    void whoForgotHisPasswordGetsALinkAndSetsANewOne() {
        Employee anna = employee();

        forgot(anna.email());
        Mail mail = mailed(anna, 1);
        assertThat(mail.text()).contains(anna.username());
        assertThat(mail.base()).isEqualTo(PostOffice.LINKS);
        reset(mail.token(), NEW).expect(204);

        signIn(anna, NEW).expect(200);
        signIn(anna, OLD).expectProblem(401, "WRONG_CREDENTIALS");
        assertThat(facts(anna)).containsExactly("requested", "mailed", "used");
    }

    @Test
    @Tag("AG-161")
    void theAnswerDoesNotTellWhoWorksHere() {
        Employee anna = employee();
        Answer known =
                anybody.post("/api/auth/forgot", Map.of("email", anna.email())).expect(202);
        Answer unknown = anybody.post("/api/auth/forgot", Map.of("email", "nobody@example.com"))
                .expect(202);
        Answer otherCase = anybody.post(
                        "/api/auth/forgot", Map.of("email", anna.email().toUpperCase(Locale.ROOT)))
                .expect(202);

        assertThat(unknown.text()).isEqualTo(known.text()).isEqualTo(otherCase.text());
        mailed(anna, 1);
        assertThat(post.mails("nobody@example.com")).isEmpty();
    }

    @ParameterizedTest
    @Tag("AG-10")
    @ValueSource(
            strings = {"anna", "anna@", "@example.com", "a b@example.com", "a@example.com\\r\\nBcc: b@example.com", ""})
    void aMalformedAddressIsRefused(String email) {
        anybody.post("/api/auth/forgot", "{\"email\":\"" + email + "\"}")
                .expectProblem(422, "INVALID")
                .expectField("email");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "[]",
                "{}",
                "42",
                "{\"email\":null}",
                "{\"email\":42}",
                "{\"email\":\"a@example.com\",\"x\":1}",
                "{\"email\":\"a\\u0000@example.com\"}",
                "{\"email\":[\"a@example.com\"]}"
            })
    void aMalformedRequestIsRefused(String body) {
        assertThat(anybody.post("/api/auth/forgot", body).status()).isIn(400, 422);
    }

    @Test
    @Tag("AG-161")
    void anAddressThatSeveralHaveGetsALinkForEachOfTheirNames() {
        String shared = centre.name("shared") + "@example.com";
        Employee anna = employee(shared);
        Employee bert = employee(shared);

        forgot(shared);
        List<Mail> mails = post.await(shared, 2);
        Mail forBert = mails.stream()
                .filter(mail -> mail.text().contains(bert.username()))
                .findFirst()
                .orElseThrow();
        reset(forBert.token(), NEW).expect(204);

        signIn(bert, NEW).expect(200);
        signIn(anna, OLD).expect(200);
    }

    @Test
    @Tag("AG-162")
    void aLinkEndsAfterAnHour() {
        Employee anna = employee();
        forgot(anna.email());
        String soon = mailed(anna, 1).token();
        centre.advance(HOUR - 60);
        reset(soon, NEW).expect(204);

        forgot(anna.email());
        String late = mailed(anna, 2).token();
        centre.advance(HOUR);
        reset(late, OLD).expectProblem(409, "LINK_NOT_VALID");
        signIn(anna, NEW).expect(200);
        assertThat(facts(anna)).endsWith("requested", "mailed", "refused");
    }

    @Test
    @Tag("AG-162")
    void aLinkWorksOnce() {
        Employee anna = employee();
        forgot(anna.email());
        String token = mailed(anna, 1).token();

        reset(token, NEW).expect(204);
        reset(token, OLD).expectProblem(409, "LINK_NOT_VALID");

        signIn(anna, NEW).expect(200);
    }

    @Test
    @Tag("AG-162")
    void ofManyWhoUseALinkAtTheSameTimeOneWins() throws Exception {
        Employee anna = employee();
        forgot(anna.email());
        String token = mailed(anna, 1).token();

        List<Integer> answers = Together.run(Collections.<Callable<Integer>>nCopies(
                8, () -> reset(token, NEW).status()));

        assertThat(answers).containsOnlyOnce(204).containsOnly(204, 409);
        assertThat(facts(anna)).containsOnlyOnce("used");
    }

    @Test
    @Tag("AG-162")
    void aNewerLinkVoidsTheOlder() {
        Employee anna = employee();
        forgot(anna.email());
        String older = mailed(anna, 1).token();
        forgot(anna.email());
        String newer = mailed(anna, 2).token();

        reset(older, NEW).expectProblem(409, "LINK_NOT_VALID");
        reset(newer, NEW).expect(204);
    }

    @Test
    @Tag("AG-162")
    void aPasswordThatIsSetOtherwiseVoidsTheLinks() {
        Employee anna = employee();
        forgot(anna.email());
        String token = mailed(anna, 1).token();
        centre.admin()
                .post("/api/agents/" + anna.id() + "/password", Map.of("password", NEW))
                .expect(200);

        reset(token, "Another~passw0rd").expectProblem(409, "LINK_NOT_VALID");
        signIn(anna, NEW).expect(200);
    }

    @Test
    @Tag("AG-160")
    void aPasswordThatIsRefusedDoesNotCostTheLink() {
        Employee anna = employee();
        forgot(anna.email());
        String token = mailed(anna, 1).token();

        centre.settings(Map.of("securitySuite", Map.of("enabled", true)));
        for (String weak : List.of("Aa1~xyz", "aa1~xyzw", "AA1~XYZW", "Aax~xyzw", "Aa1?xyzw", "x".repeat(201))) {
            reset(token, weak).expectProblem(422, "INVALID").expectField("password");
        }
        signIn(anna, OLD).expect(200);
        reset(token, "Aa1~xyzw").expect(204);
        signIn(anna, "Aa1~xyzw").expect(200);
        centre.settings(Map.of("securitySuite", Map.of("enabled", false)));
    }

    @Test
    @Tag("AG-162")
    void sessionsThatWereOpenEndWithTheOldPassword() {
        Employee anna = employee();
        Client before = anybody.signedIn(anna.username(), OLD);
        forgot(anna.email());
        reset(mailed(anna, 1).token(), NEW).expect(204);

        before.get("/api/agents/" + anna.id()).expectProblem(401, "UNAUTHENTICATED");
    }

    @Test
    @Tag("AG-161")
    void whoIsBarredOrHasHisPasswordElsewhereGetsNoLink() {
        Employee anna = employee();
        forgot(anna.email());
        String sentBefore = mailed(anna, 1).token();
        centre.patch("/agents/" + anna.id(), Map.of("security", Map.of("disabled", true)));
        reset(sentBefore, NEW).expectProblem(409, "LINK_NOT_VALID");
        Employee bert = employee();
        centre.patch("/agents/" + bert.id(), Map.of("security", Map.of("activeDirectory", true)));
        forgot(anna.email());
        forgot(bert.email());

        Await.until(() -> "told in the log: " + facts(bert), () -> facts(bert).contains("refused"));
        assertThat(post.mails(anna.email())).hasSize(1);
        assertThat(post.mails(bert.email())).isEmpty();
        centre.admin().post("/api/agents/" + bert.id() + "/invite").expectProblem(409, "PASSWORD_ELSEWHERE");
        centre.admin().post("/api/agents/" + anna.id() + "/invite").expectProblem(409, "BARRED");
    }

    @Test
    @Tag("AG-10")
    void theLinkGoesToTheAddressOfNow() {
        Employee anna = employee();
        String elsewhere = centre.name("moved") + "@example.com";
        centre.patch("/agents/" + anna.id(), Map.of("email", elsewhere));

        forgot(anna.email());
        forgot(elsewhere);
        post.await(elsewhere, 1);

        assertThat(post.mails(anna.email())).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"x", "AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA", "' or true --"})
    void aTokenThatNobodySentOpensNothing(String token) {
        reset(token, NEW).expectProblem(409, "LINK_NOT_VALID");
    }

    /** Whoever asks may say anything about where he asks; the link is made of the settings. */
    @Test
    void linksLeadWhereTheSettingsSay() {
        Employee anna = employee();
        String body = "{\"email\":\"" + anna.email() + "\"}";

        String answer = RawConnection.say(
                node.address(),
                "POST /api/auth/forgot HTTP/1.1\r\nHost: evil.example.net\r\nX-Forwarded-Host: evil.example.net\r\n"
                        + "Forwarded: host=evil.example.net\r\nContent-Type: application/json\r\nContent-Length: "
                        + body.length() + "\r\nConnection: close\r\n\r\n" + body);

        assertThat(answer).startsWith("HTTP/1.1 202");
        Mail mail = mailed(anna, 1);
        assertThat(mail.base()).isEqualTo(PostOffice.LINKS);
        assertThat(mail.text()).doesNotContain("evil");
    }

    @Test
    @Tag("AG-163")
    void aServerThatIsAwayGetsTheMailOnceItIsBack() {
        Employee anna = employee();
        post.close();
        forgot(anna.email());
        Await.until(() -> "told in the log: " + facts(anna), () -> facts(anna).contains("not-mailed"));

        post = post.reopened();
        centre.advance(60);
        reset(mailed(anna, 1).token(), NEW).expect(204);

        assertThat(facts(anna)).containsExactly("requested", "not-mailed", "mailed", "used");
        assertThat(post.mails(anna.email())).hasSize(1);
    }

    @Test
    @Tag("AG-163")
    void withoutAMailServerAdministratorsAreToldAndThePublicIsNot() {
        Employee anna = employee();
        centre.settings(Map.of("mail", Map.of("host", "")));

        forgot(anna.email());
        Await.until(() -> "told in the log: " + facts(anna), () -> facts(anna).contains("refused"));
        centre.admin().post("/api/agents/" + anna.id() + "/invite").expectProblem(409, "MAIL_NOT_SET");
        centre.admin()
                .post("/api/settings/mail/test", Map.of("to", "chief@example.com"))
                .expectProblem(409, "MAIL_NOT_SET");
        assertThat(centre.read("/settings").json().get("mail").get("host").asString())
                .isEmpty();
    }

    @Test
    @Tag("AG-163")
    void anAdministratorTriesTheSettingsOut() {
        centre.admin()
                .post("/api/settings/mail/test", Map.of("to", "chief@example.com"))
                .expect(204);
        post.await("chief@example.com", 1);

        post.close();
        centre.admin()
                .post("/api/settings/mail/test", Map.of("to", "chief@example.com"))
                .expectProblem(409, "MAIL_FAILED");
        anybody.post("/api/settings/mail/test", Map.of("to", "chief@example.com"))
                .expectProblem(401, "UNAUTHENTICATED");
    }

    @Test
    void thePasswordOfTheMailServerIsNeverShown() {
        String password = "mail-server-" + centre.name("secret");
        centre.settings(Map.of("mail", Map.of("username", "switchlog", "password", password)));

        JsonNode mail = centre.read("/settings").json().get("mail");
        assertThat(mail.toString()).doesNotContain(password);
        assertThat(mail.get("passwordKey").asString()).isNotEmpty();
        assertThat(centre.entries().toString()).doesNotContain(password);
        assertThat(installation.database()).isNotNull();
        centre.settings(Map.of("mail", Map.of("username", "", "password", "")));
        assertThat(centre.read("/settings")
                        .json()
                        .get("mail")
                        .get("passwordKey")
                        .asString())
                .isEmpty();
    }

    @Test
    void anInvitationSetsTheFirstPassword() {
        String email = centre.name("new") + "@example.com";
        String username = centre.name("new");
        Employee anna = new Employee(centre.newAgent(Map.of("username", username, "email", email)), username, email);

        centre.admin().post("/api/agents/" + anna.id() + "/invite").expect(200);
        String older = mailed(anna, 1).token();
        centre.admin().post("/api/agents/" + anna.id() + "/invite").expect(200);
        String newer = mailed(anna, 2).token();
        centre.advance((int) Duration.ofDays(6).toSeconds());
        centre = new ContactCentre(node.address());

        reset(older, NEW).expectProblem(409, "LINK_NOT_VALID");
        reset(newer, NEW).expect(204);
        reset(newer, OLD).expectProblem(409, "LINK_NOT_VALID");
        signIn(anna, NEW).expect(200);
    }

    @Test
    void anInvitationLastsAsLongAsTheSettingsSay() {
        Employee anna = employee();
        centre.settings(Map.of("mail", Map.of("inviteDays", 2)));
        centre.admin().post("/api/agents/" + anna.id() + "/invite").expect(200);
        String token = mailed(anna, 1).token();
        centre.advance((int) Duration.ofDays(2).toSeconds());
        centre = new ContactCentre(node.address());

        reset(token, NEW).expectProblem(409, "LINK_NOT_VALID");
        centre.settings(Map.of("mail", Map.of("inviteDays", 7)));
    }

    @Test
    void whoHasNoAddressCannotBeInvitedNorCanWhoDoesNotExist() {
        String agent = centre.newAgent(Map.of());

        centre.admin().post("/api/agents/" + agent + "/invite").expectProblem(409, "NO_ADDRESS");
        centre.admin().post("/api/users/" + agent + "/invite").expectProblem(404, "NOT_FOUND");
        centre.admin()
                .post("/api/agents/00000000-0000-7000-8000-000000000000/invite")
                .expectProblem(404, "NOT_FOUND");
    }

    @Test
    void anInvitationThatIsAskedForTwiceWithOneKeyIsSentOnce() {
        Employee anna = employee();
        Client repeating = centre.admin().with("Idempotency-Key", centre.name("key"));

        repeating.post("/api/agents/" + anna.id() + "/invite").expect(200);
        repeating.post("/api/agents/" + anna.id() + "/invite").expect(200);
        mailed(anna, 1);
        Employee later = employee();
        forgot(later.email());
        mailed(later, 1);

        assertThat(post.mails(anna.email())).hasSize(1);
    }
}
