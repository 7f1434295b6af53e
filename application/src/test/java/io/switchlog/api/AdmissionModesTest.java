package io.switchlog.api;

import static io.switchlog.api.ContactCentre.answering;
import static io.switchlog.api.ContactCentre.queueStep;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;

/** The same checks in the same order, however an interaction comes to an agent. */
@Tag("AG-108")
class AdmissionModesTest {
    private static final int DELAY = 300;

    private final ContactCentre centre = ContactCentre.shared();

    @AfterEach
    void restoreSettings() {
        centre.settings(Map.of("maxOpenTabs", 20));
    }

    /** Lets the limits be reached as soon as the agent has one chat open. */
    private void limit(String agent, boolean tabs, boolean capacity) {
        centre.patch("/agents/" + agent, Map.of("capacity", Map.of("chat", capacity ? 1 : 0)));
        centre.settings(Map.of("maxOpenTabs", tabs ? 1 : 20));
    }

    private String account(String agent) {
        return centre.account("chat", queueStep(centre.queue("chat", agent), 3_600));
    }

    private void expectRescinded(String interaction, String cause) {
        centre.await(interaction, "offer-rescinded");
        assertThat(centre.payload(interaction, "offer-rescinded").get("cause").asString())
                .isEqualTo(cause);
    }

    @ParameterizedTest
    @CsvSource({"true, false, TAB_LIMIT", "false, true, CAPACITY", "true, true, TAB_LIMIT"})
    @Tag("AG-109")
    @Tag("AG-110")
    void manuallyTheAcceptanceIsRefused(boolean tabs, boolean capacity, String refusal) {
        String agent = centre.agent();
        String account = account(agent);
        String first = centre.ringing(account, agent);
        String second = centre.ringing(account, agent);
        limit(agent, tabs, capacity);

        centre.accept(first, agent);

        centre.tryAccept(second, agent).expectProblem(409, refusal);
        expectRescinded(second, refusal.toLowerCase(Locale.ROOT));
        assertThat(centre.live(agent).get("openTabs").asInt()).isEqualTo(1);
        centre.abandon(second);
    }

    @ParameterizedTest
    @CsvSource({"true, false, tab_limit", "false, true, capacity", "true, true, tab_limit"})
    @Tag("AG-109")
    @Tag("AG-110")
    @Tag("AG-121")
    void withAutoAnswerNothingIsAcceptedForTheAgent(boolean tabs, boolean capacity, String refusal) {
        String agent = centre.agentWith(answering("chat", DELAY));
        String account = account(agent);
        String first = centre.ringing(account, agent);
        String second = centre.ringing(account, agent);
        limit(agent, tabs, capacity);

        centre.accept(first, agent);
        expectRescinded(second, refusal);
        centre.advance(DELAY);
        centre.letRoutingLook();

        assertThat(centre.types(second)).containsExactly("received", "queued", "offered", "offer-rescinded");
        centre.close(first);
        centre.awaitOffers(second, agent, 2);
        centre.advance(DELAY);
        centre.await(second, "accepted");
        assertThat(centre.payload(second, "accepted").get("mode").asString()).isEqualTo("auto");
    }

    @ParameterizedTest
    @CsvSource({"true, false, tab_limit", "false, true, capacity", "true, true, tab_limit"})
    @Tag("AG-109")
    @Tag("AG-110")
    @Tag("AMB-08")
    void aMessageOnWhatWasHandledBeforeDoesNotOpenItAgain(boolean tabs, boolean capacity, String refusal) {
        String agent = centre.agent();
        String account = account(agent);
        String handled = centre.ringing(account, agent);
        centre.accept(handled, agent);
        centre.close(handled);
        centre.accept(centre.ringing(account, agent), agent);
        limit(agent, tabs, capacity);

        centre.contactWrites(handled);
        centre.letRoutingLook();

        JsonNode anew = centre.payload(handled, "routed-anew");
        assertThat(anew.get("refusal").asString()).isEqualTo(refusal);
        assertThat(centre.types(handled)).endsWith("closed", "message-received", "routed-anew", "queued");
        assertThat(centre.live(agent).get("openTabs").asInt()).isEqualTo(1);
        centre.abandon(handled);
    }

    @ParameterizedTest
    @CsvSource({"true, false, tab_limit", "false, true, capacity", "true, true, tab_limit"})
    @Tag("AG-109")
    @Tag("AG-110")
    void aTransferDoesNotRingAtWhoIsFull(boolean tabs, boolean capacity, String refusal) {
        String from = centre.agent();
        String to = centre.agent();
        String interaction = centre.ringing(account(from), from);
        centre.accept(interaction, from);
        centre.accept(centre.ringing(account(to), to), to);
        limit(to, tabs, capacity);

        centre.post("/interactions/" + interaction + "/transfer", Map.of("agentId", to, "timeoutSeconds", 60));
        centre.letRoutingLook();
        centre.advance(60);
        centre.await(interaction, "timed-out");

        assertThat(centre.offeredTo(interaction)).doesNotContain(to);
        assertThat(centre.payload(interaction, "timed-out").get("cause").asString())
                .isEqualTo(refusal);
        centre.abandon(interaction);
    }
}
