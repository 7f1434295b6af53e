package io.switchlog.projection.rebuild;

import io.switchlog.projection.LogBatches;
import io.switchlog.projection.LoggedEvent;
import io.switchlog.projection.Positions;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import javax.sql.DataSource;

/**
 * Takes shadows along a stretch of the log: one thread reads and decodes, and two write, each its own tables. Every table
 * still sees all its events in the order of the log.
 */
final class Load {
    /**
     * How much at a time.
     *
     * @param read events at once
     * @param events between two commits: what begins and ends in between is written once
     * @param values most that are kept in memory until then
     */
    record Portions(int read, int events, int values) {
        static final Portions USUAL = new Portions(4_000, 100_000, 150_000);
    }

    private static final int SEGMENTS = 2;
    private static final int CHUNKS_AHEAD = 4;
    private static final Chunk END = new Chunk(0, List.of());

    private record Chunk(long to, List<LoggedEvent> events) {
        boolean isEnd() {
            return to == 0;
        }
    }

    private final DataSource dataSource;
    private final Shadows shadows;
    private final Watch watch;
    private final Portions portions;

    Load(DataSource dataSource, Shadows shadows, Watch watch, Portions portions) {
        this.portions = portions;
        this.dataSource = dataSource;
        this.shadows = shadows;
        this.watch = watch;
    }

    /** Takes each shadow to its place, if it is not there yet. */
    void run(Map<String, Long> places) throws Exception {
        List<Segment> segments = segments(places);
        if (segments.isEmpty()) {
            return;
        }
        List<Callable<?>> work = new ArrayList<>(segments);
        work.add(() -> feed(segments, places));
        watch.await(work);
    }

    private List<Segment> segments(Map<String, Long> places) throws SQLException {
        Map<String, Long> sizes = shadows.sizes();
        List<Shadow> largestFirst = shadows.all().stream()
                .filter(shadow -> shadow.folded() < places.getOrDefault(shadow.name(), 0L))
                .sorted(Comparator.comparing((Shadow shadow) -> -sizes.getOrDefault(shadow.name(), 0L)))
                .toList();
        List<Segment> segments = new ArrayList<>();
        for (int i = 0; i < Math.min(SEGMENTS, largestFirst.size()); i++) {
            segments.add(new Segment(places));
        }
        for (Shadow shadow : largestFirst) {
            Segment lightest = segments.stream()
                    .min(Comparator.comparingLong(segment -> segment.size))
                    .orElseThrow();
            lightest.members.add(shadow);
            lightest.size += Math.max(1, sizes.getOrDefault(shadow.name(), 0L));
        }
        return segments;
    }

    private Void feed(List<Segment> segments, Map<String, Long> places) throws Exception {
        List<Shadow> members = new ArrayList<>();
        segments.forEach(segment -> members.addAll(segment.members));
        Set<String> names = new TreeSet<>();
        members.forEach(member -> names.addAll(member.table().eventNames()));
        long from = members.stream().mapToLong(Shadow::folded).min().orElse(0);
        long to = members.stream()
                .mapToLong(member -> places.getOrDefault(member.name(), 0L))
                .max()
                .orElse(0);
        try (Connection connection = dataSource.getConnection()) {
            connection.setAutoCommit(false);
            while (from < to) {
                long next = Math.min(to, from + portions.read());
                List<LoggedEvent> events = LogBatches.read(connection, from, next, names);
                connection.commit();
                events.forEach(LoggedEvent::decode);
                for (Segment segment : segments) {
                    offer(segment, new Chunk(next, events));
                }
                from = next;
            }
        }
        for (Segment segment : segments) {
            offer(segment, END);
        }
        return null;
    }

    private void offer(Segment segment, Chunk chunk) throws Exception {
        do {
            watch.check();
        } while (!segment.queue.offer(chunk, 100, TimeUnit.MILLISECONDS));
    }

    /** Writes some of the tables. */
    private final class Segment implements Callable<Void> {
        private final Map<String, Long> places;
        private final List<Shadow> members = new ArrayList<>();
        private final BlockingQueue<Chunk> queue = new ArrayBlockingQueue<>(CHUNKS_AHEAD);
        private long size;

        Segment(Map<String, Long> places) {
            this.places = places;
        }

        @Override
        public Void call() throws Exception {
            try (Connection connection = Shadows.patient(dataSource.getConnection())) {
                connection.setAutoCommit(false);
                try {
                    work(connection);
                } catch (Exception e) {
                    Shadows.rollBack(connection);
                    throw e;
                }
            }
            return null;
        }

        private void work(Connection connection) throws Exception {
            Positions.writeShadows(connection);
            int events = 0;
            Chunk chunk = next();
            while (!chunk.isEnd()) {
                for (Shadow member : members) {
                    long upTo = Math.min(chunk.to(), places.getOrDefault(member.name(), 0L));
                    if (member.folded() < upTo) {
                        Shadows.take(connection, member, chunk.events(), upTo);
                    }
                }
                events += chunk.events().size();
                if (events >= portions.events() || Shadows.values(members) >= portions.values()) {
                    commit(connection);
                    Positions.writeShadows(connection);
                    events = 0;
                }
                chunk = next();
            }
            commit(connection);
        }

        private Chunk next() throws Exception {
            Chunk chunk = null;
            while (chunk == null) {
                watch.check();
                chunk = queue.poll(100, TimeUnit.MILLISECONDS);
            }
            return chunk;
        }

        private void commit(Connection connection) throws Exception {
            shadows.save(connection, members);
            connection.commit();
            members.forEach(Shadow::savedAll);
        }
    }
}
