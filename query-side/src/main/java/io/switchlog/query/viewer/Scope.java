package io.switchlog.query.viewer;

import java.util.Collection;
import java.util.Set;
import java.util.UUID;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * The part of the centre that a user is enabled to: all of it, or some queues and the agents who serve at least one of
 * them (AG-02). Whose agents they are is looked up only if somebody asks.
 */
public final class Scope {
    /** The whole centre. */
    public static final Scope ALL = new Scope(null, Set::of);

    private final @Nullable Set<UUID> queues;
    private final Supplier<Set<UUID>> lookUp;
    private @Nullable Set<UUID> agents;

    private Scope(@Nullable Set<UUID> queues, Supplier<Set<UUID>> lookUp) {
        this.queues = queues;
        this.lookUp = lookUp;
    }

    /** Some queues, and the agents who serve them. */
    public static Scope of(Set<UUID> queues, Supplier<Set<UUID>> agents) {
        return new Scope(Set.copyOf(queues), agents);
    }

    public boolean isAll() {
        return queues == null;
    }

    /** The queues; none if it is the whole centre. */
    public Set<UUID> queues() {
        return queues == null ? Set.of() : queues;
    }

    /** The agents; none if it is the whole centre. */
    public synchronized Set<UUID> agents() {
        if (agents == null) {
            agents = Set.copyOf(lookUp.get());
        }
        return agents;
    }

    boolean hasQueue(UUID queueId) {
        return queues == null || queues.contains(queueId);
    }

    boolean hasAgent(UUID agentId) {
        return queues == null || agents().contains(agentId);
    }

    /** The queues as a parameter that is cast to {@code uuid[]}; null for the whole centre. */
    public @Nullable String queueArray() {
        return array(queues);
    }

    /** The agents as a parameter that is cast to {@code uuid[]}; null for the whole centre. */
    public @Nullable String agentArray() {
        return isAll() ? null : array(agents());
    }

    private static @Nullable String array(@Nullable Collection<UUID> ids) {
        return ids == null ? null : ids.stream().map(UUID::toString).collect(Collectors.joining(",", "{", "}"));
    }
}
