package io.switchlog.api;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The list of agents: what is on it, in which order, and what is found on it. */
class AgentListTest {
    private final ContactCentre centre = ContactCentre.shared();
    private final Client admin = centre.admin();
    private final String mark = centre.name("x").replace(".", "");

    private String agent(String name, Map<String, ?> more) {
        Map<String, Object> all = new java.util.LinkedHashMap<>(Map.of("fullName", mark + " " + name));
        all.putAll(more);
        return centre.newAgent(all);
    }

    private List<String> found(String parameters) {
        return centre.read("/agents?" + parameters).rows().stream()
                .map(row -> row.get("id").asString())
                .toList();
    }

    @Test
    @Tag("AG-20")
    void whoIsCreatedAppearsOnTheList() {
        String agent = agent("Anna", Map.of());
        assertThat(found("search=" + mark)).containsExactly(agent);
    }

    @Test
    @Tag("AG-155")
    void aPartOfNameUserNameMailOrExtensionIsEnoughToFindSomebody() {
        String extension = String.valueOf(7_000_000_000L + Math.floorMod(mark.hashCode(), 999_999_999));
        String agent = agent("Ärla", Map.of("email", mark + "@example.org", "internal", extension));
        agent("Bert", Map.of());
        String username = centre.read("/agents/" + agent).json().get("username").asString();

        assertThat(found("search=" + mark + "%20%C3%A4rl")).containsExactly(agent);
        assertThat(found("search=" + username.substring(2))).containsExactly(agent);
        assertThat(found("search=" + mark + "%40EXAMPLE")).containsExactly(agent);
        assertThat(found("search=" + extension.substring(1))).containsExactly(agent);
    }

    @ParameterizedTest
    @ValueSource(strings = {"%25", "_", "%5C", "%27", "%22", "%3B", "%28"})
    @Tag("AG-155")
    void charactersThatMeanSomethingElsewhereMeanThemselvesInASearch(String character) {
        String with =
                agent("a" + java.net.URLDecoder.decode(character, java.nio.charset.StandardCharsets.UTF_8), Map.of());
        agent("ab", Map.of());

        assertThat(found("search=" + mark + "%20a" + character)).containsExactly(with);
    }

    @Test
    @Tag("AG-155")
    void theListNarrowsByWhatAgentsAreAndWhereTheyBelong() {
        String anna = agent("Anna", Map.of("typology", "EXTERNAL"));
        String bert = agent("Bert", Map.of());
        String queue = centre.queue("fax", anna);
        String team = centre.create("/teams", Map.of("name", centre.name("team")));
        admin.put("/api/teams/" + team + "/members/" + bert).expect(200);
        centre.login(bert);
        String all = "search=" + mark;

        assertThat(found(all)).containsExactly(anna, bert);
        assertThat(found(all + "&typology=EXTERNAL")).containsExactly(anna);
        assertThat(found(all + "&queue=" + queue)).containsExactly(anna);
        assertThat(found(all + "&channel=fax")).containsExactly(anna);
        assertThat(found(all + "&team=" + team)).containsExactly(bert);
        assertThat(found(all + "&loggedIn=true")).containsExactly(bert);
        assertThat(found(all + "&loggedIn=false")).containsExactly(anna);
        admin.get("/api/agents?typology=ROBOT").expectProblem(422, "INVALID");
        admin.get("/api/agents?team=x").expectProblem(400, "MALFORMED");
        admin.get("/api/agents?loggedIn=perhaps").expectProblem(400, "MALFORMED");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "name",
                "fullName",
                "username",
                "alias",
                "email",
                "description",
                "typology",
                "internal",
                "loginInPause",
                "createdAt",
                "loggedIn",
                "disabled",
                "locked",
                "team"
            })
    @Tag("AG-155")
    void pagesNeverOverlapWhateverTheOrder(String field) {
        for (int i = 0; i < 7; i++) {
            agent("same", Map.of());
        }
        for (String sort : List.of(field, "-" + field)) {
            List<String> paged = new ArrayList<>();
            for (int offset = 0; offset < 7; offset += 2) {
                Answer page = centre.read("/agents?search=" + mark + "&sort=" + sort + "&limit=2&offset=" + offset);
                assertThat(page.json().get("count").asInt()).isEqualTo(7);
                page.rows().forEach(row -> paged.add(row.get("id").asString()));
            }
            assertThat(paged).hasSize(7).doesNotHaveDuplicates();
        }
    }

    @Test
    @Tag("AG-155")
    void extensionsAreInTheOrderOfNumbers() {
        long first = 80_000_000L + Math.floorMod(mark.hashCode(), 9_000_000);
        String longer = agent("b", Map.of("internal", String.valueOf(first * 10)));
        String shorter = agent("a", Map.of("internal", String.valueOf(first + 1)));

        assertThat(found("search=" + mark + "&sort=internal")).containsExactly(shorter, longer);
        assertThat(found("search=" + mark + "&sort=-internal")).containsExactly(longer, shorter);
    }
}
