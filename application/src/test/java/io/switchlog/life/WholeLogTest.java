package io.switchlog.life;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.json.JsonMapper;

/** The one who follows the log notices what must not be. */
class WholeLogTest {
    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final Instant NOON = Instant.parse("2026-01-01T12:00:00Z");

    private final List<Entry> entries = new ArrayList<>();

    private void event(String type, String payload) {
        entries.add(new Entry(
                entries.size() + 1, type, NOON.plusSeconds(entries.size()), JSON.readTree(payload.replace('\'', '"'))));
    }

    private void anAgentWhoIsNotified() {
        event("agent.created", "{'agentId':'a','capacity':{'chat':1}}");
        event("agent.logged-in", "{'agentId':'a'}");
        event("queue.member-added", "{'queueId':'q','agentId':'a'}");
        arrival("i");
        offer("i");
    }

    private void arrival(String id) {
        event("interaction.received", "{'interactionId':'" + id + "','channel':'chat'}");
        event(
                "interaction.queued",
                "{'interactionId':'" + id
                        + "','stepNo':1,'routeNo':1,'queueId':'q','timeoutAt':'2026-01-01T13:00:00Z'}");
    }

    private void offer(String id) {
        event(
                "interaction.offered",
                "{'interactionId':'" + id + "','agentId':'a','stepNo':1,'channel':'chat',"
                        + "'expiresAt':'2026-01-01T12:30:00Z','autoAnswerAt':'2026-01-01T12:20:00Z'}");
    }

    private void accept(String id) {
        event("interaction.accepted", "{'interactionId':'" + id + "','agentId':'a','mode':'manual'}");
        event("agent.tab-opened", "{'agentId':'a','interactionId':'" + id + "','channel':'chat'}");
    }

    private List<String> findings() {
        WholeLog log = new WholeLog();
        entries.forEach(log::follow);
        return log.findings();
    }

    private void expectOne(String rule) {
        assertThat(findings()).singleElement().asString().contains(rule);
    }

    @Test
    void whatIsInOrderIsNoFinding() {
        anAgentWhoIsNotified();
        accept("i");
        event("interaction.closed", "{'interactionId':'i','agentId':'a'}");
        event("agent.tab-closed", "{'agentId':'a','interactionId':'i'}");
        assertThat(findings()).isEmpty();
    }

    @Test
    void aCapacityThatIsExceeded() {
        anAgentWhoIsNotified();
        arrival("j");
        offer("j");
        accept("i");
        accept("j");
        expectOne("admission says capacity");
    }

    @Test
    void anOfferInAPause() {
        anAgentWhoIsNotified();
        event("agent.paused", "{'agentId':'a','channels':['chat']}");
        arrival("j");
        offer("j");
        expectOne("admission says paused");
    }

    @Test
    void anOfferThatIsDoubled() {
        anAgentWhoIsNotified();
        offer("i");
        expectOne("it rings once");
    }

    @Test
    void anAcceptanceBeforeItsTime() {
        anAgentWhoIsNotified();
        event("interaction.accepted", "{'interactionId':'i','agentId':'a','mode':'auto'}");
        event("agent.tab-opened", "{'agentId':'a','interactionId':'i','channel':'chat'}");
        expectOne("auto answer waits");
    }

    @Test
    void anInteractionThatIsLost() {
        anAgentWhoIsNotified();
        accept("i");
        event("interaction.requeued", "{'interactionId':'i','agentId':'a','channel':'chat'}");
        assertThat(findings()).hasSize(3).anyMatch(each -> each.contains("i is nowhere"));
    }

    @Test
    void whoeverWaitsInVain() {
        anAgentWhoIsNotified();
        arrival("j");
        WholeLog log = new WholeLog();
        entries.forEach(log::follow);

        assertThat(log.neglected(NOON.plusSeconds(60), Duration.ofSeconds(5)))
                .containsExactly("j waits although a is free");
        assertThat(log.neglected(NOON.plusSeconds(3_599), Duration.ofSeconds(5)))
                .containsExactlyInAnyOrder(
                        "i should have ended something by 2026-01-01T12:59:59Z", "j waits although a is free");
    }

    @Test
    void aStepThatEndsBeforeItsTime() {
        anAgentWhoIsNotified();
        event("interaction.offer-rescinded", "{'interactionId':'i','agentId':'a'}");
        event("interaction.timed-out", "{'interactionId':'i','routeEnded':true}");
        expectOne("a step ends when its time is over");
    }
}
