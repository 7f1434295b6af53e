package io.switchlog.query.access;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.UUID;
import org.hibernate.annotations.Immutable;

/** A row of {@code directory.app_user}. */
@Entity
@Immutable
@Table(schema = "directory", name = "app_user")
@SuppressWarnings("NullAway.Init")
class UserEntity {
    @Id
    private UUID userId;

    private String username;
    private String fullName;
    private String role;
    private Instant createdAt;

    UserRow row() {
        return new UserRow(userId, username, fullName, role, createdAt);
    }
}
