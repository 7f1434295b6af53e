package io.switchlog.projection;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import javax.sql.DataSource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;

/**
 * Takes every table along the log. A table's rows and its position are written in one transaction, under the lock of its
 * row in {@code projection.position}: each event is applied exactly once, whichever of several processes does it. A
 * table that cannot take an event stops before it, alone, and is tried again; nothing is passed over.
 */
public final class Projector implements SmartLifecycle {
    private static final Logger LOG = LoggerFactory.getLogger(Projector.class);

    private static final int MOST_RESTED = 5_000;

    private final DataSource dataSource;
    private final Map<String, Follower> followers = new LinkedHashMap<>();
    private final Clock clock;
    private final Pace pace;
    private final Timer batchTimer;
    private final ReadAhead readAhead;
    private final Background background = new Background("projector");
    private boolean registered;

    /** Follows nothing before {@link #start()} or {@link #catchUp()}. */
    public Projector(
            DataSource dataSource,
            Collection<? extends Table<?, ?>> tables,
            MeterRegistry registry,
            Clock clock,
            Pace pace) {
        this.dataSource = dataSource;
        this.readAhead = new ReadAhead(dataSource);
        this.clock = clock;
        this.pace = pace;
        for (Table<?, ?> table : tables) {
            if (followers.put(table.name(), new Follower(table, registry)) != null) {
                throw new IllegalArgumentException("two tables are called " + table);
            }
        }
        this.batchTimer = Timer.builder("switchlog.projection.batch")
                .description("One transaction: read, fold, write")
                .register(registry);
    }

    /** The tables it takes along. */
    public Set<String> tables() {
        return Set.copyOf(followers.keySet());
    }

    /** Tells it that something was appended. Costs next to nothing. */
    public void wake() {
        background.wake();
    }

    // Lifecycle

    @Override
    public void start() {
        background.start(this::follow);
    }

    @Override
    public void stop() {
        background.stop();
    }

    @Override
    public boolean isRunning() {
        return background.isRunning();
    }

    private void follow() {
        long rest = 0;
        while (background.isRunning()) {
            boolean more = false;
            try {
                more = round(followers.keySet());
                if (rest > 0) {
                    LOG.info("projections go on");
                }
                rest = 0;
            } catch (SQLException | RuntimeException e) {
                if (rest == 0) {
                    LOG.warn("projections wait for the database: {}", e.toString());
                }
                rest = Math.min(MOST_RESTED, Math.max(100, 2 * rest));
                background.rest(Duration.ofMillis(rest));
            }
            if (!more && rest == 0) {
                background.nap(pace.poll());
            }
        }
    }

    // For operators, benchmarks and tests

    /**
     * Takes all tables to the end of the log, in the caller's thread. Tables that cannot go on are left behind.
     */
    public void catchUp() throws SQLException {
        boolean more = true;
        while (more) {
            more = round(followers.keySet());
        }
    }

    // The work

    private record Standing(Follower follower, long position) {}

    private record Standings(long head, List<Standing> standings) {}

    /** Tables that take the next stretch of the log together. */
    private record Cohort(List<Follower> members, long from, long to, long head) {
        Cohort without(Follower follower) {
            List<Follower> others = new ArrayList<>(members);
            others.remove(follower);
            return new Cohort(others, from, to, head);
        }
    }

    /** One batch for each table that is behind; says whether more is to be done at once. */
    private boolean round(Set<String> names) throws SQLException {
        synchronized (followers) {
            register();
            boolean more = false;
            for (Cohort cohort : cohorts(look(names))) {
                more |= take(cohort);
            }
            return more;
        }
    }

    private void register() throws SQLException {
        if (registered) {
            return;
        }
        try (Connection connection = dataSource.getConnection()) {
            Positions.register(connection, followers.keySet());
        }
        registered = true;
    }

    private Standings look(Set<String> names) throws SQLException {
        try (Connection connection = dataSource.getConnection()) {
            Positions positions = Positions.read(connection, names);
            List<Standing> standings = new ArrayList<>();
            for (String name : names) {
                Follower follower = followers.get(name);
                Long position = positions.of().get(name);
                if (follower == null) {
                    throw new IllegalArgumentException("no projection is called " + name);
                }
                if (position == null) {
                    registered = false;
                    continue;
                }
                follower.behind(positions.head() - position);
                if (!positions.held().contains(name)) {
                    standings.add(new Standing(follower, position));
                }
            }
            return new Standings(positions.head(), standings);
        }
    }

