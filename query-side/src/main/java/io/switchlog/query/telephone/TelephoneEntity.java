package io.switchlog.query.telephone;

import io.switchlog.query.viewer.Viewer;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.UUID;
import org.hibernate.annotations.Immutable;
import org.hibernate.annotations.SQLRestriction;
import org.jspecify.annotations.Nullable;

/** A row of {@code directory.telephone} that is not removed. */
@Entity
@Immutable
@Table(schema = "directory", name = "telephone")
@SQLRestriction("not removed")
@SuppressWarnings("NullAway.Init")
class TelephoneEntity {
    @Id
    private UUID telephoneId;

    private String name;
    private String endpoint;
    private boolean registered;
    private @Nullable UUID agentId;
    private @Nullable Instant occupiedAt;
    private Instant createdAt;

    TelephoneRow row(Viewer viewer) {
        return new TelephoneRow(
                telephoneId,
                name,
                endpoint,
                registered,
                registered && agentId == null,
                viewer.agent(agentId),
                occupiedAt,
                createdAt);
    }
}
