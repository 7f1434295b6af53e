package io.switchlog.api;

import static io.switchlog.api.Watching.time;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** The catalogue of pause reasons, and what it means for those who pause. */
@Tag("AMB-02")
class PauseReasonsTest {
    private static final String REASONS = "/api/pause-reasons";

    private final ContactCentre centre = ContactCentre.shared();
    private final Client admin = centre.admin();

    @AfterEach
    void restoreSettings() {
        centre.settings(Map.of("onlyListedPauseReasons", false));
    }

    private Answer pause(String agent, String reason, String... channels) {
        return admin.post("/api/agents/" + agent + "/pause", Map.of("reason", reason, "channels", List.of(channels)));
    }

    private JsonNode lastPause(String agent) {
        return centre.lastAgentEvent(agent, "paused").get("payload");
    }

    @Test
    void aReasonIsKeptChangedAndRemoved() {
        String name = centre.name("Lunch");
        String reason = centre.create("/pause-reasons", Map.of("name", name, "productive", true, "mostMinutes", 30));
        JsonNode row = row(reason);
        assertThat(row.get("name").asString()).isEqualTo(name);
        assertThat(row.get("productive").asBoolean()).isTrue();
        assertThat(row.get("mostMinutes").asInt()).isEqualTo(30);

        String renamed = centre.name("Dinner");
        centre.patch("/pause-reasons/" + reason, Map.of("name", renamed));
        centre.patch("/pause-reasons/" + reason, Map.of("productive", false, "mostMinutes", 0));
        row = row(reason);
        assertThat(row.get("name").asString()).isEqualTo(renamed);
        assertThat(row.get("productive").asBoolean()).isFalse();
        assertThat(row.get("mostMinutes").asInt()).isZero();

        admin.delete(REASONS + "/" + reason).expect(200);
        assertThat(centre.read("/pause-reasons?limit=1000").rows())
                .noneMatch(each -> each.get("id").asString().equals(reason));
        admin.delete(REASONS + "/" + reason).expectProblem(404, "NOT_FOUND");
        admin.patch(REASONS + "/" + reason, Map.of("name", "x")).expectProblem(404, "NOT_FOUND");
        admin.delete(REASONS + "/" + UUID.randomUUID()).expectProblem(404, "NOT_FOUND");
    }

    private JsonNode row(String reason) {
        return centre.read("/pause-reasons?limit=1000").rows().stream()
                .filter(each -> each.get("id").asString().equals(reason))
                .findFirst()
                .orElseThrow();
    }

    @Test
    void aNameIsGivenOnceHoweverItIsCapitalised() throws Exception {
        String name = centre.name("Coffee");
        List<Callable<Answer>> additions = IntStream.range(0, 8)
                .<Callable<Answer>>mapToObj(i ->
                        () -> admin.post(REASONS, Map.of("name", i % 2 == 0 ? name : name.toUpperCase(Locale.ROOT))))
                .toList();
        List<Answer> answers = Together.run(additions);
        assertThat(answers).filteredOn(answer -> answer.status() == 201).hasSize(1);
        assertThat(answers)
                .filteredOn(answer -> answer.status() != 201)
                .allSatisfy(answer -> answer.expectProblem(409, "NAME_TAKEN"));

        String other = centre.create("/pause-reasons", Map.of("name", centre.name("Tea")));
        admin.patch(REASONS + "/" + other, Map.of("name", name)).expectProblem(409, "NAME_TAKEN");
        String removed = centre.name("Smoke");
        admin.delete(REASONS + "/" + centre.create("/pause-reasons", Map.of("name", removed)))
                .expect(200);
        centre.create("/pause-reasons", Map.of("name", removed));
    }

    @Test
    void aPauseKeepsWhatTheCatalogueSaidWhenItBegan() {
        String agent = centre.agent();
        String name = centre.name("Training");
        String reason = centre.create("/pause-reasons", Map.of("name", name, "productive", true, "mostMinutes", 45));
        pause(agent, name.toUpperCase(Locale.ROOT)).expect(200);

        JsonNode event = centre.lastAgentEvent(agent, "paused");
        JsonNode terms = event.get("payload").get("terms");
        Instant pausedAt = time(event, "recordedAt");
        assertThat(event.get("payload").get("reason").asString()).isEqualTo(name);
        assertThat(terms.get("reasonId").asString()).isEqualTo(reason);
        assertThat(terms.get("productive").asBoolean()).isTrue();
        assertThat(time(terms, "dueBackAt"))
                .isBetween(pausedAt.plusSeconds(45 * 60 - 5), pausedAt.plusSeconds(45 * 60));

        centre.patch("/pause-reasons/" + reason, Map.of("productive", false, "mostMinutes", 0));
        centre.unpause(agent);
        pause(agent, name).expect(200);
        assertThat(lastPause(agent).get("terms").get("productive").asBoolean()).isFalse();
        assertThat(lastPause(agent).get("terms").hasNonNull("dueBackAt")).isFalse();
        pause(agent, "in my own words").expect(200);
        assertThat(lastPause(agent).hasNonNull("terms")).isFalse();
        assertThat(lastPause(agent).get("reason").asString()).isEqualTo("in my own words");
    }