    /** Those at the same position go together, the most advanced first; a stretch ends where others already are. */
    private List<Cohort> cohorts(Standings now) {
        TreeMap<Long, List<Follower>> together = new TreeMap<>(Comparator.reverseOrder());
        List<Cohort> cohorts = new ArrayList<>();
        long nanos = System.nanoTime();
        for (Standing standing : now.standings()) {
            Follower follower = standing.follower();
            long from = standing.position();
            if (from >= now.head() || follower.rests(nanos)) {
                continue;
            }
            if (follower.isAlone()) {
                long to = Math.min(now.head(), from + follower.limited(pace.batch(now.head() - from)));
                cohorts.add(new Cohort(List.of(follower), from, to, now.head()));
            } else {
                together.computeIfAbsent(from, position -> new ArrayList<>()).add(follower);
            }
        }
        List<Cohort> ordered = new ArrayList<>();
        long next = now.head();
        for (Map.Entry<Long, List<Follower>> entry : together.entrySet()) {
            long from = entry.getKey();
            long to = Math.min(next, from + pace.batch(now.head() - from));
            ordered.add(new Cohort(entry.getValue(), from, to, now.head()));
            next = from;
        }
        ordered.addAll(cohorts);
        return ordered;
    }

    private boolean take(Cohort planned) throws SQLException {
        Cohort cohort = planned;
        boolean more = false;
        while (!cohort.members().isEmpty()) {
            try {
                apply(cohort);
                return more || cohort.to() < cohort.head();
            } catch (TableFailure failure) {
                more |= stumble(cohort, failure);
                cohort = cohort.without(failure.follower());
            }
        }
        return more;
    }

    /** Says whether the table that failed can be tried again at once, with fewer events. */
    private boolean stumble(Cohort cohort, TableFailure failure) throws SQLException {
        Follower follower = failure.follower();
        long tried = cohort.to() - cohort.from();
        follower.narrow(tried);
        if (tried > 1) {
            return true;
        }
        follower.rest(System.nanoTime(), pace.retry());
        String error = "at position " + cohort.to() + ": " + Failures.withoutRow(failure.getCause());
        LOG.error(
                "projection {} stops {}",
                follower.name(),
                error,
                failure.getCause() instanceof SQLException ? null : failure);
        try (Connection connection = dataSource.getConnection()) {
            Positions.fail(connection, follower.name(), cohort.from(), error);
        }
        return false;
    }

    private void apply(Cohort cohort) throws SQLException, TableFailure {
        long began = System.nanoTime();
        Map<Follower, Integer> concerned = new LinkedHashMap<>();
        List<LoggedEvent> events;
        try (Connection connection = dataSource.getConnection()) {
            connection.setAutoCommit(false);
            try {
                Set<String> mine = Positions.lock(
                        connection,
                        cohort.members().stream().map(Follower::name).toList(),
                        cohort.from());
                List<Follower> members = cohort.members().stream()
                        .filter(member -> mine.contains(member.name()))
                        .toList();
                Set<String> names = eventNames(members);
                events = readAhead.read(connection, new ReadAhead.Stretch(cohort.from(), cohort.to(), names));
                if (cohort.to() < cohort.head()) {
                    long next = Math.min(cohort.head(), cohort.to() + pace.batch(cohort.head() - cohort.to()));
                    readAhead.expect(new ReadAhead.Stretch(cohort.to(), next, names));
                }
                for (Follower member : members) {
                    concerned.put(member, applyTo(member, connection, events));
                }
                Positions.move(
                        connection,
                        mine,
                        cohort.to(),
                        cohort.to() < cohort.head() ? "catching_up" : "following",
                        cohort.from());
                connection.commit();
            } catch (SQLException | RuntimeException | TableFailure e) {
                rollBack(connection);
                throw e;
            } finally {
                restoreAutoCommit(connection);
            }
        }
        Duration sinceRecorded = events.isEmpty()
                ? Duration.ZERO
                : Duration.between(events.get(events.size() - 1).envelope().recordedAt(), clock.instant());
        concerned.forEach((member, count) -> {
            member.applied(count, sinceRecorded.isNegative() ? Duration.ZERO : sinceRecorded);
            member.behind(cohort.head() - cohort.to());
        });
        batchTimer.record(Duration.ofNanos(System.nanoTime() - began));
    }

    private static Set<String> eventNames(List<Follower> members) {
        Set<String> names = new LinkedHashSet<>();
        members.forEach(member -> names.addAll(member.table().eventNames()));
        return names;
    }

    private static int applyTo(Follower member, Connection connection, List<LoggedEvent> events)
            throws SQLException, TableFailure {
        try {
            return member.table().apply(connection, events);
        } catch (SQLException e) {
            if (Failures.isOutage(e)) {
                throw e;
            }
            throw new TableFailure(member, e);
        } catch (RuntimeException e) {
            throw new TableFailure(member, e);
        }
    }

    private static void rollBack(Connection connection) {
        try {
            connection.rollback();
        } catch (SQLException e) {
            LOG.debug("could not roll back: the connection is gone", e);
        }
    }

    private static void restoreAutoCommit(Connection connection) {
        try {
            connection.setAutoCommit(true);
        } catch (SQLException e) {
            LOG.debug("could not end the transaction: the connection is gone", e);
        }
    }
}
