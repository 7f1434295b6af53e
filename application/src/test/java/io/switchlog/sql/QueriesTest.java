package io.switchlog.sql;

import static org.assertj.core.api.Assertions.assertThat;

import io.switchlog.Installation;
import io.switchlog.api.Await;
import io.switchlog.api.ContactCentre;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Every query that is documented, and every panel of the dashboards, run as report_reader over an eventful hour. */
@Tag("R-12")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class QueriesTest {
    private static final Path DASHBOARDS = Path.of("..", "docs", "dashboards");

    private final ContactCentre centre = ContactCentre.shared();
    private final Map<String, String> variables = new LinkedHashMap<>();
    private Instant from = Instant.EPOCH;

    @BeforeAll
    void anEventfulHour() {
        from = centre.now().minus(Duration.ofHours(1));
        String anna = centre.newAgent(Map.of());
        String bert = centre.newAgent(Map.of());
        centre.login(anna);
        centre.login(bert);
        String desk = centre.queue("chat", anna);
        String second = centre.queue("chat", bert);
        String post = centre.queue("email", anna);
        String site = centre.account("chat", ContactCentre.queueStep(desk, 60), ContactCentre.queueStep(second, 60));

        String accepted = centre.ringing(site, anna);
        centre.accept(accepted, anna);
        variables.put("moment", centre.now().toString());
        centre.advance(20);
        centre.close(accepted);

        String transferred = centre.ringing(site, anna);
        centre.accept(transferred, anna);
        centre.advance(5);
        centre.post("/interactions/" + transferred + "/transfer", Map.of("queueId", second));
        centre.awaitOffer(transferred, bert);
        centre.accept(transferred, bert);
        centre.close(transferred);

        String abandoned = centre.ringing(site, anna);
        centre.advance(5);
        centre.abandon(abandoned);

        String rejected = centre.ringing(site, anna);
        centre.reject(rejected, anna);
        centre.abandon(rejected);

        String mail = centre.ringing(centre.accountOf("email", post), anna);
        centre.accept(mail, anna);

        String timedOut = centre.ringing(site, anna);
        centre.await(timedOut, "offered");
        centre.advance(20);
        centre.advance(60);
        centre.await(timedOut, "timed-out");
        centre.abandon(timedOut);

        centre.post("/agents/" + anna + "/pause", Map.of("reason", "lunch"));
        centre.advance(60);
        centre.post("/agents/" + anna + "/unpause");
        centre.pause(anna, "chat");
        centre.advance(60);
        centre.unpause(anna, "chat");
        centre.pause(bert, "chat");
        centre.logout(bert);
        centre.interaction(centre.accountOf("chat", second));

        variables.put("interaction", transferred);
        variables.put("queue_id", desk);
        variables.put("queue", centre.read("/queues/" + desk).json().get("name").asString());
        variables.put("agent_id", anna);
        variables.put("username", username(anna));
        variables.put("channel", "chat");
        tablesFollow();
    }

    private String username(String agent) {
        return centre.read("/agents/" + agent).json().get("username").asString();
    }

    /** SQL, other than the API, does not wait for what was written. */
    private void tablesFollow() {
        long head = centre.head();
        Await.until(
                () -> "all tables show position " + head,
                () -> Boolean.TRUE.equals(Installation.shared()
                        .owner()
                        .queryForObject("select min(position) >= ? from projection.position", Boolean.class, head)));
    }

    private Macros macros() {
        Instant now = centre.now();
        return new Macros(from, now.plus(Duration.ofHours(1)), now, variables);
    }

    private void everyOneAnswers(Map<String, String> queries) throws SQLException {
        List<String> failures = new ArrayList<>();
        try (ReportReader reader = new ReportReader(Installation.shared())) {
            for (Map.Entry<String, String> query : queries.entrySet()) {
                try {
                    if (reader.query(macros().expand(query.getValue())).isEmpty()) {
                        failures.add("no rows: " + query.getKey());
                    }
                } catch (SQLException | IllegalArgumentException failed) {
                    failures.add(failed.getMessage() + ": " + query.getKey());
                }
            }
        }
        assertThat(failures).isEmpty();
    }

    @Test
    void everyQueryOfThePageAnswers() throws IOException, SQLException {
        List<String> page = SqlPage.queries(Files.readString(SqlPageTest.PAGE));
        assertThat(page).hasSizeGreaterThan(20);
        Map<String, String> queries = new LinkedHashMap<>();
        page.forEach(query -> queries.put(query, query));
        everyOneAnswers(queries);
    }

    @Test
    void everyPanelOfTheDashboardAnswers() throws IOException, SQLException {
        JsonNode dashboard = JsonMapper.shared().readTree(Files.readString(DASHBOARDS.resolve("switchlog.json")));
        Map<String, String> queries = new LinkedHashMap<>();
        for (JsonNode panel : dashboard.get("panels")) {
            for (JsonNode target : panel.path("targets")) {
                queries.put(panel.get("title").asString(), target.get("rawSql").asString());
            }
        }
        for (JsonNode variable : dashboard.get("templating").get("list")) {
            if (variable.get("type").asString().equals("query")) {
                queries.put(
                        "$" + variable.get("name").asString(),
                        variable.get("query").asString());
            }
        }
        assertThat(queries).hasSizeGreaterThan(10);
        everyOneAnswers(queries);
    }
}
