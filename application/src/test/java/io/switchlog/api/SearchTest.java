package io.switchlog.api;

import static org.assertj.core.api.Assertions.assertThat;

import io.switchlog.api.ContactCentre.Person;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Search over all interactions, for those to whom it is allowed. */
@Tag("AG-128")
class SearchTest {
    private static final String SEARCH = "/api/interactions/search";

    private final ContactCentre centre = ContactCentre.shared();

    private String arrived(String account, String subject, String body) {
        return centre.create(
                "/interactions",
                Map.of("accountId", account, "contact", Map.of("name", "Jane"), "subject", subject, "body", body));
    }

    private List<String> found(Client client, String query) {
        return client.get(SEARCH + "?" + query + "&after=" + centre.head()).expect(200).rows().stream()
                .map(row -> row.get("id").asString())
                .toList();
    }

    @Test
    void whoMayNotIsRefusedAndEachTurnOfTheSwitchCountsAtOnce() {
        Person agent = centre.person();
        String account = centre.accountOf("email", centre.queue("email"));
        centre.admin().put("/api/accounts/" + account + "/agents/" + agent.id()).expect(200);
        String word = "w" + UUID.randomUUID().toString().substring(0, 8);
        String interaction = arrived(account, "Hello", "Where is my " + word);
        assertThat(centre.read("/agents/" + agent.id())
                        .json()
                        .get("advancedSearch")
                        .asBoolean())
                .isFalse();
        agent.client().get(SEARCH + "?text=" + word).expectProblem(403, "ADVANCED_SEARCH_DISABLED");

        centre.patch("/agents/" + agent.id(), Map.of("advancedSearch", true));
        assertThat(found(agent.client(), "text=" + word)).containsExactly(interaction);
        centre.patch("/agents/" + agent.id(), Map.of("advancedSearch", true));
        centre.patch("/agents/" + agent.id(), Map.of("advancedSearch", false));
        centre.read("/agents/" + agent.id());
        agent.client().get(SEARCH + "?text=" + word).expectProblem(403, "ADVANCED_SEARCH_DISABLED");
        assertThat(centre.agentEvents(agent.id(), "advanced-search-enabled")).hasSize(1);
        assertThat(centre.agentEvents(agent.id(), "advanced-search-disabled")).hasSize(1);
        assertThat(found(centre.admin(), "text=" + word)).containsExactly(interaction);
        centre.abandon(interaction);
    }

    @Test
    @Tag("AG-21")
    void anAgentFindsWhatCameThroughHisAccountsAndNothingElse() {
        String word = "w" + UUID.randomUUID().toString().substring(0, 8);
        Person agent = centre.person();
        centre.patch("/agents/" + agent.id(), Map.of("advancedSearch", true));
        String his = centre.accountOf("email", centre.queue("email"));
        String other = centre.accountOf("email", centre.queue("email"));
        centre.admin().put("/api/accounts/" + his + "/agents/" + agent.id()).expect(200);
        String mine = arrived(his, word, "x");
        String hidden = arrived(other, word, "x");

        assertThat(found(agent.client(), "text=" + word)).containsExactly(mine);
        assertThat(found(centre.admin(), "text=" + word)).containsExactlyInAnyOrder(mine, hidden);
        centre.admin().delete("/api/accounts/" + his + "/agents/" + agent.id()).expect(200);
        assertThat(found(agent.client(), "text=" + word)).isEmpty();
        centre.abandon(mine);
        centre.abandon(hidden);
    }

    @Test
    void itLooksAtMessagesStatusChannelQueueAndAgent() {
        String word = "w" + UUID.randomUUID().toString().substring(0, 8);
        String agent = centre.agent();
        String queue = centre.queue("chat", agent);
        String account = centre.accountOf("chat", queue);
        String handled = centre.ringing(account, agent);
        centre.accept(handled, agent);
        centre.tryWrite(handled, "agent", "About " + word).expect(200);
        String abandoned = arrived(account, word, "x");
        centre.abandon(abandoned);
        Client admin = centre.admin();

        assertThat(found(admin, "text=" + word.toUpperCase())).containsExactlyInAnyOrder(handled, abandoned);
        assertThat(found(admin, "text=" + word + "&status=accepted")).containsExactly(handled);
        assertThat(found(admin, "text=" + word + "&agentId=" + agent)).containsExactly(handled);
        assertThat(found(admin, "accountId=" + account)).containsExactly(abandoned, handled);
        assertThat(found(admin, "queueId=" + queue + "&channel=chat&status=abandoned"))
                .containsExactly(abandoned);
        assertThat(found(admin, "text=" + word + "&channel=email")).isEmpty();
        assertThat(found(admin, "text=%25" + word)).isEmpty();
        admin.get(SEARCH + "?status=bogus").expectProblem(422, "INVALID").expectField("status");
        admin.get(SEARCH + "?channel=bogus").expectProblem(422, "INVALID").expectField("channel");
        admin.get(SEARCH + "?agentId=x").expectProblem();
        admin.get(SEARCH + "?search=x").expectProblem(400, "MALFORMED").expectField("search");
    }
}
