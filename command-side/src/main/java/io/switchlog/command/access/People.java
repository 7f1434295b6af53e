package io.switchlog.command.access;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.switchlog.command.log.LogReader;
import io.switchlog.command.log.StoredEvent;
import io.switchlog.command.log.Unknown;
import io.switchlog.command.vault.Vault;
import io.switchlog.messages.EventCodec;
import io.switchlog.messages.access.ClaimEvent.ClaimTaken;
import io.switchlog.messages.access.Role;
import io.switchlog.messages.access.SignInEvent.SignInLocked;
import io.switchlog.messages.access.UserEvent.UserCreated;
import io.switchlog.messages.agent.AgentEvent.AgentCreated;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Who is behind a user name, and whether he may come in at all: the one place that knows, as of now, from the log. */
public final class People {
    /** What must be said in a query for the index of just these events to be used. */
    private static final String LAST_WORD = """
            select name, payload from log.event
            where stream_id = ?
              and name in ('agent.disabled', 'agent.enabled', 'agent.deleted', 'agent.restored',
                           'user.disabled', 'user.enabled', 'user.deleted', 'user.restored',
                           'user.role-changed', 'agent.second-factor-waived', 'agent.second-factor-reinstated',
                           'sign-in.locked', 'sign-in.unlocked')
              and split_part(name, '.', 2) in (?, ?)
            order by sequence desc limit 1""";

    private static final String BARRED = """
            select stream_id from (
                select distinct on (stream_id, trash) stream_id, name from (
                    select stream_id, name, sequence, split_part(name, '.', 2) in ('deleted', 'restored') as trash
                    from log.event
                    where stream_id in (:people)
                      and name in ('agent.disabled', 'agent.enabled', 'agent.deleted', 'agent.restored',
                                   'user.disabled', 'user.enabled', 'user.deleted', 'user.restored')) words
                order by stream_id, trash, sequence desc) last_words
            where split_part(name, '.', 2) in ('deleted', 'disabled')""";

    private static final Duration REMEMBER = Duration.ofSeconds(1);
    private static final long MOST_REMEMBERED = 100_000;

    private final LogReader log;
    private final JdbcClient jdbc;
    private final Vault vault;
    /** What somebody was created as. */
    private final Cache<UUID, Role> created =
            Caffeine.newBuilder().maximumSize(MOST_REMEMBERED).build();

    private final Cache<UUID, Role> roles = Caffeine.newBuilder()
            .maximumSize(MOST_REMEMBERED)
            .expireAfterWrite(REMEMBER)
            .build();

    /** Whether somebody may come in at all. */
    public enum Standing {
        GOOD,
        DISABLED,
        DELETED
    }

    /** As much of a change of a user's role as matters here. */
    @JsonIgnoreProperties(ignoreUnknown = true)
    private record RoleChange(Role to) {}

    private record Word(String name, byte[] payload) {}

    public People(LogReader log, JdbcClient jdbc, Vault vault) {
        this.log = log;
        this.jdbc = jdbc;
        this.vault = vault;
    }

    /** The person with this user name. */
    public @Nullable UUID holder(String username) {
        List<StoredEvent> events = log.stream(vault.usernameClaim(username), 0);
        if (events.isEmpty()) {
            return null;
        }
        Object last = events.get(events.size() - 1).event();
        return last instanceof ClaimTaken taken ? taken.holder() : null;
    }

    /** What a person is now; empty if there is no such person. */
    public Optional<Role> role(UUID person) {
        Role known = roles.getIfPresent(person);
        if (known != null) {
            return Optional.of(known);
        }
        Optional<Role> role = roleAtFirst(person)
                .map(first -> first == Role.AGENT
                        ? first
                        : lastWord(person.toString(), "role-changed", "role-changed")
                                .map(word -> EventCodec.decode(RoleChange.class, word.payload()))
                                .map(RoleChange::to)
                                .orElse(first));
        role.ifPresent(found -> roles.put(person, found));
        return role;
    }

    private Optional<Role> roleAtFirst(UUID person) {
        Role known = created.getIfPresent(person);
        if (known != null) {
            return Optional.of(known);
        }
        Optional<Role> role =
                log.first(person.toString()).map(StoredEvent::event).flatMap(People::roleOf);
        role.ifPresent(found -> created.put(person, found));
        return role;
    }

    /** Whether the agent need not show a second factor although others must (AG-42). */
    public boolean isSecondFactorWaived(UUID person) {
        return isLast(person, "second-factor-waived", "second-factor-reinstated");
    }

    /** The user name with which a person signs in. */
    public String username(UUID person) {
        Object created =
                log.first(person.toString()).map(StoredEvent::event).orElseThrow(() -> new Unknown("person", person));
        if (created instanceof AgentCreated agent) {
            return vault.unseal(agent.username()).orMark();
        }
        return created instanceof UserCreated user
                ? vault.unseal(user.username()).orMark()
                : "";
    }

    private static Optional<Role> roleOf(Object created) {
        if (created instanceof AgentCreated) {
            return Optional.of(Role.AGENT);
        }
        return created instanceof UserCreated user ? Optional.of(user.role()) : Optional.empty();
    }

    /** Whether the person's account is usable. */
    public Standing standing(UUID person) {
        if (isLast(person, "deleted", "restored")) {
            return Standing.DELETED;
        }
        return isLast(person, "disabled", "enabled") ? Standing.DISABLED : Standing.GOOD;
    }

    /** Those of these people whose accounts are not usable. */
    public Set<UUID> barred(Collection<UUID> people) {
        if (people.isEmpty()) {
            return Set.of();
        }
        return jdbc
                .sql(BARRED)
                .param("people", people.stream().map(UUID::toString).distinct().toList())
                .query(String.class)
                .list()
                .stream()
                .map(UUID::fromString)
                .collect(Collectors.toSet());
    }

    private boolean isLast(UUID person, String bad, String good) {
        return lastWord(person.toString(), bad, good)
                .filter(word -> word.name().endsWith("." + bad))
                .isPresent();
    }

    /** Whether the person has failed too often to be let in at this time (AG-38). */
    public boolean isLocked(UUID person, Instant now) {
        return lastWord("sign-in:" + person, "locked", "unlocked")
                .filter(word -> word.name().equals("sign-in.locked"))
                .map(word -> EventCodec.decode(SignInLocked.class, word.payload()))
                .filter(locked -> locked.until() == null || now.isBefore(locked.until()))
                .isPresent();
    }

    private Optional<Word> lastWord(String stream, String one, String other) {
        return jdbc.sql(LAST_WORD)
                .param(stream)
                .param(one)
                .param(other)
                .query((row, number) -> new Word(row.getString(1), row.getBytes(2)))
                .optional();
    }
}
