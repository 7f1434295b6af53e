package io.switchlog.projection.rebuild;

import static org.assertj.core.api.Assertions.assertThat;

import com.zaxxer.hikari.HikariDataSource;
import io.switchlog.projection.EventLog.Recorded;
import io.switchlog.projection.interaction.RandomHistory;
import io.switchlog.projection.rebuild.Rebuild.Status;
import io.switchlog.projection.rebuild.Rebuild.Wish;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Rebuilds while events come, people read, processes die and minds change. */
class RebuildUnderLoadTest {
    /** A table shows the log up to its position, all of it and nothing after it: whether that holds for these now. */
    private static final List<String> TRUTHS = List.of(
            "select (select count(*) from history.offer)"
                    + " = (select count(*) from log.event where name = 'interaction.offered' and position <= p.position)"
                    + " from projection.position p where name = 'history.offer'",
            "select (select count(*) from directory.interaction)"
                    + " = (select count(*) from log.event where name = 'interaction.received' and position <= p.position)"
                    + " from projection.position p where name = 'directory.interaction'",
            "select (select count(*) from report.report_all_queue where channel = 'chat')"
                    + " = (select count(*) from log.event where name = 'interaction.queued' and position <= p.position"
                    + " and payload ->> 'channel' = 'chat')"
                    + " from projection.position p where name = 'report.report_chat_queue'",
            "select count(*) = 1 from history.centre_settings where to_at is null");

    @Test
    @Tag("R-09")
    void readersNeverSeeATableThatIsEmptyOrMixedWithAnother() throws Exception {
        List<Recorded> events = new RandomHistory(401).events(3_000).subList(0, 3_000);
        Site site = new Site(events.subList(0, 1_500));
        site.projector.start();
        AtomicBoolean going = new AtomicBoolean(true);
        AtomicInteger looks = new AtomicInteger();
        ExecutorService threads = Executors.newFixedThreadPool(3);
        List<Future<?>> watchers = new ArrayList<>();
        for (boolean oneSnapshot : List.of(true, false)) {
            watchers.add(threads.submit(() -> watch(site, oneSnapshot, going, looks)));
        }
        watchers.add(threads.submit(() -> {
            for (int at = 1_500; at < events.size(); at += 10) {
                site.log.append(events.subList(at, at + 10));
                site.projector.wake();
            }
            return null;
        }));

        int rebuilt = 0;
        while (rebuilt < 3) {
            Rebuild rebuild = site.rebuildAll();
            assertThat(rebuild.status()).as(rebuild.toString()).isEqualTo(Status.DONE);
            rebuilt++;
        }
        watchers.get(2).get();
        Site.eventually(() -> site.database
                .rows("select distinct position from projection.position")
                .equals(List.of(Integer.toString(events.size()))));
        going.set(false);
        for (Future<?> watcher : watchers) {
            watcher.get();
        }
        threads.shutdown();
        site.projector.stop();

        assertThat(looks.get()).isGreaterThan(100);
        assertThat(site.leftovers()).isEmpty();
        assertThat(site.database.everything()).isEqualTo(new Site(events).database.everything());
    }

    private static Object watch(Site site, boolean oneSnapshot, AtomicBoolean going, AtomicInteger looks)
            throws SQLException {
        Random random = new Random(1);
        try (Connection connection = site.database.owner().getConnection()) {
            connection.setAutoCommit(!oneSnapshot);
            if (oneSnapshot) {
                connection.setTransactionIsolation(Connection.TRANSACTION_REPEATABLE_READ);
            }
            while (going.get()) {
                // In another order each time: the first to be read fixes the snapshot, not the tables.
                for (int i = 0; i < TRUTHS.size(); i++) {
                    String truth = TRUTHS.get(random.nextInt(TRUTHS.size()));
                    if (oneSnapshot || truth.contains("centre_settings")) {
                        assertThat(holds(connection, truth)).as(truth).isTrue();
                    } else {
                        assertThat(holds(connection, "select exists (select from history.offer)"))
                                .isTrue();
                    }
                }
                if (oneSnapshot) {
                    connection.rollback();
                }
                looks.incrementAndGet();
            }
        }
        return looks;
    }

