package io.switchlog.projection.account;

import io.switchlog.messages.Channel;
import io.switchlog.messages.account.AccountEvent.AccountCreated;
import io.switchlog.messages.account.AccountEvent.AccountDeleted;
import io.switchlog.messages.account.AccountEvent.AccountRenamed;
import io.switchlog.messages.account.AccountId;
import io.switchlog.projection.Positioned;
import io.switchlog.projection.Rows;
import io.switchlog.projection.Table;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** {@code report.dim_account}: what reporting tools join with the id of an account. */
final class AccountDimensionTable extends Table<AccountId, AccountDimensionTable.Row> {

    record Row(
            AccountId accountId,
            String name,
            Channel channel,
            boolean deleted,
            Instant createdAt,
            @Nullable Instant deletedAt,
            long position)
            implements Positioned {}

    AccountDimensionTable() {
        super(
                "report.dim_account",
                new Rows<>("report.dim_account", AccountId.class, Row.class, Row::accountId, "account_id"));
        on(
                AccountCreated.class,
                AccountCreated::accountId,
                (row, event, at) -> new Row(
                        event.accountId(), event.name(), event.channel(), false, at.recordedAt(), null, at.position()));
        change(
                AccountRenamed.class,
                AccountRenamed::accountId,
                (row, event, at) -> new Row(
                        row.accountId(),
                        event.to(),
                        row.channel(),
                        row.deleted(),
                        row.createdAt(),
                        row.deletedAt(),
                        at.position()));
        change(
                AccountDeleted.class,
                AccountDeleted::accountId,
                (row, event, at) -> new Row(
                        row.accountId(),
                        row.name(),
                        row.channel(),
                        true,
                        row.createdAt(),
                        at.recordedAt(),
                        at.position()));
    }
}
