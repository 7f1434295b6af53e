package io.switchlog.query.check;

import java.util.List;

/** Of the log itself, as far as a glance can tell; {@code verify} recomputes its hashes. */
final class LogInvariants {
    private static final String LOG = """
            select 'position ' || n as key, n as position, 'there is no event' as detail
            from generate_series(cast(:from as bigint) + 1, cast(:to as bigint)) n
            where not exists (select from log.event e where e.position = n)
            union all
            select 'position ' || e.position, e.position, 'recorded before the event before it'
            from log.event e
            join log.event b on b.position = e.position - 1
            where e.position > :from and e.position <= :to and e.recorded_at < b.recorded_at
            union all
            select e.stream_type || ' ' || e.stream_id, e.position, 'event ' || e.sequence || ' without the one before it'
            from log.event e
            where e.position > :from and e.position <= :to and e.sequence > 0
              and not exists (select from log.event b where b.stream_id = e.stream_id and b.sequence = e.sequence - 1)
            """;

    private static final String POSITIONS = """
            select p.name as key, p.position,
                   case when p.position > h.position then 'beyond the end of the log at ' || h.position
                        else 'stopped ' || p.error end as detail
            from projection.position p
            cross join log.head h
            where p.position > h.position or p.status = 'failed'
            union all
            select 'head', h.position, 'the log goes on behind its head'
            from log.head h
            where exists (select from log.event e where e.position > h.position)
            """;

    private LogInvariants() {}

    static List<Invariant> all() {
        return List.of(
                Invariant.ofStretch(
                        "log",
                        "Positions and the numbers within streams have no gaps, and times never run backwards.",
                        List.of(),
                        LOG),
                Invariant.ofPresent(
                        "positions",
                        "No projection is beyond the end of the log, and none has stopped.",
                        List.of(),
                        POSITIONS));
    }
}
