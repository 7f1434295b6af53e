package io.switchlog.projection.account;

import io.switchlog.messages.Channel;
import io.switchlog.messages.account.AccountEvent.AccountCreated;
import io.switchlog.messages.account.AccountEvent.AccountDeleted;
import io.switchlog.messages.account.AccountEvent.AccountRenamed;
import io.switchlog.messages.account.AccountEvent.AccountRouteChanged;
import io.switchlog.messages.account.AccountId;
import io.switchlog.projection.Json;
import io.switchlog.projection.Positioned;
import io.switchlog.projection.Rows;
import io.switchlog.projection.Table;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** {@code directory.account}: the addresses that contacts reach. */
final class AccountTable extends Table<AccountId, AccountTable.Row> {

    record Row(
            AccountId accountId,
            String name,
            Channel channel,
            Json route,
            boolean deleted,
            Instant createdAt,
            @Nullable Instant deletedAt,
            long position)
            implements Positioned {}

    AccountTable() {
        super(
                "directory.account",
                new Rows<>("directory.account", AccountId.class, Row.class, Row::accountId, "account_id"));
        on(
                AccountCreated.class,
                AccountCreated::accountId,
                (row, event, at) -> new Row(
                        event.accountId(),
                        event.name(),
                        event.channel(),
                        Json.of(event.route()),
                        false,
                        at.recordedAt(),
                        null,
                        at.position()));
        change(
                AccountRenamed.class,
                AccountRenamed::accountId,
                (row, event, at) -> new Row(
                        row.accountId(),
                        event.to(),
                        row.channel(),
                        row.route(),
                        row.deleted(),
                        row.createdAt(),
                        row.deletedAt(),
                        at.position()));
        change(
                AccountRouteChanged.class,
                AccountRouteChanged::accountId,
                (row, event, at) -> new Row(
                        row.accountId(),
                        row.name(),
                        row.channel(),
                        Json.of(event.to()),
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
                        row.route(),
                        true,
                        row.createdAt(),
                        at.recordedAt(),
                        at.position()));
    }
}
