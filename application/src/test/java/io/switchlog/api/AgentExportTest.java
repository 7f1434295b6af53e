package io.switchlog.api;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Agents as a table that people take with them. */
@Tag("AG-158")
class AgentExportTest {
    private final ContactCentre centre = ContactCentre.shared();
    private final Client admin = centre.admin();

    private String export(String... ids) {
        return centre.read("/agents/export?ids=" + String.join(",", ids)).text();
    }

    @Test
    void anExportHoldsExactlyTheSelectedInTheirOrder() {
        String anna = centre.newAgent(Map.of("fullName", "Anna \"the\" first, again"));
        String bert = centre.newAgent(Map.of());
        centre.newAgent(Map.of());

        String[] lines = export(bert, anna).split("\r\n", -1);

        assertThat(lines).hasSize(4);
        assertThat(lines[0]).startsWith("id,username,fullName,");
        assertThat(lines[1]).startsWith(bert);
        assertThat(lines[2]).startsWith(anna).contains("\"Anna \"\"the\"\" first, again\"");
        assertThat(lines[3]).isEmpty();
        assertThat(admin.post("/api/agents/export", Map.of("ids", List.of(anna)))
                        .expect(200)
                        .text())
                .contains(anna)
                .doesNotContain(bert);
    }

    @Test
    void whoIsUnknownOrOutOfScopeIsNotExported() {
        String agent = centre.newAgent(Map.of());
        Client supervisor = centre.supervisorOf(centre.queue("chat")).client();

        admin.get("/api/agents/export?ids=" + UUID.randomUUID()).expectProblem(404, "NOT_FOUND");
        admin.get("/api/agents/export?ids=x").expectProblem(400, "MALFORMED");
        supervisor
                .get("/api/agents/export?ids=" + agent + "&after=" + centre.head())
                .expectProblem(404, "NOT_FOUND");
    }

    @Test
    void whatASpreadsheetWouldTakeForAFormulaIsHarmless() {
        String agent = centre.newAgent(Map.of("fullName", "=HYPERLINK(1)", "alias", "@SUM(1)"));

        assertThat(export(agent)).contains("'=HYPERLINK(1)", "'@SUM(1)");
    }
}
