package io.switchlog.query.stream;

import io.switchlog.messages.access.Role;
import io.switchlog.query.ProjectionPositions;
import io.switchlog.query.live.Sight;
import io.switchlog.query.viewer.Viewers;
import java.util.UUID;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Tells when supervisors may have come to see more or less of the board. For one thread. */
@Component
class Rights {
    private static final long INTERVAL_NANOS = 500_000_000;
    private static final String CHANGED = """
            select exists (select from log.event
                           where position > :after and position <= :up_to
                             and (name like 'user.%' or name in
                                  ('queue.member-added', 'queue.member-removed', 'queue.deleted')))
            """;

    private static final String CHANGED_FOR = """
            select exists (select from log.event
                           where position > :after
                             and (stream_id = :user or name in
                                  ('queue.member-added', 'queue.member-removed', 'queue.deleted')))
            """;

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

    /** Whether anything happened since the last time that may matter to somebody; asked twice a second at most. */
    boolean changed() {
        long now = System.nanoTime();
        if (now - lookedAt < INTERVAL_NANOS) {
            return false;
        }
        lookedAt = now;
        long reached = positions.reached(Viewers.TABLES);
        boolean changed = reached > known
                && database.sql(CHANGED)
                        .param("after", known)
                        .param("up_to", reached)
                        .query(Boolean.class)
                        .single();
        known = Math.max(known, reached);
        return changed;
    }

    /** Whether a supervisor who comes back may have come to see more or less since this event. */
    boolean changedSince(long seen, UUID supervisor) {
        return database.sql(CHANGED_FOR)
                .param("after", seen)
                .param("user", supervisor.toString())
                .query(Boolean.class)
                .single();
    }

    /** What a supervisor sees by now. */
    Sight sightOf(UUID supervisor) {
        return Sight.of(viewers.of(supervisor, Role.SUPERVISOR));
    }
}