    @Test
    void whereOnlyListedReasonsCountAnyOtherIsRefused() {
        String agent = centre.agent();
        String name = centre.name("Break");
        String reason = centre.create("/pause-reasons", Map.of("name", name));
        centre.settings(Map.of("onlyListedPauseReasons", true));

        pause(agent, "in my own words").expectProblem(409, "UNKNOWN_REASON");
        assertThat(centre.agentEvents(agent, "paused")).isEmpty();
        pause(agent, name).expect(200);
        centre.unpause(agent);
        admin.delete(REASONS + "/" + reason).expect(200);
        pause(agent, name).expectProblem(409, "UNKNOWN_REASON");
        String inPause = centre.agentWith(Map.of("loginInPause", true));
        assertThat(centre.liveOn(inPause, "chat").get("state").asString()).isEqualTo("paused");

        centre.settings(Map.of("onlyListedPauseReasons", false));
        pause(agent, name).expect(200);
    }

    @Test
    void aPauseThatLastsTooLongIsNotedOnceAndGoesOn() {
        String name = centre.name("Short");
        centre.create("/pause-reasons", Map.of("name", name, "mostMinutes", 10));
        String late = centre.agent();
        String punctual = centre.agent();
        String free = centre.agent();
        pause(late, name, "chat", "email").expect(200);
        pause(punctual, name).expect(200);
        pause(free, "in my own words").expect(200);

        centre.advance(8 * 60);
        centre.letRoutingLook();
        assertThat(centre.agentEvents(late, "pause-overran")).isEmpty();
        centre.unpause(punctual);
        centre.advance(2 * 60);
        centre.awaitAgent(late, "pause-overran");
        centre.advance(60 * 60);
        centre.letRoutingLook();

        JsonNode overran = centre.lastAgentEvent(late, "pause-overran");
        assertThat(centre.agentEvents(late, "pause-overran")).hasSize(1);
        assertThat(overran.get("payload").get("channels")).hasSize(2);
        assertThat(time(overran, "recordedAt")).isAfterOrEqualTo(time(overran.get("payload"), "dueBackAt"));
        assertThat(time(overran.get("payload"), "dueBackAt"))
                .isEqualTo(time(lastPause(late).get("terms"), "dueBackAt"));
        assertThat(centre.liveOn(late, "chat").get("state").asString()).isEqualTo("paused");
        assertThat(centre.agentEvents(punctual, "pause-overran")).isEmpty();
        assertThat(centre.agentEvents(free, "pause-overran")).isEmpty();
    }

    @Test
    void aPauseWithoutChannelsIsOneOfAllOfThem() {
        String agent = centre.agent();
        String waiting = centre.interaction(centre.accountOf("fax", centre.queue("fax")));
        pause(agent, "away").expect(200);
        assertThat(centre.live(agent).get("channels")).hasSize(7).allSatisfy(channel -> {
            assertThat(channel.get("state").asString()).isEqualTo("paused");
            assertThat(channel.get("reason").asString()).isEqualTo("away");
        });
        pause(agent, "lunch", "fax").expect(200);
        assertThat(centre.liveOn(agent, "fax").get("reason").asString()).isEqualTo("lunch");
        assertThat(centre.liveOn(agent, "sms").get("reason").asString()).isEqualTo("away");

        centre.post("/agents/" + agent + "/unpause");
        assertThat(centre.live(agent).get("channels"))
                .allSatisfy(
                        channel -> assertThat(channel.get("state").asString()).isEqualTo("available"));
        centre.abandon(waiting);
    }

    @Test
    void onlyAnAdministratorDecidesAboutTheCatalogue() {
        Client agent = centre.person().client();
        agent.post(REASONS, Map.of("name", "x")).expectProblem(403, "FORBIDDEN");
        String reason = centre.create("/pause-reasons", Map.of("name", centre.name("Private")));
        agent.patch(REASONS + "/" + reason, Map.of("name", "x")).expectProblem(403, "FORBIDDEN");
        agent.delete(REASONS + "/" + reason).expectProblem(403, "FORBIDDEN");
        agent.get(REASONS).expect(200);
    }
}
