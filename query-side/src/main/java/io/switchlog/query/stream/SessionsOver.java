package io.switchlog.query.stream;

import java.util.Set;
import java.util.UUID;

/** Tells which sessions are over, of people who listen for longer than a request usually lasts. */
@FunctionalInterface
public interface SessionsOver {
    Set<UUID> among(Set<UUID> sessions);
}
