package io.switchlog.query.access;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.hibernate.annotations.Immutable;
import org.hibernate.annotations.SQLRestriction;
import org.jspecify.annotations.Nullable;

/** A row of {@code directory.app_user} that is not deleted. */
@Entity
@Immutable
@SQLRestriction("not deleted")
@Table(schema = "directory", name = "app_user")
@SuppressWarnings("NullAway.Init")
class UserEntity {
    @Id
    private UUID userId;

    private String username;
    private String fullName;
    private String role;
    private @Nullable String email;
    private boolean allQueues;
    private Instant createdAt;

    UUID userId() {
        return userId;
    }

    UserRow row(List<String> permissions, List<UUID> queueIds) {
        return new UserRow(userId, username, fullName, role, email, permissions, allQueues, queueIds, createdAt);
    }
}
