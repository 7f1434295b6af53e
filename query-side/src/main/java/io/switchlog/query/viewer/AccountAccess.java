package io.switchlog.query.viewer;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.IdClass;
import jakarta.persistence.Table;
import java.io.Serializable;
import java.util.UUID;
import org.hibernate.annotations.Immutable;

/** A row of {@code directory.account_agent}; for conditions only. */
@Entity
@Immutable
@IdClass(AccountAccess.Key.class)
@Table(schema = "directory", name = "account_agent")
@SuppressWarnings({"NullAway.Init", "UnusedVariable"})
class AccountAccess {
    @Id
    private UUID accountId;

    @Id
    private UUID agentId;

    /** Its primary key. */
    record Key(UUID accountId, UUID agentId) implements Serializable {}
}
