package io.switchlog.query.agent;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.UUID;
import org.hibernate.annotations.Immutable;
import org.hibernate.annotations.SQLRestriction;

/** A row of {@code directory.pause_reason} that is not removed. */
@Entity
@Immutable
@Table(schema = "directory", name = "pause_reason")
@SQLRestriction("not removed")
@SuppressWarnings("NullAway.Init")
class PauseReasonEntity {
    @Id
    private UUID reasonId;

    private String name;
    private boolean productive;
    private int mostMinutes;
    private Instant createdAt;

    PauseReasonRow row() {
        return new PauseReasonRow(reasonId, name, productive, mostMinutes, createdAt);
    }
}
