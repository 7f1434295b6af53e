package io.switchlog;

import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.MeterRegistry;
import io.switchlog.Installation.Node;
import io.switchlog.api.Answer;
import io.switchlog.api.Await;
import io.switchlog.api.Client;
import io.switchlog.api.ContactCentre;
import io.switchlog.api.Together;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestMethodOrder;
import tools.jackson.databind.JsonNode;

/** Two nodes on one database, which has nothing to do with the one of the other tests. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class TwoNodesTest {
    private Node first;
    private Node second;
    private ContactCentre one;
    private ContactCentre two;

    @BeforeAll
    void start() {
        Installation installation = Installation.shared().another("two_nodes");
        first = installation.start();
        second = installation.start();
        one = new ContactCentre(first.address());
        two = new ContactCentre(second.address());
    }

    @AfterAll
    void stop() {
        first.close();
        second.close();
    }

    private static boolean routes(Node node) {
        return node.context()
                        .getBean(MeterRegistry.class)
                        .get("switchlog.routing.owner")
                        .gauge()
                        .value()
                == 1;
    }

    @Test
    @Order(0)
    @Tag("AMB-05")
    void aNewCentreHasTheDefaults() {
        JsonNode settings = one.read("/settings").json();
        Map<String, String> expected = Map.of(
                "maxOpenTabs", "20",
                "offerTimeoutSeconds", "30",
                "maxLiveOffers", "20",
                "transferTimeoutSeconds", "300",
                "sessionTimeoutMinutes", "5",
                "secondLogin", "replace",
                "onlyListedPauseReasons", "false");
        expected.forEach((setting, value) ->
                assertThat(settings.get(setting).asString()).as(setting).isEqualTo(value));
        assertThat(one.read("/pause-reasons").rows()).isEmpty();
    }

    @Test
    @Order(1)
    void whatOneNodeWritesTheOtherShowsAtOnce() {
        String queue = one.queue("chat");
        for (int i = 0; i < 100; i++) {
            Client writer = (i % 2 == 0 ? one : two).admin();
            Client reader = (i % 2 == 0 ? two : one).admin();
            long index = writer.patch("/api/queues/" + queue, Map.of("name", "Name " + i))
                    .expect(200)
                    .eventIndex();
            assertThat(reader.get("/api/queues/" + queue + "?after=" + index)
                            .expect(200)
                            .json()
                            .get("name")
                            .asString())
                    .isEqualTo("Name " + i);
        }
    }

    @Test
    @Order(2)
    void tokensAndKeysOfOneNodeHoldOnTheOther() {
        one.admin().at(second.address()).get("/api/agents").expect(200);
        String key = UUID.randomUUID().toString();
        Map<String, Object> queue = Map.of("name", "Once", "channel", "fax");
        Answer here = one.admin().with("Idempotency-Key", key).post("/api/queues", queue);
        Answer there = two.admin().with("Idempotency-Key", key).post("/api/queues", queue);
        assertThat(there.text()).isEqualTo(here.expect(201).text());
    }

    @Test
    @Order(3)
    void anAgentIsTheSameOnBothHoweverHeChanges() {
        String agent = one.newAgent(Map.of());
        for (int i = 0; i < 20; i++) {
            ContactCentre here = i % 2 == 0 ? one : two;
            ContactCentre there = i % 2 == 0 ? two : one;
            here.login(agent);
            there.login(agent);
            there.pause(agent, "chat");
            here.unpause(agent, "chat");
            there.logout(agent);
            here.admin().post("/api/agents/" + agent + "/logout").expectProblem(409, "NOT_LOGGED_IN");
        }
        assertThat(one.agentEvents(agent, "logged-in")).hasSize(40);
        assertThat(one.agentEvents(agent, "logged-out")).hasSize(40);
    }

    @Test
    @Order(4)
    void aUserNameIsGivenOnceOverBoth() throws Exception {
        for (int round = 0; round < 10; round++) {
            Map<String, Object> agent = Map.of("fullName", "Wanted", "username", one.name("wanted"));
            List<Callable<Answer>> creations = new ArrayList<>();
            for (int i = 0; i < 6; i++) {
                Client client = (i % 2 == 0 ? one : two).admin();
                creations.add(() -> client.post("/api/agents", agent));
            }
            List<Answer> answers = Together.run(creations);
            assertThat(answers).filteredOn(answer -> answer.status() == 201).hasSize(1);
            assertThat(answers)
                    .filteredOn(answer -> answer.status() != 201)
                    .allSatisfy(answer -> answer.expectProblem(409, "USERNAME_TAKEN"));
        }
    }

    @Test
    @Order(5)
    void capacityHoldsOverBoth() throws Exception {
        for (int round = 0; round < 10; round++) {
            String agent = one.agent(Map.of("chat", 1));
            String account = one.accountOf("chat", one.queue("chat", agent));
            List<String> interactions = List.of(one.interaction(account), one.interaction(account));
            interactions.forEach(interaction -> one.awaitOffer(interaction, agent));

            List<Answer> answers = Together.run(List.of(
                    () -> one.tryAccept(interactions.get(0), agent), () -> two.tryAccept(interactions.get(1), agent)));

            assertThat(answers).filteredOn(answer -> answer.status() == 200).hasSize(1);
            assertThat(answers)
                    .filteredOn(answer -> answer.status() != 200)
                    .singleElement()
                    .satisfies(answer -> answer.expectProblem(409, "CAPACITY"));
        }
    }

    @Test
    @Order(6)
    @Tag("AG-02")
    void aSupervisorsScopeIsTheSameOnBoth() {
        String mine = one.agent();
        String foreign = one.agent();
        String queue = one.queue("chat", mine);
        one.queue("chat", foreign);
        String username = one.name("scoped");
        String supervisor = one.create(
                "/users",
                Map.of(
                        "fullName",
                        "Scoped",
                        "username",
                        username,
                        "password",
                        "Correct-horse1",
                        "role",
                        "supervisor",
                        "queueIds",
                        List.of(queue)));
        one.read("/users/" + supervisor);
        Client here = one.anybody().signedIn(username, "Correct-horse1");
        List<Client> both = List.of(here, here.at(second.address()));

        for (Client client : both) {
            assertThat(seen(client)).containsExactly(mine);
            client.get("/api/agents/" + foreign).expectProblem(404, "NOT_FOUND");
            client.patch("/api/agents/" + foreign, Map.of("fullName", "Mine now"))
                    .expectProblem(404, "NOT_FOUND");
        }
        two.admin().put("/api/queues/" + queue + "/members/" + foreign).expect(200);
        for (Client client : both) {
            assertThat(seen(client)).containsExactlyInAnyOrder(mine, foreign);
        }
        two.admin().delete("/api/users/" + supervisor + "/queues/" + queue).expect(200);
        for (Client client : both) {
            assertThat(seen(client)).isEmpty();
            client.patch("/api/agents/" + mine, Map.of("fullName", "Mine no more"))
                    .expectProblem(404, "NOT_FOUND");
        }
    }

    private List<String> seen(Client client) {
        return client.get("/api/agents?after=" + one.head()).expect(200).rows().stream()
                .map(agent -> agent.get("id").asString())
                .toList();
    }

    @Test
    @Order(6)
    void oneOfThemRoutesAndOffersAreNotDoubled() {
        assertThat(List.of(routes(first), routes(second))).containsExactlyInAnyOrder(true, false);
        String agent = two.agent();
        String account = two.accountOf("email", two.queue("email", agent));
        List<String> interactions = new ArrayList<>();
        for (int i = 0; i < 20; i++) {
            interactions.add((i % 2 == 0 ? one : two).interaction(account));
        }
        for (String interaction : interactions) {
            two.awaitOffer(interaction, agent);
            two.accept(interaction, agent);
            two.close(interaction);
            assertThat(two.offeredTo(interaction)).containsExactly(agent);
        }
    }

    @Test
    @Order(7)
    void theOtherGoesOnRoutingWhenTheOneThatDidIsClosed() {
        boolean firstRoutes = routes(first);
        Node owner = firstRoutes ? first : second;
        Node other = firstRoutes ? second : first;
        ContactCentre centre = firstRoutes ? two : one;
        String busy = centre.agent();
        String ringing = centre.interaction(centre.accountOf("chat", centre.queue("chat", busy)));
        centre.awaitOffer(ringing, busy);
        String late = centre.newAgent(Map.of());
        String waiting = centre.interaction(centre.accountOf("sms", centre.queue("sms", late)));
        String running = centre.interaction(centre.account(
                "fax",
                ContactCentre.queueStep(centre.queue("fax"), 5),
                ContactCentre.queueStep(centre.queue("fax", busy), 50)));

        owner.close();

        Await.until(() -> "the other routes", () -> routes(other));
        centre.login(late);
        centre.awaitOffer(waiting, late);
        centre.advance(5);
        centre.awaitOffer(running, busy);
        centre.accept(waiting, late);
        centre.accept(ringing, busy);
        centre.accept(running, busy);
        assertThat(centre.offeredTo(ringing)).containsExactly(busy);
        assertThat(centre.offeredTo(waiting)).containsExactly(late);
        assertThat(centre.offeredTo(running)).containsExactly(busy);
        String after = centre.interaction(centre.accountOf("chat", centre.queue("chat", busy)));
        centre.awaitOffer(after, busy);
        assertThat(centre.admin().post("/api/audit/verify").expect(200).status())
                .isEqualTo(200);
    }
}
