package io.switchlog.api;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.Callable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Sending something twice does it once. */
class RepetitionTest {
    private final ContactCentre centre = ContactCentre.shared();

    private Client repeating(String key) {
        return centre.admin().with("Idempotency-Key", key);
    }

    private static void expectSame(Answer first, Answer second) {
        assertThat(second.status()).isEqualTo(first.status());
        assertThat(second.text()).isEqualTo(first.text());
        assertThat(second.header("X-Event-Index")).isEqualTo(first.header("X-Event-Index"));
        assertThat(second.header("Location")).isEqualTo(first.header("Location"));
        assertThat(second.header("Content-Type")).isEqualTo(first.header("Content-Type"));
    }

    @Test
    void theSecondAnswerEqualsTheFirstAndNothingHappensAgain() {
        String queue = centre.queue("chat");
        String account = centre.accountOf("chat", queue);
        String agent = centre.agent();
        Map<String, Object> interaction = Map.of("accountId", account, "contact", Map.of("phone", "+39 02 1234567"));
        Map<String, Object> newAgent =
                Map.of("fullName", "Twice", "username", centre.name("twice"), "password", "secret");
        String another = centre.agent();
        String closed = centre.handled("chat", another);
        centre.close(closed);
        String open = centre.handled("chat", another);
        String elsewhere = centre.queue("chat");
        String reason = centre.name("reason");
        List<Callable<Answer>> requests = List.of(
                () -> repeating("k1").post("/api/agents", newAgent),
                () -> repeating("k2").post("/api/queues", Map.of("name", "Twice", "channel", "sms")),
                () -> repeating("k3").post("/api/interactions", interaction),
                () -> repeating("k4").post("/api/agents/" + agent + "/pause", Map.of("reason", "x")),
                () -> repeating("k5").post("/api/agents/" + agent + "/unpause"),
                () -> repeating("k6").post("/api/agents/" + agent + "/login"),
                () -> repeating("k7").post("/api/agents/" + agent + "/logout"),
                () -> repeating("k8").post("/api/pause-reasons", Map.of("name", reason)),
                () -> repeating("k9")
                        .post("/api/interactions/" + closed + "/messages", Map.of("from", "contact", "body", "Hello?")),
                () -> repeating("k10").post("/api/interactions/" + open + "/transfer", Map.of("queueId", elsewhere)));
        List<Answer> first = requests.stream().map(RepetitionTest::call).toList();
        assertThat(first).allSatisfy(answer -> assertThat(answer.status()).isBetween(200, 201));
        long head = centre.head();

        List<Answer> second = requests.stream().map(RepetitionTest::call).toList();

        for (int i = 0; i < first.size(); i++) {
            expectSame(first.get(i), second.get(i));
        }
        assertThat(centre.head()).isEqualTo(head);
        assertThat(centre.report("chat", queue)).hasSize(1);
    }

    private static Answer call(Callable<Answer> request) {
        try {
            return request.call();
        } catch (Exception failed) {
            throw new AssertionError(failed);
        }
    }

    @Test
    void aRefusalIsRepeatedEvenIfItWouldBeAllowedNow() {
        String agent = centre.newAgent(Map.of());
        String key = UUID.randomUUID().toString();
        Answer first = repeating(key).post("/api/agents/" + agent + "/logout").expectProblem(409, "NOT_LOGGED_IN");
        centre.login(agent);

        Answer second = repeating(key).post("/api/agents/" + agent + "/logout");

        expectSame(first, second);
        assertThat(centre.live(agent).get("loggedIn").asBoolean()).isTrue();
        repeating(key + "b").post("/api/agents/" + agent + "/logout").expect(200);
    }

