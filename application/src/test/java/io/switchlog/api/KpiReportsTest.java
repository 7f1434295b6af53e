package io.switchlog.api;

import static io.switchlog.api.ContactCentre.queueStep;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** Definitions of key figures and the reports that are calculated by them, from the request to the row. */
class KpiReportsTest {
    private static final String DEFINITIONS = "/api/kpi-definitions";
    private static final int WRAP_UP = 60;

    private final ContactCentre centre = ContactCentre.shared();
    private final Client admin = centre.admin();

    @Test
    void aDefinitionFollowsTheOneBeforeAndIsNumberedOnce() {
        Map<String, Object> contract = Map.of(
                "name", centre.name("Contract"),
                "serviceLevel", "SL3",
                "targets", Map.of("chat", Map.of("thresholdSeconds", 17)),
                "officeHours",
                        Map.of("zone", "Europe/Rome", "periods", new Object[] {
                            Map.of("weekday", "friday", "from", "09:00", "to", "24:00")
                        }));
        Client repeating = admin.with("Idempotency-Key", UUID.randomUUID().toString());
        int id = repeating
                .post(DEFINITIONS, contract)
                .expect(201)
                .json()
                .get("id")
                .asInt();
        assertThat(repeating
                        .post(DEFINITIONS, contract)
                        .expect(201)
                        .json()
                        .get("id")
                        .asInt())
                .isEqualTo(id);
        admin.post(DEFINITIONS, contract).expectProblem(409, "NAME_TAKEN");
        int next = admin.post(DEFINITIONS, Map.of("alwaysOpen", true))
                .expect(201)
                .json()
                .get("id")
                .asInt();

        JsonNode row = centre.read("/kpi-definitions/" + id).json();
        assertThat(row.get("serviceLevel").asString()).isEqualTo("SL3");
        assertThat(row.get("targets").get("chat").toString())
                .isEqualTo("{\"thresholdSeconds\":17,\"shortAbandonSeconds\":5}");
        assertThat(row.get("officeHours").get("periods").get(0).toString())
                .isEqualTo("{\"weekday\":\"friday\",\"from\":\"09:00\",\"to\":\"24:00\"}");
        assertThat(row.get("replacedAt").isNull()).isFalse();
        JsonNode after = centre.read("/kpi-definitions/" + next).json();
        assertThat(next).isGreaterThan(id);
        assertThat(after.get("targets").get("chat"))
                .isEqualTo(row.get("targets").get("chat"));
        assertThat(after.get("officeHours").isNull()).isTrue();
    }

    @Test
    @Tag("R-13")
    void aConversationIsInEveryReportWithTheSameFigures() {
        String agent = centre.agent();
        String queue = centre.queue(Map.of("channel", "chat", "wrapUpSeconds", WRAP_UP), agent);
        String interaction = centre.ringing(centre.account("chat", queueStep(queue, 3_600)), agent);
        centre.accept(interaction, agent);
        centre.advance(7);
        centre.tryWrite(interaction, "agent", "Good morning").expect(200);
        centre.advance(30);
        centre.close(interaction);
        centre.advance(WRAP_UP + 1);
        centre.awaitAgent(agent, "wrap-up-ended");

        JsonNode step =
                centre.read("/reports/chat/queue?queueId=" + queue).rows().get(0);
        JsonNode session =
                centre.read("/reports/chat/sessions?queueId=" + queue).rows().get(0);
        JsonNode kpis = centre.read("/reports/chat/kpis?definition=1&queueId=" + queue)
                .rows()
                .get(0);
        JsonNode interval = centre.read("/reports/all/intervals?interval=1d&definition=1&queueId=" + queue)
                .rows()
                .get(0);
        JsonNode summary =
                centre.read("/reports/agents/summary?agentId=" + agent).rows().get(0);
        JsonNode offer =
                centre.read("/reports/chat/offers?agentId=" + agent).rows().get(0);

        assertThat(session.get("talkMs").asLong()).isGreaterThanOrEqualTo(37_000);
        assertThat(session.get("wrapMs").asLong()).isGreaterThanOrEqualTo(WRAP_UP * 1000);
        assertThat(session.get("joinedAt")).isEqualTo(step.get("joinedAt"));
        assertThat(session.get("firstResponseMs").asLong())
                .isBetween(
                        step.get("answerMs").asLong() + 7_000,
                        step.get("answerMs").asLong() + 37_000);
        assertThat(offer.get("outcome").asString()).isEqualTo("accepted");
        assertThat(offer.get("ringMs").asLong()).isEqualTo(step.get("ringMs").asLong());
        assertThat(kpis.get("offered").asInt()).isEqualTo(1);
        assertThat(kpis.get("handled").asInt()).isEqualTo(1);
        assertThat(kpis.get("sumAnswerMs").asLong())
                .isEqualTo(step.get("answerMs").asLong())
                .isEqualTo(interval.get("sumAnswerMs").asLong());
        assertThat(kpis.get("sumWrapMs").asLong())
                .isEqualTo(session.get("wrapMs").asLong());
        assertThat(kpis.get("sumHandleMs").asLong())
                .isEqualTo(session.get("handleMs").asLong())
                .isEqualTo(summary.get("sumHandleMs").asLong());
        assertThat(kpis.get("sumFirstResponseMs").asLong())
                .isEqualTo(session.get("firstResponseMs").asLong());
        assertThat(summary.get("answerRate").asDouble()).isEqualTo(1.0);
        assertThat(summary.get("busyMs").asLong()).isGreaterThanOrEqualTo(37_000);
        assertThat(admin.get("/api/reports/agents/summary.csv?agentId=" + agent)
                        .expect(200)
                        .text())
                .startsWith("agentId,agentName,channel,loggedInMs,loggedInTime,")
                .contains(agent);
    }
}
