package io.switchlog.api;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** One agent and many queues. */
class AgentQueuesTest {
    private final ContactCentre centre = ContactCentre.shared();
    private final Client admin = centre.admin();

    private Set<String> queuesOf(String agent) {
        Set<String> queues = new TreeSet<>();
        centre.read("/agents/" + agent)
                .json()
                .get("queues")
                .forEach(queue -> queues.add(queue.get("queueId").asString()));
        return queues;
    }

    @Test
    @Tag("AG-154")
    void oneCommandAddsAnAgentToEveryQueueOfAChannel() {
        String first = centre.queue("openchannel");
        String deleted = centre.queue("openchannel");
        String otherChannel = centre.queue("fax");
        admin.delete("/api/queues/" + deleted).expect(200);
        String agent = centre.newAgent(Map.of());
        admin.put("/api/queues/" + first + "/members/" + agent, Map.of("penalty", 7))
                .expect(200);
        String second = centre.queue("openchannel");
        Map<String, Object> all = Map.of("channel", "openchannel", "all", true);

        Answer answer = admin.post("/api/agents/" + agent + "/queues", all).expect(200);

        assertThat(queuesOf(agent)).contains(first, second).doesNotContain(deleted, otherChannel);
        assertThat(centre.read("/queues/" + first)
                        .json()
                        .get("members")
                        .get(0)
                        .get("penalty")
                        .asInt())
                .isEqualTo(7);
        long head = centre.head();
        assertThat(answer.eventIndex()).isLessThanOrEqualTo(head);
        admin.post("/api/agents/" + agent + "/queues", all).expect(200);
        assertThat(centre.head()).isEqualTo(head);
    }

    @Test
    @Tag("AG-153")
    void anAgentIsAddedToTheQueuesThatAreNamedOrToNone() {
        String first = centre.queue("sms");
        String second = centre.queue("chat");
        String agent = centre.newAgent(Map.of());
        String path = "/api/agents/" + agent + "/queues";

        admin.post(path, Map.of("queueIds", List.of(first, UUID.randomUUID().toString())))
                .expectProblem(404, "NOT_FOUND");
        assertThat(queuesOf(agent)).isEmpty();

        admin.post(path, Map.of("queueIds", List.of(first, second, first))).expect(200);
        assertThat(queuesOf(agent)).containsExactlyInAnyOrder(first, second);
        admin.post(path, Map.of()).expectProblem(422, "INVALID");
        admin.post(path, Map.of("channel", "smoke", "all", true)).expectProblem(422, "INVALID");
        admin.post(path, Map.of("channel", "sms", "all", false)).expectProblem(422, "INVALID");
        admin.post("/api/agents/" + UUID.randomUUID() + "/queues", Map.of("queueIds", List.of(first)))
                .expectProblem(404, "NOT_FOUND");
    }

    @ParameterizedTest
    @ValueSource(strings = {"WEBRTC", "PHONEBAR", "EXTERNAL"})
    @Tag("AG-29")
    @Tag("AG-151")
    void agentsOfEveryTypologyCanBeAddedToQueues(String typology) {
        String agent = centre.newAgent(Map.of("typology", typology));
        String queue = centre.queue("email", agent);

        assertThat(queuesOf(agent)).containsExactly(queue);
    }

    @Test
    @Tag("AG-19")
    @Tag("AG-151")
    void whoServesNoQueueIsNeverNotified() {
        String newcomer = centre.agent();
        String member = centre.agent();
        String queue = centre.queue("chat", member);

        String interaction = centre.ringing(centre.accountOf("chat", queue), member);

        assertThat(centre.offeredTo(interaction)).containsExactly(member);
        centre.accept(interaction, member);
        centre.close(interaction);
        assertThat(queuesOf(newcomer)).isEmpty();
    }
}
