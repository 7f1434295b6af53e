package io.switchlog.command.log;

import static io.switchlog.command.log.Appends.record;
import static io.switchlog.command.log.Appends.to;
import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.zaxxer.hikari.HikariDataSource;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.switchlog.command.Database;
import io.switchlog.command.log.Append.Outcome;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class GroupCommitTest {
    private final Database database = Database.fresh();
    private final HikariDataSource dataSource = database.writer();
    private final AtomicLong announced = new AtomicLong();
    private final SimpleMeterRegistry meters = new SimpleMeterRegistry();
    private final GroupCommit log = new GroupCommit(dataSource, meters, announced::set);

    @AfterAll
    void close() {
        log.close();
        dataSource.close();
        Chain.assertIntact(database);
    }

    @Test
    void thirtyTwoThreadsWriteOneUnbrokenChain() throws Exception {
        int threads = 32;
        int each = 60;
        ExecutorService executor = Executors.newFixedThreadPool(threads);
        List<Future<List<Long>>> futures = new ArrayList<>();
        for (int thread = 0; thread < threads; thread++) {
            String stream = "thread-" + thread;
            futures.add(executor.submit(() -> {
                List<Long> positions = new ArrayList<>();
                for (int i = 0; i < each; i++) {
                    positions.add(position(log.append(to(stream, i * 2L, 2, Map.of()))));
                }
                return positions;
            }));
        }
        Set<Long> acknowledged = new HashSet<>();
        for (Future<List<Long>> future : futures) {
            List<Long> positions = future.get();
            assertThat(positions).isSorted();
            acknowledged.addAll(positions);
        }
        executor.shutdown();
        assertThat(acknowledged).hasSize(threads * each);
        Chain.assertIntact(database);
        Set<Long> lastOfEach = new HashSet<>(database.owner()
                .sql("select position from log.event where stream_id like 'thread-%' and sequence % 2 = 1")
                .query(Long.class)
                .list());
        assertThat(lastOfEach).isEqualTo(acknowledged);
        assertThat(requireNonNull(meters.find("switchlog.log.append.batch").summary())
                        .max())
                .as("commands shared appends")
                .isGreaterThan(1);
        assertThat(announced.get()).isEqualTo(head());
    }

    @Test
    void ofABatchOnlyTheCommandThatConflictsFails() throws SQLException {
        appended(to("batch-a", 0));
        List<Outcome> outcomes = inOneBatch(to("batch-a", 1), to("batch-a", 1), to("batch-b", 0), to("batch-c", 5));
        assertThat(outcomes.get(0)).isInstanceOf(Outcome.Appended.class);
        assertThat(outcomes.get(1)).isInstanceOf(Outcome.Conflict.class);
        assertThat(outcomes.get(2)).isInstanceOf(Outcome.Appended.class);
        assertThat(outcomes.get(3)).isInstanceOf(Outcome.Conflict.class);
        assertThat(log.append(to("batch-b", 1))).isInstanceOf(Outcome.Appended.class);
    }

    @Test
    void aConflictIsAnsweredAndTheLogGoesOn() {
        appended(to("conflict", 0));
        assertThat(log.append(to("conflict", 0))).isEqualTo(new Outcome.Conflict());
        assertThat(log.append(to("conflict", 2))).isEqualTo(new Outcome.Conflict());
        appended(to("conflict", 1));
    }

    @Test
    void aCommandIsAppendedWholeOrNotAtAll() {
        appended(to("whole-b", 0));
        UUID commandId = CommandIds.next();
        Append both =
                new Append(List.of(record(commandId, 0, "whole-a", 0), record(commandId, 1, "whole-b", 0)), Map.of());
        assertThat(log.append(both)).isEqualTo(new Outcome.Conflict());
        assertThat(count("whole-a")).isZero();
    }

    @Test
    void aGuardRefusesWhatRestsOnAStreamThatHasGoneOn() {
        appended(to("read", 0));
        appended(to("guarded", 0, 1, Map.of("read", 0L)));
        appended(to("read", 1));
        assertThat(log.append(to("guarded", 1, 1, Map.of("read", 0L)))).isEqualTo(new Outcome.Conflict());
        appended(to("guarded", 1, 1, Map.of("read", 1L)));
    }

    @Test
    void aGuardOnAStreamThatDoesNotExistRefusesOnceItDoes() {
        appended(to("guarded-2", 0, 1, Map.of("absent", -1L)));
        appended(to("absent", 0));
        assertThat(log.append(to("guarded-2", 1, 1, Map.of("absent", -1L)))).isEqualTo(new Outcome.Conflict());
    }

    @Test
    void aGuardHoldsWithinABatchToo() throws SQLException {
        appended(to("within", 0));
        List<Outcome> outcomes =
                inOneBatch(to("within", 1), to("guarded-3", 0, 1, Map.of("within", 0L)), to("guarded-4", 0));
        assertThat(outcomes.get(0)).isInstanceOf(Outcome.Appended.class);
        assertThat(outcomes.get(1)).isInstanceOf(Outcome.Conflict.class);
        assertThat(outcomes.get(2)).isInstanceOf(Outcome.Appended.class);
        // The other way round the reader comes first, and both fit.
        outcomes = inOneBatch(to("guarded-3", 0, 1, Map.of("within", 1L)), to("within", 2));
        assertThat(outcomes).allSatisfy(outcome -> assertThat(outcome).isInstanceOf(Outcome.Appended.class));
    }

    @Test
    void noTwoCommandsOfABatchRestOnWhatTheOtherWrites() throws SQLException {
        appended(to("skew-a", 0));
        appended(to("skew-b", 0));
        List<Outcome> outcomes =
                inOneBatch(to("skew-a", 1, 1, Map.of("skew-b", 0L)), to("skew-b", 1, 1, Map.of("skew-a", 0L)));
        assertThat(outcomes).filteredOn(Outcome.Conflict.class::isInstance).hasSize(1);
    }

    @Test
    void theSameCommandAgainIsKnownAndHasThePositionItHad() {
        Append append = to("twice", 0, 3, Map.of("nothing-there", -1L));
        long first = position(log.append(append));
        appended(to("elsewhere", 0));
        appended(to("nothing-there", 0));
        assertThat(log.append(append)).isEqualTo(new Outcome.Appended(first, true));
        assertThat(count("twice")).isEqualTo(3);
    }

    @Test
    void whatTheDatabaseRefusesFailsAloneAndTheLogGoesOn() throws Exception {
        LogRecord good = record(CommandIds.next(), 0, "refused", 0);
        Append bad = new Append(
                List.of(new LogRecord(
                        good.eventId(),
                        good.streamType(),
                        good.streamId(),
                        0,
                        good.name(),
                        1,
                        good.decidedAt(),
                        new byte[] {'{', (byte) 0xFF},
                        good.metadata())),
                Map.of());
        ExecutorService executor = Executors.newFixedThreadPool(16);
        List<Callable<Outcome>> others = new ArrayList<>();
        for (int i = 0; i < 15; i++) {
            String stream = "beside-" + i;
            others.add(() -> log.append(to(stream, 0)));
        }
        Future<?> refused = executor.submit(
                () -> assertThatThrownBy(() -> log.append(bad)).isInstanceOf(IllegalStateException.class));
        for (Future<Outcome> other : executor.invokeAll(others)) {
            assertThat(other.get()).isInstanceOf(Outcome.Appended.class);
        }
        refused.get();
        executor.shutdown();
        appended(to("refused", 0));
    }

    @Test
    void payloadAndMetadataAreKeptByteForByte() {
        Append append = to("bytes", 0);
        appended(append);
        LogReader reader = new LogReader(database.owner());
        StoredEvent stored = reader.stream("bytes", 0).get(0);
        assertThat(stored.payload()).isEqualTo(append.events().get(0).payload());
        assertThat(stored.metadata()).isEqualTo(append.events().get(0).metadata());
        assertThat(stored.eventId()).isEqualTo(append.events().get(0).eventId());
    }

    @Test
    void recordedTimeNeverGoesBack() {
        Instant late = Instant.parse("2026-03-02T09:00:00Z");
        appended(decidedAt("time", 0, late));
        appended(decidedAt("time", 1, late.minusSeconds(60)));
        appended(decidedAt("time", 2, late.plusSeconds(1)));
        assertThat(new LogReader(database.owner()).stream("time", 0))
                .extracting(StoredEvent::recordedAt)
                .containsExactly(late, late, late.plusSeconds(1));
    }

    private static Append decidedAt(String stream, long sequence, Instant at) {
        LogRecord record = record(CommandIds.next(), 0, stream, sequence);
        return new Append(
                List.of(new LogRecord(
                        record.eventId(),
                        record.streamType(),
                        stream,
                        sequence,
                        record.name(),
                        1,
                        at,
                        record.payload(),
                        record.metadata())),
                Map.of());
    }

    @Test
    void afterItsEndNothingIsTaken() {
        GroupCommit closing = new GroupCommit(dataSource, new SimpleMeterRegistry(), position -> {});
        closing.close();
        assertThatThrownBy(() -> closing.append(to("closed", 0)))
                .isInstanceOfSatisfying(
                        LogUnavailable.class,
                        unavailable -> assertThat(unavailable.outcomeUnknown()).isFalse());
    }

    private List<Outcome> inOneBatch(Append... appends) throws SQLException {
        try (Connection connection = dataSource.getConnection()) {
            return AppendStatement.execute(connection, List.of(appends));
        }
    }

    private void appended(Append append) {
        assertThat(log.append(append)).isInstanceOf(Outcome.Appended.class);
    }

    private static long position(Outcome outcome) {
        return ((Outcome.Appended) outcome).position();
    }

    private long count(String stream) {
        return database.owner()
                .sql("select count(*) from log.event where stream_id = ?")
                .param(stream)
                .query(Long.class)
                .single();
    }

    private long head() {
        return database.owner()
                .sql("select position from log.head")
                .query(Long.class)
                .single();
    }
}
