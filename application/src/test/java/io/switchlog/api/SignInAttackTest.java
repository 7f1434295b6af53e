package io.switchlog.api;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.switchlog.Installation;
import io.switchlog.command.vault.Vault;
import java.net.http.HttpResponse;
import java.security.GeneralSecurityException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import java.util.concurrent.Callable;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

/** What somebody can try who does not belong here, on a node behind a proxy that says where he comes from. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class SignInAttackTest {
    private static final String PASSWORD = "Correct-horse1";
    private static final int PER_ACCOUNT = 6;
    private static final int PER_ADDRESS = 12;
    private static final int PER_MAILBOX = 3;

    private Installation installation;
    private Installation.Node node;
    private ContactCentre centre;
    private int addresses;

    @BeforeAll
    void start() {
        installation = Installation.shared().another("attacks");
        node = installation.start(List.of(
                "--switchlog.access.trusted-proxies=127.0.0.0/8,::1",
                "--switchlog.access.attempts-per-account=" + PER_ACCOUNT,
                "--switchlog.access.attempts-per-address=" + PER_ADDRESS,
                "--switchlog.access.links-per-mailbox=" + PER_MAILBOX));
        centre = new ContactCentre(node.address());
    }

    @AfterAll
    void stop() {
        node.close();
    }

    /** Somebody from an address from which nobody has come before. */
    private Client stranger() {
        addresses++;
        return from("198.51." + addresses + ".7");
    }

    private Client from(String address) {
        return centre.anybody().with("X-Forwarded-For", address);
    }

    private record Person(String id, String username) {}

    private Person agent() {
        String username = centre.name("victim");
        return new Person(centre.newAgent(Map.of("username", username, "password", PASSWORD)), username);
    }

    private static Answer attempt(Client client, String username, String password) {
        return client.post("/api/auth/login", Map.of("username", username, "password", password));
    }

    private List<Map<String, Object>> events(String stream) {
        return installation
                .owner()
                .queryForList(
                        "select name, payload::text as payload, metadata::text as"
                                + " metadata from log.event where stream_id like ? order by position",
                        stream);
    }

    @Test
    void nobodyLearnsFromAnAnswerWhoExistsOrIsBarred() {
        Person locked = agent();
        centre.settings(Map.of("securitySuite", Map.of("lockAfter", 1)));
        attempt(stranger(), locked.username(), "wrong").expect(401);
        centre.settings(Map.of("securitySuite", Map.of("lockAfter", 0)));
        Person agent = agent();
        String withoutPassword = centre.name("none");
        centre.newAgent(Map.of("username", withoutPassword));

        Answer wrong = attempt(stranger(), agent.username(), "wrong").expectProblem(401, "WRONG_CREDENTIALS");
        for (Answer other : List.of(
                attempt(stranger(), centre.name("nobody"), "wrong"),
                attempt(stranger(), withoutPassword, "wrong"),
                attempt(stranger(), locked.username(), "wrong"),
                attempt(stranger(), locked.username(), PASSWORD))) {
            assertThat(other.status()).isEqualTo(401);
            assertThat(other.text()).isEqualTo(wrong.text());
            assertThat(headers(other.response())).isEqualTo(headers(wrong.response()));
        }
    }

    private static Map<String, List<String>> headers(HttpResponse<?> response) {
        Map<String, List<String>> headers = new TreeMap<>(response.headers().map());
        headers.remove("date");
        headers.remove("x-event-index");
        return headers;
    }

    @Test
    void whoGuessesThePasswordsOfOneIsNotHeardAfterAWhile() {
        Person agent = agent();
        for (int i = 0; i < PER_ACCOUNT; i++) {
            attempt(stranger(), agent.username(), "wrong").expectProblem(401, "WRONG_CREDENTIALS");
        }
        Answer limited = attempt(stranger(), agent.username(), PASSWORD).expectProblem(429, "TOO_MANY_ATTEMPTS");
        assertThat(Integer.parseInt(String.valueOf(limited.header("Retry-After"))))
                .isBetween(1, 300);
        stranger().basic(agent.username(), PASSWORD).get("/api/agents").expectProblem(429, "TOO_MANY_ATTEMPTS");
        centre.advance(301);
        attempt(stranger(), agent.username(), PASSWORD).expect(200);
        assertThat(events("sign-in-attempts:%")).anySatisfy(event -> {
            assertThat(event.get("name")).isEqualTo("sign-in.attempts-limited");
            assertThat(event.get("payload").toString()).contains("198.51.").doesNotContain(agent.username());
        });
    }

    @Test
    void whoTriesManyNamesFromOneAddressIsNotHeardAfterAWhileAndOthersAre() {
        Client attacker = stranger();
        for (int i = 0; i < PER_ADDRESS; i++) {
            attempt(attacker, centre.name("guess"), "wrong").expectProblem(401, "WRONG_CREDENTIALS");
        }
        attempt(attacker, centre.name("guess"), "wrong").expectProblem(429, "TOO_MANY_ATTEMPTS");
        // What he writes before the proxy's word changes nothing.
        attacker.with("X-Forwarded-For", "203.0.113.1, 198.51." + addresses + ".7")
                .post("/api/auth/login", Map.of("username", "x", "password", "x"))
                .expectProblem(429, "TOO_MANY_ATTEMPTS");
        Person agent = agent();
        attempt(stranger(), agent.username(), PASSWORD).expect(200);
    }

    @Test
    void nobodysMailboxIsFilledWithLinksWhoeverHasIt() {
        String known = centre.name("known") + "@example.com";
        centre.newAgent(Map.of("username", centre.name("known"), "email", known));
        for (String mailbox : List.of(known, centre.name("unknown") + "@example.com")) {
            for (int i = 0; i < PER_MAILBOX; i++) {
                forgot(stranger(), mailbox).expect(202);
            }
            forgot(stranger(), mailbox.toUpperCase(Locale.ROOT)).expectProblem(429, "TOO_MANY_ATTEMPTS");
        }
        centre.advance(301);
        forgot(stranger(), known).expect(202);
    }

    @Test
    void whoAsksForManyLinksOrTriesManyIsNotHeardAfterAWhile() {
        Client asks = stranger();
        for (int i = 0; i < PER_ADDRESS; i++) {
            forgot(asks, centre.name("guess") + "@example.com").expect(202);
        }
        forgot(asks, centre.name("guess") + "@example.com").expectProblem(429, "TOO_MANY_ATTEMPTS");
        Client guesses = stranger();
        for (int i = 0; i < PER_ADDRESS; i++) {
            reset(guesses, "guess-" + i).expectProblem(409, "LINK_NOT_VALID");
        }
        reset(guesses, "guess").expectProblem(429, "TOO_MANY_ATTEMPTS");
    }

    private static Answer forgot(Client client, String mailbox) {
        return client.post("/api/auth/forgot", Map.of("email", mailbox));
    }

    private static Answer reset(Client client, String token) {
        return client.post("/api/auth/reset", Map.of("token", token, "password", PASSWORD));
    }

    @Test
    void aThousandUnknownNamesMakeTheLogLongerByNoMoreThanAnEventAMinute() {
        centre.advance(61);
        attempt(stranger(), centre.name("first"), "wrong").expect(401);
        int before = events("sign-in-attempts:%").size();
        for (int i = 0; i < 30; i++) {
            attempt(stranger(), centre.name("guess"), "wrong").expect(401);
        }
        assertThat(events("sign-in-attempts:%")).hasSize(before);
        centre.advance(61);
        String name = centre.name("last");
        attempt(stranger(), name, "wrong").expect(401);
        List<Map<String, Object>> events = events("sign-in-attempts:%");
        assertThat(events).hasSize(before + 1);
        assertThat(events.get(before).get("payload").toString())
                .contains("\"attempts\":31")
                .doesNotContain(name);
    }

    @Test
    void attemptsAreInTheLogWithTheirOriginAndWithoutWhatNamesAnybody() {
        Person agent = agent();
        attempt(from("192.0.2.77").with("User-Agent", "Evil/1.0"), agent.username(), "Wrong-guess-9")
                .expect(401);
        attempt(from("192.0.2.78"), agent.username(), PASSWORD).expect(200);

        List<Map<String, Object>> events = events("sign-in:" + agent.id());
        assertThat(events)
                .extracting(event -> event.get("name"))
                .containsExactly("password.changed", "sign-in.refused", "sign-in.accepted");
        assertThat(events.get(1).get("metadata").toString()).contains("\"origin\":\"web\"");
        assertThat(events.get(2).get("metadata").toString()).contains(agent.id());
        assertThat(events.toString()).doesNotContain("192.0.2.7", "Evil", "Wrong-guess-9", PASSWORD, agent.username());
    }

    @Test
    void aTokenIsWorthNothingAfterItsOwnerHasSignedOut() {
        Person agent = agent();
        Client client = stranger().signedIn(agent.username(), PASSWORD);
        client.get("/api/agents").expect(200);
        client.post("/api/auth/logout").expect(200);

        client.get("/api/agents").expectProblem(401, "UNAUTHENTICATED");
        client.post("/api/auth/logout").expectProblem(401, "UNAUTHENTICATED");
    }

    @ParameterizedTest
    @ValueSource(strings = {"none", "foreign", "cut", "expired", "no session", "another session"})
    void aTokenThatWeDidNotMakeIsWorthNothing(String forgery) {
        Person agent = agent();
        JsonNode signedIn =
                attempt(stranger(), agent.username(), PASSWORD).expect(200).json();
        String[] parts = signedIn.get("token").asString().split("\\.", -1);
        byte[] ours = node.context().getBean(Vault.class).tokenKey();
        String claims = new String(Base64.getUrlDecoder().decode(parts[1]), UTF_8);
        String session = signedIn.get("sessionId").asString();
        long now = centre.now().getEpochSecond();
        String token = switch (forgery) {
            case "none" -> encode("{\"alg\":\"none\"}") + "." + parts[1] + ".";
            case "foreign" -> signed(parts[1], new byte[32]);
            case "cut" -> parts[0] + "." + parts[1] + "." + parts[2].substring(1);
            case "expired" ->
                signed(
                        encode("{\"sub\":\"" + agent.id() + "\",\"sid\":\"" + session + "\",\"exp\":" + (now - 120)
                                + "}"),
                        ours);
            case "no session" -> signed(encode("{\"sub\":\"" + agent.id() + "\",\"exp\":" + (now + 60) + "}"), ours);
            default -> signed(encode(claims.replace(session, UUID.randomUUID().toString())), ours);
        };
        assertThat(token).isNotEqualTo(signedIn.get("token").asString());
        stranger().with("Authorization", "Bearer " + token).get("/api/agents").expectProblem(401, "UNAUTHENTICATED");
    }

    private static String encode(String text) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(text.getBytes(UTF_8));
    }

    private static String signed(String claims, byte[] key) {
        String content = encode("{\"alg\":\"HS256\"}") + "." + claims;
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(key, "HmacSHA256"));
            return content + "."
                    + Base64.getUrlEncoder().withoutPadding().encodeToString(mac.doFinal(content.getBytes(UTF_8)));
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    @Test
    void aTokenOfOursMadeByHandIsGoodSoTheForgeriesAreWhatFails() {
        Person agent = agent();
        JsonNode signedIn =
                attempt(stranger(), agent.username(), PASSWORD).expect(200).json();
        String claims = encode("{\"sub\":\"" + agent.id() + "\",\"sid\":\""
                + signedIn.get("sessionId").asString() + "\",\"exp\":"
                + (centre.now().getEpochSecond() + 60) + ",\"role\":\"administrator\"}");
        Client client = stranger()
                .with(
                        "Authorization",
                        "Bearer "
                                + signed(
                                        claims,
                                        node.context().getBean(Vault.class).tokenKey()));

        client.get("/api/agents").expect(200);
        client.get("/api/audit/events").expectProblem(403, "FORBIDDEN");
    }

    @Test
    void aCodeIsGoodOnceAndSoIsARecoveryCode() {
        Person agent = agent();
        Client client = stranger().signedIn(agent.username(), PASSWORD);
        Authenticator authenticator = new Authenticator(
                client.post("/api/auth/totp").expect(200).json().get("secret").asString());
        Instant enrolled = centre.now();
        String recoveryCode = client.post("/api/auth/totp/confirm", Map.of("totp", authenticator.code(enrolled)))
                .expect(200)
                .json()
                .get("recoveryCodes")
                .get(0)
                .asString();

        withCode(agent, authenticator.code(enrolled)).expectProblem(401, "WRONG_CREDENTIALS");
        centre.advance(60);
        Instant later = centre.now();
        withCode(agent, authenticator.code(later)).expect(200);
        withCode(agent, authenticator.code(later)).expectProblem(401, "WRONG_CREDENTIALS");
        withCode(agent, authenticator.code(later.minusSeconds(30))).expectProblem(401, "WRONG_CREDENTIALS");
        withCode(agent, recoveryCode).expect(200);
        withCode(agent, recoveryCode).expectProblem(401, "WRONG_CREDENTIALS");
    }

    private Answer withCode(Person agent, String code) {
        return stranger()
                .post("/api/auth/login", Map.of("username", agent.username(), "password", PASSWORD, "totp", code));
    }

    @Test
    void manyAtOnceAreNoMoreThanSoMany() throws Exception {
        Person agent = agent();
        List<Callable<Integer>> attempts = new ArrayList<>();
        for (int i = 0; i < 20; i++) {
            Client stranger = stranger();
            attempts.add(() -> attempt(stranger, agent.username(), "wrong").status());
        }
        List<Integer> answers = Together.run(attempts);
        assertThat(answers).filteredOn(status -> status == 401).hasSize(PER_ACCOUNT);
        assertThat(answers).filteredOn(status -> status == 429).hasSize(20 - PER_ACCOUNT);
    }

    @Test
    void answersTellBrowsersToBeCareful() {
        for (Answer answer : List.of(
                centre.admin().get("/api/agents").expect(200),
                centre.anybody().get("/api/agents").expect(401),
                centre.anybody().get("/v3/api-docs").expect(200))) {
            assertThat(answer.header("X-Content-Type-Options")).isEqualTo("nosniff");
            assertThat(answer.header("X-Frame-Options")).isEqualTo("DENY");
            assertThat(answer.header("Referrer-Policy")).isEqualTo("no-referrer");
            assertThat(answer.header("Content-Security-Policy"))
                    .contains("default-src 'none'", "frame-ancestors 'none'");
            assertThat(answer.header("Cache-Control")).contains("no-store");
            assertThat(answer.header("Set-Cookie")).isNull();
            assertThat(answer.header("Strict-Transport-Security")).isNull();
        }
    }

    @Test
    void whatIsTooLongOrEndsALineGetsNoFurther() {
        attempt(stranger(), "x".repeat(201), "x").expectProblem(422, "INVALID");
        attempt(stranger(), "x", "x".repeat(201)).expectProblem(422, "INVALID");
        stranger()
                .post("/api/auth/login", "{\"username\":\"" + "x".repeat(2 << 20) + "\"}")
                .expectProblem(413, "BODY_TOO_LARGE");
        String raw = RawConnection.say(
                node.address(),
                "POST /api/auth/login HTTP/1.1\r\nHost: x\r\nX-Forwarded-For: 192.0.2.1\r\n"
                        + "User-Agent: a\rSet-Cookie: b=c\r\nConnection: close\r\nContent-Length: 2\r\n\r\n{}");
        assertThat(raw).startsWith("HTTP/1.1 4").doesNotContain("Set-Cookie");
    }
}
