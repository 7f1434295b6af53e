package io.switchlog.projection.account;

import io.switchlog.messages.account.AccountEvent.AccountAgentAdded;
import io.switchlog.messages.account.AccountEvent.AccountAgentRemoved;
import io.switchlog.messages.account.AccountId;
import io.switchlog.messages.agent.AgentId;
import io.switchlog.projection.Envelope;
import io.switchlog.projection.Group;
import io.switchlog.projection.Groups;
import io.switchlog.projection.Positioned;
import io.switchlog.projection.Table;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** {@code directory.account_agent}: who may see the interactions of which account. A deleted account keeps them. */
final class AccountAgentTable extends Table<AccountId, Group<AccountAgentTable.Row>> {

    record Row(AccountId accountId, AgentId agentId, Instant since, long position) implements Positioned {}

    AccountAgentTable() {
        super(
                "directory.account_agent",
                new Groups<>(
                        "directory.account_agent",
                        AccountId.class,
                        Row.class,
                        Row::accountId,
                        "account_id",
                        "agent_id"));
        on(AccountAgentAdded.class, AccountAgentAdded::accountId, AccountAgentTable::added);
        changeIfThere(
                AccountAgentRemoved.class,
                AccountAgentRemoved::accountId,
                (group, event, at) -> group.without(row -> row.agentId().equals(event.agentId()), at.position()));
    }

    private static Group<Row> added(@Nullable Group<Row> before, AccountAgentAdded event, Envelope at) {
        Row row = new Row(event.accountId(), event.agentId(), at.recordedAt(), at.position());
        return before == null
                ? Group.of(row)
                : before.with(row, other -> other.agentId().equals(row.agentId()));
    }
}
