package io.switchlog.projection.account;

import io.switchlog.messages.Channel;
import io.switchlog.messages.account.AccountEvent.AccountCreated;
import io.switchlog.messages.account.AccountEvent.AccountDeleted;
import io.switchlog.messages.account.AccountEvent.AccountRenamed;
import io.switchlog.messages.account.AccountEvent.AccountRouteChanged;
import io.switchlog.messages.account.AccountId;
import io.switchlog.projection.Envelope;
import io.switchlog.projection.Json;
import io.switchlog.projection.Positioned;
import io.switchlog.projection.Table;
import io.switchlog.projection.Timeline;
import io.switchlog.projection.Timelines;
import java.time.Instant;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** {@code history.account_profile}: what each account was, over time. */
final class AccountProfileTable extends Table<AccountId, Timeline<AccountProfileTable.Row>> {

    record Row(
            AccountId accountId,
            long fromPosition,
            Profile profile,
            Instant fromAt,
            @Nullable Instant toAt,
            @Nullable Long toPosition)
            implements Positioned {

        static Row from(Envelope at, AccountId accountId, Profile profile) {
            return new Row(accountId, at.position(), profile, at.recordedAt(), null, null);
        }

        Row until(Envelope at) {
            return new Row(accountId, fromPosition, profile, fromAt, at.recordedAt(), at.position());
        }

        @Override
        public long position() {
            return toPosition == null ? fromPosition : toPosition;
        }
    }

    record Profile(String name, Channel channel, Json route) {}

    AccountProfileTable() {
        super(
                "history.account_profile",
                new Timelines<>(
                        "history.account_profile",
                        AccountId.class,
                        Row.class,
                        Row::accountId,
                        "to_at",
                        "account_id",
                        "from_position"));
        on(
                AccountCreated.class,
                AccountCreated::accountId,
                (before, event, at) -> Timeline.opening(Row.from(
                        at, event.accountId(), new Profile(event.name(), event.channel(), Json.of(event.route())))));
        changeIfThere(
                AccountRenamed.class,
                AccountRenamed::accountId,
                (line, event, at) ->
                        becomes(line, at, profile -> new Profile(event.to(), profile.channel(), profile.route())));
        changeIfThere(
                AccountRouteChanged.class,
                AccountRouteChanged::accountId,
                (line, event, at) -> becomes(
                        line, at, profile -> new Profile(profile.name(), profile.channel(), Json.of(event.to()))));
        changeIfThere(AccountDeleted.class, AccountDeleted::accountId, (line, event, at) -> {
            Row open = line.open();
            return open == null ? line : line.close(open.until(at));
        });
    }

    /** A deleted account is not changed any more. */
    private static Timeline<Row> becomes(Timeline<Row> line, Envelope at, UnaryOperator<Profile> change) {
        Row open = line.open();
        return open == null
                ? line
                : line.close(open.until(at)).open(Row.from(at, open.accountId(), change.apply(open.profile())));
    }
}
