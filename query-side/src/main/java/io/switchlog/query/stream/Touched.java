package io.switchlog.query.stream;

import java.util.Collection;
import java.util.HashSet;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Which rows of the board a stretch of the log may have changed. */
@Component
class Touched {
    /** Beyond this many events the whole board is cheaper to read than to ask what they touch. */
    private static final long MOST_EVENTS = 5_000;

    private static final String EVENTS = """
            select name like 'settings.%' as everybody, payload ->> 'agentId' as agent_id,
                   payload ->> 'queueId' as queue_id, payload ->> 'interactionId' as interaction_id,
                   name like 'agent.permission-%' or name like 'agent.client-logging-%' or name like 'agent.masking-%'
                     or name in ('agent.created', 'agent.desktop-configured', 'agent.typology-changed') as desktop
            from log.event
            where position > :after and position <= :up_to
            """;

    private final JdbcClient database;

    Touched(@Qualifier("queryJdbcClient") JdbcClient database) {
        this.database = database;
    }

    /**
     * Rows of the board.
     *
     * @param agents null for all
     * @param queues those that the events name; what others do changes the numbers of more of them
     * @param interactions null for all
     * @param desktops the agents for whom something was set that their desktops show; null for all
     */
    record Rows(
            @Nullable Set<UUID> agents,
            Set<UUID> queues,
            @Nullable Set<UUID> interactions,
            @Nullable Set<UUID> desktops) {
        static final Rows ALL = new Rows(null, Set.of(), null, null);
    }

    /** What the events after one position up to another touch. */
    Rows between(long after, long upTo) {
        if (upTo - after > MOST_EVENTS) {
            return Rows.ALL;
        }
        Set<UUID> agents = new HashSet<>();
        Set<UUID> queues = new HashSet<>();
        Set<UUID> interactions = new HashSet<>();
        Set<UUID> desktops = new HashSet<>();
        boolean[] everybody = new boolean[1];
        database.sql(EVENTS).param("after", after).param("up_to", upTo).query(row -> {
            everybody[0] |= row.getBoolean("everybody");
            add(agents, row.getString("agent_id"));
            if (row.getBoolean("desktop")) {
                add(desktops, row.getString("agent_id"));
            }
            add(queues, row.getString("queue_id"));
            add(interactions, row.getString("interaction_id"));
        });
        return new Rows(everybody[0] ? null : agents, queues, interactions, desktops);
    }

    private static void add(Collection<UUID> ids, @Nullable String id) {
        if (id != null) {
            ids.add(UUID.fromString(id));
        }
    }
}