    @Test
    void aKeyStandsForOneRequest() {
        String key = UUID.randomUUID().toString();
        repeating(key)
                .post("/api/queues", Map.of("name", "One", "channel", "sms"))
                .expect(201);

        repeating(key)
                .post("/api/queues", Map.of("name", "Two", "channel", "sms"))
                .expectProblem(422, "IDEMPOTENCY_KEY_REUSED");
        repeating(key)
                .post("/api/agents", Map.of("fullName", "x", "username", centre.name("x")))
                .expectProblem(422, "IDEMPOTENCY_KEY_REUSED");

        String refused = UUID.randomUUID().toString();
        String agent = centre.agent();
        repeating(refused).post("/api/agents/" + agent + "/unpause").expectProblem(409, "NOT_PAUSED");
        repeating(refused).post("/api/agents/" + agent + "/logout").expectProblem(422, "IDEMPOTENCY_KEY_REUSED");
        assertThat(centre.live(agent).get("loggedIn").asBoolean()).isTrue();
    }

    @Test
    void keysOfDifferentPeopleAreDifferent() {
        String key = UUID.randomUUID().toString();
        String username = centre.name("supervisor");
        centre.create(
                "/users",
                Map.of(
                        "fullName",
                        "S",
                        "username",
                        username,
                        "password",
                        "secret",
                        "role",
                        "supervisor",
                        "allQueues",
                        true));
        Map<String, Object> queue = Map.of("name", "Mine", "channel", "sms");

        Answer mine = repeating(key).post("/api/queues", queue).expect(201);
        Answer his = centre.anybody()
                .signedIn(username, "secret")
                .with("Idempotency-Key", key)
                .post("/api/queues", queue)
                .expect(201);

        assertThat(his.id()).isNotEqualTo(mine.id());
    }

    @Test
    void duplicatesAtTheSameInstantMakeOne() throws Exception {
        for (int round = 0; round < 10; round++) {
            String key = UUID.randomUUID().toString();
            Map<String, Object> agent = Map.of("fullName", "One", "username", centre.name("one"));
            List<Callable<Answer>> creations = new ArrayList<>();
            for (int i = 0; i < 8; i++) {
                creations.add(() -> repeating(key).post("/api/agents", agent));
            }
            List<Answer> answers = Together.run(creations);

            assertThat(answers).allSatisfy(answer -> expectSame(answers.get(0), answer.expect(201)));
        }
    }

    @Test
    void duplicateLoginsAtTheSameInstantMakeOne() throws Exception {
        String agent = centre.newAgent(Map.of());
        List<Callable<Answer>> logins = new ArrayList<>();
        for (int i = 0; i < 8; i++) {
            logins.add(() -> repeating("login " + agent).post("/api/agents/" + agent + "/login"));
        }
        List<Answer> answers = Together.run(logins);

        assertThat(answers).allSatisfy(answer -> expectSame(answers.get(0), answer.expect(200)));
        assertThat(centre.read("/agents/" + agent + "/events").rows()).hasSize(2);
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 12})
    void anExternalIdDeliveredAgainIsTheSameInteraction(int atOnce) throws Exception {
        String queue = centre.queue("email");
        String account = centre.accountOf("email", queue);
        Map<String, Object> delivery =
                Map.of("accountId", account, "contact", Map.of("email", "a@example.org"), "externalId", "msg-1");
        List<Callable<Answer>> deliveries = new ArrayList<>();
        for (int i = 0; i < atOnce; i++) {
            deliveries.add(() -> centre.admin().post("/api/interactions", delivery));
        }
        List<Answer> answers = new ArrayList<>(Together.run(deliveries));
        answers.add(centre.admin().post("/api/interactions", delivery));

        Set<String> ids = new HashSet<>();
        answers.forEach(answer -> ids.add(answer.expect(201).id()));
        assertThat(ids).hasSize(1);
        centre.await(answers.get(0).id(), "queued");
        assertThat(centre.report("email", queue)).hasSize(1);

        String otherAccount = centre.accountOf("email", queue);
        Map<String, Object> elsewhere =
                Map.of("accountId", otherAccount, "contact", Map.of("email", "a@example.org"), "externalId", "msg-1");
        assertThat(centre.admin()
                        .post("/api/interactions", elsewhere)
                        .expect(201)
                        .id())
                .isNotIn(ids);
    }
}
