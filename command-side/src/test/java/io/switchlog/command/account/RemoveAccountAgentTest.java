package io.switchlog.command.account;

import io.switchlog.command.dispatch.Refusal;
import io.switchlog.command.dispatch.Refused;
import io.switchlog.messages.Channel;
import io.switchlog.messages.account.AccountCommand.DeleteAccount;
import io.switchlog.messages.account.AccountCommand.RemoveAccountAgent;
import io.switchlog.messages.account.AccountEvent.AccountAgentAdded;
import io.switchlog.messages.account.AccountEvent.AccountAgentRemoved;
import io.switchlog.messages.account.AccountEvent.AccountCreated;
import io.switchlog.messages.account.AccountEvent.AccountDeleted;
import io.switchlog.messages.account.AccountId;
import io.switchlog.messages.account.RouteStep;
import io.switchlog.messages.agent.AgentId;
import java.util.List;
import org.axonframework.test.aggregate.AggregateTestFixture;
import org.hamcrest.CustomTypeSafeMatcher;
import org.hamcrest.Matcher;
import org.junit.jupiter.api.Test;

class RemoveAccountAgentTest {
    private static final AccountId WEBSITE = AccountId.of("01999b2b-94e8-7f12-a3d5-17c0e6b2a800");
    private static final AgentId ANNA = AgentId.of("01999b2a-7c10-7d3e-9a51-0c4f5be3a800");
    private static final AccountCreated CREATED =
            new AccountCreated(WEBSITE, "Website", Channel.CHAT, List.of(new RouteStep(null, ANNA, 60)));

    private final AggregateTestFixture<Account> fixture = new AggregateTestFixture<>(Account.class);

    @Test
    void anAgentIsTakenOff() {
        fixture.given(CREATED, new AccountAgentAdded(WEBSITE, ANNA))
                .when(new RemoveAccountAgent(WEBSITE, ANNA))
                .expectEvents(new AccountAgentRemoved(WEBSITE, ANNA));
    }

    @Test
    void whoIsNotOnItCannotBeTakenOff() {
        fixture.given(CREATED)
                .when(new RemoveAccountAgent(WEBSITE, ANNA))
                .expectException(refused(Refusal.NOT_A_MEMBER));
    }

    @Test
    void anAccountIsDeletedOnce() {
        fixture.given(CREATED).when(new DeleteAccount(WEBSITE)).expectEvents(new AccountDeleted(WEBSITE));
        fixture.given(CREATED, new AccountDeleted(WEBSITE))
                .when(new DeleteAccount(WEBSITE))
                .expectException(refused(Refusal.ACCOUNT_DELETED));
    }

    private static Matcher<Refused> refused(Refusal code) {
        return new CustomTypeSafeMatcher<>("refused with " + code) {
            @Override
            protected boolean matchesSafely(Refused refused) {
                return refused.code() == code;
            }
        };
    }
}