    private static boolean holds(Connection connection, String sql) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(sql)) {
            return row.next() && row.getBoolean(1);
        }
    }

    /** The moment is a point of the work, chosen by the number of statements that the worker has sent. */
    @ParameterizedTest
    @ValueSource(longs = {1, 3, 6, 8})
    void cancelledAtAnyMomentItLeavesNothingBehind(long seed) throws Exception {
        List<Recorded> events = new RandomHistory(402).events(1_500);
        Site site = new Site(events);
        String before = site.database.everything();
        UUID id = site.request(new Wish(seed % 2 == 0, true, false), site.names());
        try (HikariDataSource pool = site.database.projector();
                HikariDataSource other = site.database.projector()) {
            Rebuilds rebuilds = site.rebuilds(pool);
            Steps steps = new Steps(
                    pool, (int) (seed * 211 % 1_500), () -> site.rebuilds(other).cancel(id));
            Rebuilds own = new Rebuilds(steps, site.tables);
            new Rebuilder(steps, own, new Load.Portions(40, 150, 100)).work(() -> true);

            assertThat(rebuilds.get(id).status()).isIn(Status.CANCELLED, Status.DONE);
        }
        assertThat(site.database.everything()).isEqualTo(before);
        assertThat(site.leftovers()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(longs = {2, 5, 9})
    void killedAtAnyMomentItIsFinishedByTheNext(long seed) throws Exception {
        List<Recorded> events = new RandomHistory(403).events(1_500);
        Site site = new Site(events);
        String before = site.database.everything();
        List<String> catalogue = Catalogue.of(site.database);
        UUID id = site.request(new Wish(seed % 2 == 0, true, false), site.names());
        Random random = new Random(seed);
        int deaths = 0;
        boolean done = false;
        while (!done) {
            HikariDataSource pool = site.database.projector();
            // All connections break at once, and nothing that follows is heard.
            Steps steps = new Steps(pool, 100 + random.nextInt(1_200) + 100 * deaths, pool::close);
            Rebuilds rebuilds = new Rebuilds(steps, site.tables);
            try {
                new Rebuilder(steps, rebuilds, new Load.Portions(40, 150, 100)).work(() -> true);
            } catch (SQLException | RuntimeException dead) {
                deaths++;
            }
            pool.close();
            List<String> state =
                    site.database.rows("select status, error from projection.rebuild where id = '" + id + "'");
            assertThat(state.get(0)).doesNotStartWith("failed").doesNotStartWith("cancelled");
            done = state.get(0).startsWith("done");
            if (!done) {
                assertThat(site.database.everything()).isEqualTo(before);
            }
        }
        site.projector.catchUp();

        assertThat(deaths).isPositive();
        assertThat(site.database.everything()).isEqualTo(before);
        assertThat(Catalogue.of(site.database)).isEqualTo(catalogue);
    }

    @Test
    void whatWasBuiltBeforeTheTablesChangedIsBegunAnew() throws Exception {
        List<Recorded> events = new RandomHistory(404).events(1_000);
        Site site = new Site(events);
        UUID id = site.request(Wish.USUAL, site.names());
        try (HikariDataSource pool = site.database.projector()) {
            Steps steps = new Steps(pool, 700, pool::close);
            try {
                new Rebuilder(steps, new Rebuilds(steps, site.tables), new Load.Portions(40, 150, 100))
                        .work(() -> true);
            } catch (SQLException | RuntimeException dead) {
                assertThat(site.database.rows("select count(*) from projection.shadow"))
                        .isNotEqualTo(List.of("0"));
            }
        }
        site.database.run("create index offers_of_an_agent_by_rank on history.offer (agent_id, rank)");
        List<String> catalogue = Catalogue.of(site.database);
        String before = site.database.everything();

        try (HikariDataSource pool = site.database.projector()) {
            Rebuilds rebuilds = site.rebuilds(pool);
            Site.rebuilder(pool, rebuilds).work(() -> true);
            assertThat(rebuilds.get(id).status()).isEqualTo(Status.DONE);
        }

        assertThat(site.database.everything()).isEqualTo(before);
        assertThat(Catalogue.of(site.database)).isEqualTo(catalogue);
    }

    @Test
    void ofTwoWorkersOneWorksAndTheOtherGoesOnWhenItIsGone() throws Exception {
        List<Recorded> events = new RandomHistory(405).events(2_000);
        Site site = new Site(events);
        String before = site.database.everything();
        try (HikariDataSource one = site.database.projector();
                HikariDataSource two = site.database.projector()) {
            RebuildWorker first = new RebuildWorker(site.rebuilds(one), Site.rebuilder(one, site.rebuilds(one)));
            RebuildWorker second = new RebuildWorker(site.rebuilds(two), Site.rebuilder(two, site.rebuilds(two)));
            first.start();
            second.start();
            Rebuilds rebuilds = site.rebuilds(two);
            UUID id = rebuilds.request(UUID.randomUUID(), site.names(), Wish.USUAL, "test")
                    .id();
            Site.eventually(() -> rebuilds.get(id).startedAt() != null);
            first.stop();

            Site.eventually(() -> rebuilds.get(id).status() == Status.DONE);

            second.stop();
        }
        assertThat(site.database.everything()).isEqualTo(before);
    }
}
