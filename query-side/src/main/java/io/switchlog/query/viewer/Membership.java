package io.switchlog.query.viewer;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.IdClass;
import jakarta.persistence.Table;
import java.io.Serializable;
import java.util.UUID;
import org.hibernate.annotations.Immutable;

/** A row of {@code directory.queue_member}; for conditions only. */
@Entity
@Immutable
@IdClass(Membership.Key.class)
@Table(schema = "directory", name = "queue_member")
@SuppressWarnings({"NullAway.Init", "UnusedVariable"})
class Membership {
    @Id
    private UUID queueId;

    @Id
    private UUID agentId;

    /** Its primary key. */
    record Key(UUID queueId, UUID agentId) implements Serializable {}
}
