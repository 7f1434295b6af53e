package io.switchlog.api;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** An account that is disabled is out until it is enabled again. */
@Tag("AG-37")
class DisabledAgentTest {
    private static final String PASSWORD = "correct horse battery";

    private final ContactCentre centre = ContactCentre.shared();
    private final String username = centre.name("disabled");
    private final String agent = centre.newAgent(Map.of("username", username, "password", PASSWORD));
    private final Client session = centre.anybody().signedIn(username, PASSWORD);

    private void disabled(boolean disabled) {
        centre.patch("/agents/" + agent, Map.of("security", Map.of("disabled", disabled)));
    }

    private Answer attempt() {
        return centre.anybody().post("/api/auth/login", Map.of("username", username, "password", PASSWORD));
    }

    private List<String> listed(boolean disabled) {
        return centre.read("/agents?search=" + username + "&disabled=" + disabled).rows().stream()
                .map(row -> row.get("id").asString())
                .toList();
    }

    @Test
    void whoIsDisabledIsSignedOutAndStaysSoUntilHeIsEnabled() {
        session.get("/api/agents/" + agent).expect(200);

        disabled(true);

        Await.until(
                () -> "the session ends",
                () -> session.get("/api/agents/" + agent).status() == 401);
        attempt().expectProblem(401, "WRONG_CREDENTIALS");
        centre.anybody().basic(username, PASSWORD).get("/api/agents").expectProblem(401, "UNAUTHENTICATED");
        disabled(false);
        Await.until(() -> "he is let in", () -> attempt().status() == 200);
        assertThat(centre.agentEvents(agent, "disabled")).hasSize(1);
        assertThat(centre.agentEvents(agent, "enabled")).hasSize(1);
    }

    @Test
    @Tag("AG-155")
    void theListTellsWhoIsDisabled() {
        assertThat(listed(true)).isEmpty();
        assertThat(listed(false)).containsExactly(agent);

        disabled(true);

        assertThat(listed(true)).containsExactly(agent);
        assertThat(listed(false)).isEmpty();
        centre.admin().get("/api/agents?disabled=perhaps").expectProblem(400, "MALFORMED");
        centre.admin().get("/api/agents?locked=perhaps").expectProblem(400, "MALFORMED");
    }
}
