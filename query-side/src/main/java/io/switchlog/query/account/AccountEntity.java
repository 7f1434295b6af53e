package io.switchlog.query.account;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.UUID;
import org.hibernate.annotations.Formula;
import org.hibernate.annotations.Immutable;
import org.hibernate.annotations.SQLRestriction;

/** A row of {@code directory.account} that is not deleted. */
@Entity
@Immutable
@Table(schema = "directory", name = "account")
@SQLRestriction("not deleted")
@SuppressWarnings("NullAway.Init")
class AccountEntity {
    @Id
    private UUID accountId;

    private String name;
    private String channel;

    @Formula("cast(route as text)")
    private String route;

    private Instant createdAt;

    AccountRow row() {
        return new AccountRow(accountId, name, channel, route, createdAt);
    }
}
