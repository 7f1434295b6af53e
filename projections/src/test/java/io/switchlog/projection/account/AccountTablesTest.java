package io.switchlog.projection.account;

import static org.assertj.core.api.Assertions.assertThat;

import io.switchlog.messages.Channel;
import io.switchlog.messages.account.AccountEvent.AccountAgentAdded;
import io.switchlog.messages.account.AccountEvent.AccountAgentRemoved;
import io.switchlog.messages.account.AccountEvent.AccountDeleted;
import io.switchlog.messages.account.AccountEvent.AccountRenamed;
import io.switchlog.messages.account.AccountEvent.AccountRouteChanged;
import io.switchlog.messages.account.RouteStep;
import io.switchlog.projection.Story;
import io.switchlog.projection.TestProjector;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

class AccountTablesTest {
    private final TestProjector projections = new TestProjector();

    @Test
    void anAccountShowsItsNameAndRoute() {
        projections.given(new Story()
                .accountCreated("site", Channel.CHAT, "A")
                .event(new AccountRenamed(Story.account("site"), "site", "shop"))
                .event(new AccountRouteChanged(
                        Story.account("site"),
                        Story.route("A"),
                        List.of(new RouteStep(null, Story.agent("anna"), 30)))));

        assertThat(projections.rows("select name, channel, route, deleted, position from directory.account"))
                .containsExactly("shop | chat | [{\"agentId\": \"" + Story.agent("anna")
                        + "\", \"timeoutSeconds\": 30}] | f | 3");
    }

    @Test
    void aDeletedAccountStaysMarked() {
        projections.given(
                new Story().accountCreated("site", Channel.CHAT, "A").event(new AccountDeleted(Story.account("site"))));

        assertThat(projections.rows("select deleted, deleted_at is not null from directory.account"))
                .containsExactly("t | t");
    }

    @Test
    @Tag("AG-21")
    void agentsAreAddedAndRemoved() {
        projections.given(new Story()
                .accountCreated("site", Channel.CHAT, "A")
                .event(new AccountAgentAdded(Story.account("site"), Story.agent("anna")))
                .event(new AccountAgentAdded(Story.account("site"), Story.agent("bert")))
                .event(new AccountAgentRemoved(Story.account("site"), Story.agent("anna"))));

        assertThat(projections.rows("select agent_id, position from directory.account_agent"))
                .containsExactly(Story.agent("bert") + " | 3");
    }
}
