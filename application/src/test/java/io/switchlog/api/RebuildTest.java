package io.switchlog.api;

import static org.assertj.core.api.Assertions.assertThat;

import io.switchlog.Installation;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** Rebuilds over HTTP. */
class RebuildTest {
    private static final String MESSAGES = "/api/projections/directory.message";
    private static final Set<String> FINAL = Set.of("done", "failed", "cancelled");

    private final ContactCentre centre = ContactCentre.shared();

    @Test
    void aProjectionIsRebuiltWhileItIsRead() {
        String queue = centre.queue("chat");
        centre.interaction(centre.accountOf("chat", queue));
        centre.read("/live/queues");

        JsonNode asked = centre.admin()
                .post("/api/projections/report.report_chat_queue/rebuild")
                .expect(202)
                .json();

        assertThat(asked.get("names").get(0).asString()).isEqualTo("report.report_chat_queue");
        assertThat(asked.get("swap").asBoolean()).isTrue();
        assertThat(asked.get("compare").asBoolean()).isFalse();
        JsonNode done =
                end("/api/projections/report.report_chat_queue", asked.get("id").asString());
        assertThat(done.get("status").asString()).as(done.toString()).isEqualTo("done");
        assertThat(done.get("progress").asDouble()).isEqualTo(1);
        assertThat(done.get("error").isNull()).isTrue();
        assertThat(centre.read("/reports/chat/queue?queueId=" + queue).rows()).hasSize(1);
    }

    @Test
    void aProofComparesAndReplacesNothing() {
        String before = Installation.shared()
                .owner()
                .queryForObject("select 'directory.message'::regclass::oid::text", String.class);

        JsonNode asked = centre.admin()
                .post(MESSAGES + "/rebuild", Map.of("compare", true, "swap", false))
                .expect(202)
                .json();
        JsonNode done = end(MESSAGES, asked.get("id").asString());

        assertThat(done.get("status").asString()).as(done.toString()).isEqualTo("done");
        JsonNode difference = done.get("differences").get(0);
        assertThat(difference.get("table").asString()).isEqualTo("directory.message");
        for (String kind : List.of("onlyOld", "onlyNew", "changed")) {
            assertThat(difference.get(kind).asLong()).as(kind).isZero();
        }
        assertThat(Installation.shared()
                        .owner()
                        .queryForObject("select 'directory.message'::regclass::oid::text", String.class))
                .isEqualTo(before);
    }

    @Test
    void theSameRequestSentTwiceIsOneRebuild() {
        Client keyed = centre.admin().with("Idempotency-Key", UUID.randomUUID().toString());
        String path = "/api/projections/directory.pause_reason/rebuild";

        String first = keyed.post(path).expect(202).json().get("id").asString();
        assertThat(keyed.post(path).expect(202).json().get("id").asString()).isEqualTo(first);

        keyed.post(path, Map.of("swap", false)).expectProblem(422, "IDEMPOTENCY_KEY_REUSED");
        end("/api/projections/directory.pause_reason", first);
    }

    @Test
    void whatCannotBeDoneIsRefused() {
        centre.admin().post("/api/projections/report.nothing/rebuild").expectProblem(404, "NOT_FOUND");
        centre.admin().post(MESSAGES + "/rebuild", Map.of("compare", "yes")).expectProblem(400, "MALFORMED");
        centre.admin().post(MESSAGES + "/rebuild", Map.of("quickly", true)).expectProblem(400, "MALFORMED");
        centre.admin().delete("/api/projections/report.nothing/rebuild").expectProblem(404, "NOT_FOUND");
    }

    @Test
    void onlyAdministratorsRebuild() {
        Client supervisor = centre.user("supervisor", Map.of("allQueues", true)).client();

        supervisor.post(MESSAGES + "/rebuild").expectProblem(403, "FORBIDDEN");
        supervisor.post(MESSAGES + "/rebuild/cancel").expectProblem(403, "FORBIDDEN");
        supervisor.delete(MESSAGES + "/rebuild").expectProblem(403, "FORBIDDEN");
        centre.anybody().post(MESSAGES + "/rebuild").expectProblem(401, "UNAUTHENTICATED");
        supervisor.get(MESSAGES).expect(200);
    }

    private JsonNode end(String path, String id) {
        JsonNode[] seen = new JsonNode[1];
        Await.until(() -> "the end of " + seen[0], () -> {
            seen[0] = centre.admin().get(path).expect(200).json().get("rebuild");
            return seen[0].get("id").asString().equals(id)
                    && FINAL.contains(seen[0].get("status").asString());
        });
        return seen[0];
    }
}
