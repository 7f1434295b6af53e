package io.switchlog.query.access;

import java.time.Instant;
import java.util.UUID;

/** A supervisor or administrator as the list shows him. */
record UserRow(UUID id, String username, String fullName, String role, Instant createdAt) {}
