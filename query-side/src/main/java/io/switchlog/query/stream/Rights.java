package io.switchlog.query.stream;

import io.switchlog.messages.access.Role;
import io.switchlog.query.ProjectionPositions;
import io.switchlog.query.live.Sight;
import io.switchlog.query.viewer.Viewer;
import io.switchlog.query.viewer.Viewers;
import java.util.stream.Stream;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Tells when people may have come to see more or less of the board, or to see it otherwise. For one thread. */
@Component
class Rights {
    private static final long INTERVAL_NANOS = 500_000_000;
    private static final String CHANGED = """
            select coalesce(bool_or(name like 'user.%' or name like 'queue.%'), false) as users,
                   coalesce(bool_or(name not like 'user.%' and name not like 'queue.%'), false) as agents
            from log.event
            where position > :after and position <= :up_to
              and (name like 'user.%' or name in
                   ('queue.member-added', 'queue.member-removed', 'queue.deleted',
                    'agent.masking-started', 'agent.masking-stopped', 'settings.masked-characters-changed'))
            """;

    private static final String CHANGED_FOR = """
            select exists (select from log.event
                           where position > :after
                             and case when :agent
                                 then stream_id = :person and name in ('agent.masking-started', 'agent.masking-stopped')
                                      or name = 'settings.masked-characters-changed'
                                 else stream_id = :person
                                      or name in ('queue.member-added', 'queue.member-removed', 'queue.deleted') end)
            """;

    private static final String[] TABLES =
            Stream.of(Viewers.TABLES, Viewers.MASK_TABLES).flatMap(Stream::of).toArray(String[]::new);

    private final Viewers viewers;
    private final ProjectionPositions positions;
    private final JdbcClient database;
    private long known;
    private long lookedAt = System.nanoTime() - INTERVAL_NANOS;

    Rights(Viewers viewers, ProjectionPositions positions, @Qualifier("queryJdbcClient") JdbcClient database) {
        this.viewers = viewers;
        this.positions = positions;
        this.database = database;
    }

    /** Whom it may matter to, what happened. */
    record Changes(boolean forUsers, boolean forAgents) {
        private static final Changes NONE = new Changes(false, false);

        boolean concern(Role role) {
            return role == Role.SUPERVISOR ? forUsers : forAgents;
        }
    }

    /** What happened since the last time; asked twice a second at most. */
    Changes changes() {
        long now = System.nanoTime();
        if (now - lookedAt < INTERVAL_NANOS) {
            return Changes.NONE;
        }
        lookedAt = now;
        long reached = positions.reached(TABLES);
        if (reached <= known) {
            return Changes.NONE;
        }
        Changes changes = database.sql(CHANGED)
                .param("after", known)
                .param("up_to", reached)
                .query((row, number) -> new Changes(row.getBoolean("users"), row.getBoolean("agents")))
                .single();
        known = reached;
        return changes;
    }

    /** Whether somebody who comes back may have come to see more or less since this event, or to see it otherwise. */
    boolean changedSince(long seen, Viewer viewer) {
        return database.sql(CHANGED_FOR)
                .param("after", seen)
                .param("agent", viewer.isAgent())
                .param("person", viewer.id().toString())
                .query(Boolean.class)
                .single();
    }

    /** What somebody sees by now. */
    Sight sightOf(Viewer viewer) {
        return Sight.of(viewers.again(viewer));
    }
}
