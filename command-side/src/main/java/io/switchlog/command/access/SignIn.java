package io.switchlog.command.access;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.switchlog.command.log.LogReader;
import io.switchlog.command.log.StoredEvent;
import io.switchlog.command.vault.Vault;
import io.switchlog.messages.access.ClaimEvent;
import io.switchlog.messages.access.Role;
import io.switchlog.messages.agent.AgentEvent.AgentCreated;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Finds out who somebody is by user name and password. Names are looked up in the log, so a new one works at once. */
public final class SignIn {
    private static final Duration REMEMBER = Duration.ofMinutes(1);

    private final LogReader log;
    private final Vault vault;
    private final Credentials credentials;
    /** Slow password hashes are checked once a minute per person and not with each request. */
    private final Cache<String, Identity> recent =
            Caffeine.newBuilder().maximumSize(10_000).expireAfterWrite(REMEMBER).build();

    /** Who somebody is, and what he may do. */
    public record Identity(UUID subject, Role role) {}

    public SignIn(LogReader log, Vault vault, Credentials credentials) {
        this.log = log;
        this.vault = vault;
        this.credentials = credentials;
    }

    /** The person with this user name, if the password is his. */
    public Optional<Identity> identify(String username, String password) {
        String key = vault.fingerprint((username + "\0" + password).getBytes(UTF_8));
        Identity known = recent.getIfPresent(key);
        if (known != null) {
            return Optional.of(known);
        }
        UUID subject = holder(vault.usernameClaim(username));
        if (!credentials.matches(subject, password) || subject == null) {
            return Optional.empty();
        }
        Optional<Identity> identity = role(subject).map(role -> new Identity(subject, role));
        identity.ifPresent(found -> recent.put(key, found));
        return identity;
    }

    private @Nullable UUID holder(String claim) {
        List<StoredEvent> events = log.stream(claim, 0);
        if (events.isEmpty()) {
            return null;
        }
        Object last = events.get(events.size() - 1).event();
        return last instanceof ClaimEvent.ClaimTaken taken ? taken.holder() : null;
    }

    private Optional<Role> role(UUID subject) {
        List<StoredEvent> events = log.stream(subject.toString(), 0);
        if (events.isEmpty()) {
            return Optional.empty();
        }
        if (events.get(0).event() instanceof AgentCreated) {
            return Optional.of(Role.AGENT);
        }
        return UserProfile.of(events).filter(user -> !user.deleted()).map(UserProfile::role);
    }
}
