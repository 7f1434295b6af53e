package io.switchlog.projection;

import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.switchlog.messages.Channel;
import io.switchlog.messages.queue.Strategy;
import io.switchlog.messages.settings.SettingsEvent.TabLimitChanged;
import io.switchlog.projection.EventLog.Recorded;
import io.switchlog.projection.interaction.RandomHistory;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BrokenBarrierException;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ProjectorTest {

    @ParameterizedTest(name = "seed {0}, batches of {1}")
    @CsvSource({"1, 1", "2, 7", "3, 500", "4, 7"})
    @Tag("CARD-04")
    void aReplayFromZeroGivesTheSameBytesHoweverItIsBatched(long seed, int batch) throws Exception {
        List<Recorded> events = new RandomHistory(seed).events(700);
        Database database = Database.fresh();
        EventLog log = new EventLog(database);
        Projector incremental = TestProjector.projector(database, batch);
        for (int from = 0; from < events.size(); from += 50) {
            log.append(events.subList(from, Math.min(events.size(), from + 50)));
            incremental.catchUp();
        }
        noneFailed(database);
        String before = database.everything();

        TestProjector.rebuildAll(database);

        noneFailed(database);
        assertThat(database.rows("select distinct position from projection.position"))
                .containsExactly(Integer.toString(events.size()));
        assertThat(database.everything()).isEqualTo(before);
        assertThat(before).contains(events.isEmpty() ? "" : "accepted");
    }

    @Test
    void twoProjectorsOnOneDatabaseApplyEverythingExactlyOnce() throws Exception {
        List<Recorded> events = new RandomHistory(11).events(1_500);
        Database database = Database.fresh();
        EventLog log = new EventLog(database);
        List<Projector> both = List.of(TestProjector.projector(database, 13), TestProjector.projector(database, 29));
        both.forEach(Projector::start);
        for (int from = 0; from < events.size(); from += 100) {
            log.append(events.subList(from, Math.min(events.size(), from + 100)));
            both.forEach(Projector::wake);
        }
        eventually(() -> database.rows("select count(*) from projection.position where position < " + events.size())
                .equals(List.of("0")));
        both.forEach(Projector::stop);

        noneFailed(database);
        String together = database.everything();
        TestProjector.rebuildAll(database);
        assertThat(database.everything()).isEqualTo(together);
    }

    @Test
    void twoThreadsOnOneDatabaseShareTheBatches() throws Exception {
        List<Recorded> events = new RandomHistory(12).events(1_500);
        Database database = Database.fresh();
        new EventLog(database).append(events);
        CyclicBarrier barrier = new CyclicBarrier(2);
        ExecutorService threads = Executors.newFixedThreadPool(2);
        List<Future<?>> runs = new ArrayList<>();
        for (int i = 0; i < 2; i++) {
            Projector projector = TestProjector.projector(database, 10);
            runs.add(threads.submit(() -> {
                try {
                    barrier.await();
                    projector.catchUp();
                } catch (SQLException | InterruptedException | BrokenBarrierException e) {
                    throw new IllegalStateException(e);
                }
            }));
        }
        for (Future<?> run : runs) {
            run.get();
        }
        threads.shutdown();

        noneFailed(database);
        assertThat(database.rows("select distinct position from projection.position"))
                .containsExactly(Integer.toString(events.size()));
        String together = database.everything();
        TestProjector.rebuildAll(database);
        assertThat(database.everything()).isEqualTo(together);
    }

    /** A table that counts changes of the tab limit and fails at one of them as long as it is told to. */
    private static final class Stubborn extends Table<Boolean, Stubborn.Row> {
        record Row(boolean one, int maxOpenTabs, int offerTimeoutSeconds, long position) implements Positioned {}

        final AtomicBoolean fails = new AtomicBoolean(true);

        Stubborn() {
            super("projection.stubborn", new Rows<>("projection.stubborn", Boolean.class, Row.class, Row::one, "one"));
            on(TabLimitChanged.class, event -> true, this::count);
        }

        private Row count(@Nullable Row before, TabLimitChanged event, Envelope at) {
            if (event.to() == 13 && fails.get()) {
                throw new IllegalStateException("thirteen");
            }
            return new Row(true, before == null ? 1 : before.maxOpenTabs() + 1, event.to(), at.position());
        }
    }

    @Test
    void aTableThatFailsStopsBeforeTheEventAndDoesNotHoldUpTheOthers() throws Exception {
        Database database = Database.fresh();
        database.run("create table projection.stubborn (like directory.settings including all)");
        database.run("grant all on projection.stubborn to projector");
        Stubborn stubborn = new Stubborn();
        List<Table<?, ?>> tables =
                new ArrayList<>(ProjectionTables.all(Story.UNSEALER).tables());
        tables.add(stubborn);
        SimpleMeterRegistry meters = new SimpleMeterRegistry();
        Projector projector = new Projector(
                database.projector(),
                tables,
                meters,
                Clock.systemUTC(),
                new Pace(100, 100, Duration.ofMillis(5), Duration.ZERO));
        Story story = new Story();
        for (int limit = 1; limit <= 30; limit++) {
            story.event(new TabLimitChanged(limit - 1, limit));
        }
        new EventLog(database).append(story.events());

        projector.catchUp();

        assertThat(database.rows("select max_open_tabs from directory.settings"))
                .containsExactly("30");
        assertThat(database.rows("select max_open_tabs from projection.stubborn"))
                .containsExactly("12");
        assertThat(database.rows(
                        "select position, status, error from projection.position where name = 'projection.stubborn'"))
                .containsExactly("12 | failed | at position 13: java.lang.IllegalStateException: thirteen");
        assertThat(database.rows(
                        "select distinct position from projection.position where name <> 'projection.stubborn'"))
                .containsExactly("30");
        assertThat(meters.get("switchlog.projection.failed")
                        .tag("projection", "projection.stubborn")
                        .gauge()
                        .value())
                .isEqualTo(1);
        assertThat(meters.get("switchlog.projection.lag.events")
                        .tag("projection", "projection.stubborn")
                        .gauge()
                        .value())
                .isEqualTo(18);

        stubborn.fails.set(false);
        projector.catchUp();

        assertThat(database.rows("select max_open_tabs, offer_timeout_seconds, position from projection.stubborn"))
                .containsExactly("30 | 30 | 30");
        assertThat(database.rows(
                        "select position, status, error from projection.position where name = 'projection.stubborn'"))
                .containsExactly("30 | following | -");
        assertThat(meters.get("switchlog.projection.failed")
                        .tag("projection", "projection.stubborn")
                        .gauge()
                        .value())
                .isEqualTo(0);
    }

    @Test
    void aRowThatTheDatabaseRefusesStopsOnlyItsTable() throws Exception {
        Database database = Database.fresh();
        database.run("alter table directory.settings add check (max_open_tabs <> 3)");
        Projector projector = TestProjector.projector(database, 100);
        Story story = new Story().agentCreated("anna");
        for (int limit = 1; limit <= 3; limit++) {
            story.event(new TabLimitChanged(limit - 1, limit));
        }
        story.agentCreated("bert");
        new EventLog(database).append(story.events());

        projector.catchUp();

        assertThat(database.rows("select max_open_tabs from directory.settings"))
                .containsExactly("2");
        assertThat(database.rows("select username from directory.agent order by 1"))
                .containsExactly("anna", "bert");
        assertThat(database.rows("select name, position, error from projection.position where status = 'failed'"))
                .containsExactly(
                        "directory.settings | 3 | at position 4: SQL state 23514: ERROR: new row for relation \"settings\" violates check constraint \"settings_max_open_tabs_check\"");
    }

    @Test
    void aBatchTakenTwiceChangesNothing() throws Exception {
        Database database = Database.fresh();
        new EventLog(database).append(new RandomHistory(21).events(300));
        Projector projector = TestProjector.projector(database, 1_000);
        projector.catchUp();
        List<String> before = database.rows("select * from report.report_all_queue order by id");

        database.run("update projection.position set position = 0 where name like 'report.%'");
        projector.catchUp();

        assertThat(database.rows("select * from report.report_all_queue order by id"))
                .isEqualTo(before);
    }

    @Test
    void aRunningProjectorFollowsWithoutBeingWoken() throws Exception {
        Database database = Database.fresh();
        Projector projector = TestProjector.projector(database, 1_000);
        projector.start();
        new EventLog(database).append(new Story().agentCreated("anna").events());

        eventually(() -> database.rows("select username from directory.agent").equals(List.of("anna")));

        projector.stop();
        assertThat(projector.isRunning()).isFalse();
    }

    @Test
    void aProjectorGoesOnAfterTheDatabaseThrewItOut() throws Exception {
        Database database = Database.fresh();
        EventLog log = new EventLog(database);
        Projector projector = TestProjector.projector(database, 1_000);
        projector.start();
        log.append(new Story().agentCreated("anna").events());
        eventually(() -> database.rows("select username from directory.agent").equals(List.of("anna")));

        assertThat(database.rows("""
                        select pg_terminate_backend(pid) from pg_stat_activity
                        where usename = 'projector' and datname = current_database()""")).isNotEmpty();
        log.append(new Story().agentCreated("bert").events());

        eventually(() -> database.rows("select count(*) from directory.agent").equals(List.of("2")));

        projector.stop();
    }

    @Test
    void theLagIsTheTimeFromRecordingToApplying() throws Exception {
        Database database = Database.fresh();
        SimpleMeterRegistry meters = new SimpleMeterRegistry();
        Projector projector = new Projector(
                database.projector(),
                ProjectionTables.all(Story.UNSEALER).tables(),
                meters,
                Clock.fixed(Story.NINE.plusMillis(250), ZoneOffset.UTC),
                Pace.USUAL);
        new EventLog(database)
                .append(new Story()
                        .queueCreated("A", Channel.CHAT, Strategy.BEEPALL)
                        .events());

        projector.catchUp();

        assertThat(meters.get("switchlog.projection.lag")
                        .tag("projection", "directory.queue")
                        .timer()
                        .totalTime(TimeUnit.MILLISECONDS))
                .isEqualTo(250);
        assertThat(meters.get("switchlog.projection.events")
                        .tag("projection", "directory.queue")
                        .counter()
                        .count())
                .isEqualTo(1);
    }

    private static void noneFailed(Database database) {
        assertThat(database.rows("select name, error from projection.position where status = 'failed'"))
                .isEmpty();
    }

    /** Waits for what other threads do, at most ten seconds. */
    private static void eventually(BooleanSupplier condition) {
        long until = System.nanoTime() + Duration.ofSeconds(60).toNanos();
        while (!condition.getAsBoolean()) {
            assertThat(System.nanoTime()).as("in time").isLessThan(until);
            Thread.onSpinWait();
        }
    }
}
