package io.switchlog.api;

import static org.assertj.core.api.Assertions.assertThat;

import io.switchlog.api.ContactCentre.Person;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Who has the lists of the voice module. */
@Tag("AG-141")
class CallListsTest {
    private static final List<String> LISTS = List.of("calls", "abandoned-calls");

    private final ContactCentre centre = ContactCentre.shared();
    private final Person anna = centre.person();
    private final String queue = centre.queue("voice", anna.id());

    private Answer list(Client client, String list) {
        return client.get("/api/agents/" + anna.id() + "/" + list + "?after=" + centre.head());
    }

    private void voiceModule(boolean enabled) {
        centre.patch("/agents/" + anna.id(), Map.of("permissions", Map.of("modules", Map.of("voice", enabled))));
    }

    @Test
    void withoutTheModuleTheAgentHasNoListsAndWorksOn() {
        LISTS.forEach(list -> list(anna.client(), list).expect(200));

        voiceModule(false);

        LISTS.forEach(list -> list(anna.client(), list).expectProblem(403, "MODULE_DISABLED"));
        LISTS.forEach(list -> list(centre.admin(), list).expect(200));
        centre.close(centre.handled("chat", anna.id()));
        String state = centre.read("/live/agents").rows().stream()
                .filter(row -> row.get("agentId").asString().equals(anna.id()))
                .findFirst()
                .orElseThrow()
                .at("/channels/voice/state")
                .asString();
        assertThat(state).isEqualTo("available");

        voiceModule(true);
        LISTS.forEach(list -> list(anna.client(), list).expect(200));
    }

    @Test
    @Tag("AG-02")
    void supervisorsHaveThemByPermissionAndScope() {
        voiceModule(false);
        for (String list : LISTS) {
            list(centre.supervisorOf(queue).client(), list).expect(200);
            list(centre.supervisorOf(centre.queue("voice")).client(), list).expectProblem(404, "NOT_FOUND");
            list(centre.person().client(), list).expectProblem(404, "NOT_FOUND");
            Map<String, Object> without = Map.of("allQueues", true, "permissions", List.of("agents"));
            list(centre.user("supervisor", without).client(), list).expectProblem(403, "FORBIDDEN");
        }
    }
}
