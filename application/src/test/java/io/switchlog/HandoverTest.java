package io.switchlog;

import static io.switchlog.api.ContactCentre.queueStep;
import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.MeterRegistry;
import io.switchlog.Installation.Node;
import io.switchlog.api.Await;
import io.switchlog.api.ContactCentre;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestMethodOrder;

/** Routing goes from node to node while this and that is due later: it happens all the same, at its time and once. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class HandoverTest {
    private static final int LATER = 120;
    private static final int BLOWS = 12;
    private static final int AGENTS = 6;
    private static final int CAPACITY = 3;
    private static final int BURST = 90;

    private Installation installation;
    private Node routing;
    private Node other;
    private ContactCentre centre;

    @BeforeAll
    void start() {
        installation = Installation.shared().another("handover");
        routing = installation.start();
        Await.until(() -> "it routes", () -> routes(routing));
        other = installation.start();
        centre = new ContactCentre(other.address());
    }

    @AfterAll
    void stop() {
        routing.close();
        other.close();
    }

    private static boolean routes(Node node) {
        return node.context()
                        .getBean(MeterRegistry.class)
                        .get("switchlog.routing.owner")
                        .gauge()
                        .value()
                == 1;
    }

    /** The node that routes is gone; another takes its place as the one that does not. */
    private void handOver() {
        routing.close();
        Await.until(() -> "the other routes", () -> routes(other));
        routing = other;
        other = installation.start();
        centre = new ContactCentre(other.address());
    }

    private String account(String channel, Map<String, ?> conduct, String... members) {
        Map<String, Object> how = new LinkedHashMap<>(conduct);
        how.put("channel", channel);
        return centre.account(channel, queueStep(centre.queue(how, members), 3_600));
    }

    @RepeatedTest(2)
    @Order(1)
    void whatIsDueLaterHappensOnTheOtherNode() {
        Map<String, ?> answering = Map.of("autoAnswer", Map.of("chat", Map.of("enabled", true, "delaySeconds", LATER)));
        String answered = centre.agentWith(answering);
        String auto = centre.ringing(account("chat", Map.of(), answered), answered);

        String wrapping = centre.agent();
        String wrapUp = account("email", Map.of("wrapUpSeconds", LATER), wrapping);
        centre.close(accepted(wrapUp, wrapping));
        String afterWrapUp = centre.interaction(wrapUp);

        String silent = centre.agent();
        String lost = accepted(account("sms", Map.of(), silent), silent);
        centre.settings(Map.of("sessionTimeoutMinutes", LATER / 60));
        centre.post("/agents/" + silent + "/heartbeat");

        String late = centre.agent();
        String reason = centre.name("Short");
        centre.create("/pause-reasons", Map.of("name", reason, "mostMinutes", LATER / 60));
        centre.post("/agents/" + late + "/pause", Map.of("reason", reason));

        String reminded = centre.agent();
        Map<String, ?> reminding = Map.of("renotifySeconds", LATER, "agentTimeoutSeconds", 3_600);
        String ringing = centre.ringing(account("fax", reminding, reminded), reminded);

        String missing = centre.agent();
        Map<String, ?> impatient =
                Map.of("agentTimeoutSeconds", 1, "missedOffers", Map.of("action", "not_responding", "after", 3));
        String missed = account("openchannel", impatient, missing);
        miss(missed, missing);
        miss(missed, missing);

        handOver();
        centre.letRoutingLook();
        assertThat(centre.types(auto)).containsExactly("received", "queued", "offered");
        assertThat(centre.offeredTo(afterWrapUp)).isEmpty();
        assertThat(centre.agentEvents(late, "pause-overran")).isEmpty();
        assertThat(centre.agentEvents(missing, "stopped-responding")).isEmpty();
        centre.advance(LATER);

        centre.await(auto, "accepted");
        centre.awaitOffer(afterWrapUp, wrapping);
        centre.awaitAgent(silent, "logged-out");
        centre.await(lost, "requeued");
        centre.awaitAgent(late, "pause-overran");
        centre.await(ringing, "offer-renotified");
        miss(missed, missing);
        centre.awaitAgent(missing, "stopped-responding");

        handOver();
        centre.letRoutingLook();
        assertThat(centre.types(auto)).containsExactly("received", "queued", "offered", "accepted");
        assertThat(centre.agentEvents(wrapping, "wrap-up-ended")).hasSize(1);
        assertThat(centre.offeredTo(afterWrapUp)).containsExactly(wrapping);
        assertThat(centre.agentEvents(silent, "logged-out")).hasSize(1);
        assertThat(centre.events(lost, "requeued")).hasSize(1);
        assertThat(centre.agentEvents(late, "pause-overran")).hasSize(1);
        assertThat(centre.events(ringing, "offer-renotified")).hasSize(1);
        assertThat(centre.offeredTo(ringing)).containsExactly(reminded);
        assertThat(centre.agentEvents(missing, "stopped-responding")).hasSize(1);
        List.of(afterWrapUp, lost, ringing).forEach(centre::abandon);
        centre.settings(Map.of("sessionTimeoutMinutes", 5));
    }

    private String accepted(String account, String agent) {
        String interaction = centre.ringing(account, agent);
        centre.accept(interaction, agent);
        return interaction;
    }

    private void miss(String account, String agent) {
        String interaction = centre.ringing(account, agent);
        centre.advance(1);
        centre.await(interaction, "offer-expired");
        centre.abandon(interaction);
    }

    @Test
    @Order(2)
    void theRoundGoesOnWhereItStood() {
        List<String> agents = List.of(centre.agent(), centre.agent(), centre.agent());
        Map<String, String> accounts = new LinkedHashMap<>();
        for (String strategy : List.of("rrmemory", "leastrecent", "fewestcalls")) {
            accounts.put(strategy, account("chat", Map.of("strategy", strategy), agents.toArray(String[]::new)));
        }
        accounts.values()
                .forEach(account -> List.of(agents.get(0), agents.get(1))
                        .forEach(expected -> centre.close(accepted(account, expected))));

        handOver();

        accounts.values()
                .forEach(account -> List.of(agents.get(2), agents.get(0), agents.get(1))
                        .forEach(expected -> centre.close(accepted(account, expected))));
    }

    /** The database ends the connection of whichever node routes, again and again, in the middle of the work. */
    @Test
    @Order(3)
    void aLostConnectionLosesAndDoublesNothing() {
        List<String> agents = new ArrayList<>();
        for (int i = 0; i < AGENTS; i++) {
            agents.add(centre.agentWith(Map.of(
                    "capacity",
                    Map.of("chat", CAPACITY),
                    "autoAnswer",
                    Map.of("chat", Map.of("enabled", i % 2 == 0)))));
        }
        Map<String, ?> conduct = Map.of("strategy", "leastrecent", "wrapUpSeconds", 1, "agentTimeoutSeconds", 3_600);
        String account = account("chat", conduct, agents.toArray(String[]::new));
        List<String> all = new ArrayList<>();
        List<String> open = new ArrayList<>();
        AtomicInteger blows = new AtomicInteger();
        for (int i = 0; i < BURST; i++) {
            all.add(centre.interaction(account));
            open.add(all.get(i));
            if (i * BLOWS / BURST > blows.get()) {
                blows.addAndGet(endTheConnectionThatRoutes());
            }
            if (i % 10 == 9) {
                acceptAndClose(open);
            }
        }
        Await.until(() -> open.size() + " are open still", () -> {
            acceptAndClose(open);
            centre.advance(1);
            return open.isEmpty();
        });
        System.out.println("HandoverTest: " + blows + " connections ended");

        assertThat(blows.get()).isGreaterThan(BLOWS / 2);
        assertThat(all).allSatisfy(interaction -> {
            List<String> types = centre.types(interaction).stream()
                    .filter(type -> !type.startsWith("offer-"))
                    .toList();
            assertThat(types).endsWith("accepted", "closed").containsOnlyOnce("queued", "accepted", "closed");
        });
    }

    private int endTheConnectionThatRoutes() {
        return installation.owner().queryForList("""
                        select pg_terminate_backend(pid) from pg_locks join pg_database on oid = database
                        where locktype = 'advisory' and granted and datname = current_database()""", Boolean.class).size();
    }

    /** Has whatever rings accepted and whatever is accepted closed. */
    private void acceptAndClose(List<String> open) {
        open.removeIf(interaction -> {
            List<String> types = centre.types(interaction);
            if (types.contains("accepted")) {
                centre.close(interaction);
                return true;
            }
            List<String> offered = centre.offeredTo(interaction);
            if (!offered.isEmpty()) {
                centre.tryAccept(interaction, offered.get(offered.size() - 1));
            }
            return false;
        });
    }

    @Test
    @Order(4)
    void theLogHoldsNothingThatMustNotBe() {
        assertThat(centre.log().findings()).isEmpty();
        assertThat(centre.admin()
                        .post("/api/audit/verify")
                        .expect(200)
                        .json()
                        .get("verdict")
                        .asString())
                .isEqualTo("clean");
    }
}
