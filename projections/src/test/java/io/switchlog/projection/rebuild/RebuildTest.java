package io.switchlog.projection.rebuild;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.zaxxer.hikari.HikariDataSource;
import io.switchlog.messages.settings.SettingsEvent.TabLimitChanged;
import io.switchlog.projection.Database;
import io.switchlog.projection.Envelope;
import io.switchlog.projection.EventLog.Recorded;
import io.switchlog.projection.Positioned;
import io.switchlog.projection.ProjectionTables;
import io.switchlog.projection.Rows;
import io.switchlog.projection.Story;
import io.switchlog.projection.Table;
import io.switchlog.projection.interaction.RandomHistory;
import io.switchlog.projection.rebuild.Rebuild.Status;
import io.switchlog.projection.rebuild.Rebuild.Wish;
import java.sql.Connection;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RebuildTest {
    private static final String OFFER = "history.offer";

    @ParameterizedTest
    @ValueSource(longs = {301, 302, 303})
    @Tag("R-09")
    void whatIsBuiltAnewIsByteForByteWhatWasThere(long seed) throws Exception {
        List<Recorded> events = new RandomHistory(seed).events(2_000);
        Site site = new Site(events);
        String before = site.database.everything();

        Rebuild rebuild = site.rebuildAll();

        assertThat(rebuild.status()).as(rebuild.toString()).isEqualTo(Status.DONE);
        assertThat(rebuild.position()).isEqualTo(events.size());
        assertThat(rebuild.progress()).isEqualTo(1);
        assertThat(site.database.everything()).isEqualTo(before).contains("accepted");
        assertThat(site.leftovers()).isEmpty();
    }

    @Test
    void afterwardsTheTablesGoOnFollowing() throws Exception {
        List<Recorded> events = new RandomHistory(304).events(1_500);
        Site site = new Site(events.subList(0, 1_000));
        site.rebuildAll();

        site.log.append(events.subList(1_000, events.size()));
        site.projector.catchUp();

        assertThat(site.database.everything()).isEqualTo(new Site(events).database.everything());
        assertThat(site.database.rows("select distinct position, status from projection.position"))
                .containsExactly(events.size() + " | following");
    }

    @Test
    void tablesThatNobodyHasTakenAlongAreBroughtToTheEndOfTheLog() throws Exception {
        List<Recorded> events = new RandomHistory(305).events(1_000);
        Site behind = new Site(List.of());
        behind.log.append(events);

        Rebuild rebuild = behind.rebuildAll();

        assertThat(rebuild.status()).isEqualTo(Status.DONE);
        assertThat(behind.database.everything()).isEqualTo(new Site(events).database.everything());
        assertThat(behind.database.rows("select distinct position from projection.position"))
                .containsExactly(Integer.toString(events.size()));
    }

    @Test
    void theCatalogueIsTheSameAfterwards() throws Exception {
        Site site = new Site(new RandomHistory(306).events(600));
        site.database.run("""
                create view report.waiting_now with (security_barrier = true) as
                    select q.id, o.agent_id from report.report_chat_queue q
                    join history.offer o on o.interaction_id = q.interaction_id where q.reason is null;
                comment on view report.waiting_now is 'Who is being offered what';
                comment on column report.waiting_now.id is 'The row';
                comment on column report.waiting_now.agent_id is 'The agent';
                create view report.waiting_count as select count(*) as waiting from report.waiting_now;
                comment on view report.waiting_count is 'How many';
                comment on column report.waiting_count.waiting is 'Number';
                grant select (agent_id) on report.waiting_now to query_reader;
                grant select on history.offer to pg_monitor with grant option;
                grant select (rank) on history.offer to public;
                create index offers_by_expiry on history.offer (expires_at desc) include (rank) with (fillfactor = 70);
                comment on index history.offers_by_expiry is 'Made by an operator';
                alter table history.offer alter column rank set statistics 333;
                alter table report.report_chat_queue add foreign key (queue_id) references directory.queue (queue_id) not enforced;
                comment on constraint report_chat_queue_queue_id_fkey on report.report_chat_queue is 'For reporting tools';
                """);
        site.database.run("""
                create function report.offers() returns bigint language sql
                begin atomic select count(*) from history.offer; end""");
        List<String> before = Catalogue.of(site.database);
        String rows = site.database.everything();

        Rebuild rebuild = site.rebuildAll();

        assertThat(rebuild.status()).as(rebuild.toString()).isEqualTo(Status.DONE);
        assertThat(Catalogue.of(site.database)).isEqualTo(before);
        assertThat(site.database.everything()).isEqualTo(rows);
        assertThat(site.database.rows("select report.offers() = (select count(*) from history.offer)"))
                .containsExactly("t");

        // Only one end of the foreign key.
        site.rebuild(Wish.USUAL, List.of("directory.queue"));
        assertThat(Catalogue.of(site.database)).isEqualTo(before);
    }

    @Test
    void viewsShowTheNewTable() throws Exception {
        Site site = new Site(new RandomHistory(307).events(600));
        site.rebuildAll();

        site.database.run("delete from report.report_chat_queue");

        assertThat(site.database.rows("select count(*) from report.report_all_queue where channel = 'chat'"))
                .containsExactly("0");
    }

    @Test
    void statisticsAreThereWhenTheNewTableIs() throws Exception {
        Site site = new Site(new RandomHistory(308).events(600));

        site.rebuild(Wish.USUAL, List.of(OFFER));

        assertThat(site.database.rows("""
                        select reltuples > 0 and exists (select from pg_stats where schemaname = 'history' and tablename = 'offer')
                        from pg_class where oid = 'history.offer'::regclass""")).containsExactly("t");
    }

    @Test
    void aTableWithSomethingThatCannotBeCarriedOverIsLeftAlone() throws Exception {
        Site site = new Site(new RandomHistory(309).events(300));
        site.database.run("create materialized view report.old_offers as select * from history.offer");
        String before = site.database.everything();

        Rebuild rebuild = site.rebuild(Wish.USUAL, List.of(OFFER));

        assertThat(rebuild.status()).isEqualTo(Status.FAILED);
        assertThat(rebuild.error()).contains("materialized view report.old_offers");
        assertThat(site.database.everything()).isEqualTo(before);
        assertThat(site.leftovers()).isEmpty();
    }

    @Test
    void aComparisonFindsRowsThatSomebodyHasChanged() throws Exception {
        Site site = new Site(new RandomHistory(310).events(800));
        String good = site.database.everything();
        site.database.run(
                "update history.offer set rank = rank + 1 where offered_position = (select max(offered_position) from history.offer)");
        site.database.run(
                "delete from history.offer where offered_position = (select min(offered_position) from history.offer)");
        site.database.run("""
                insert into history.membership
                    (queue_id, agent_id, penalty, since, from_at, to_at, from_position, to_position)
                select queue_id, gen_random_uuid(), penalty, since, from_at, to_at, from_position, to_position
                from history.membership limit 1""");
        String changed = site.database
                .rows("select max(offered_position) from history.offer")
                .get(0);
        String bad = site.database.everything();

        Rebuild proof = site.rebuild(new Wish(true, false, false), site.names());

        assertThat(proof.status()).as(proof.toString()).isEqualTo(Status.DONE);
        assertThat(proof.isTheSame()).isFalse();
        assertThat(site.database.everything()).as("a proof changes nothing").isEqualTo(bad);
        assertThat(site.leftovers()).isEmpty();
        assertThat(differences(site, proof)).contains("history.offer | 0 | 1 | 1", "history.membership | 1 | 0 | 0");
        assertThat(differences(site, proof).stream().filter(line -> !line.endsWith("| 0 | 0 | 0")))
                .hasSize(2);
        assertThat(proof.differences())
                .contains("\"offered_position\": " + changed)
                .contains("\"kind\": \"onlyNew\"");

        Rebuild rebuild = site.rebuild(new Wish(true, true, false), site.names());

        assertThat(rebuild.differences()).isEqualTo(proof.differences());
        assertThat(site.database.everything()).isEqualTo(good);
        assertThat(site.rebuild(new Wish(true, false, false), site.names()).isTheSame())
                .isTrue();
    }

    private static List<String> differences(Site site, Rebuild rebuild) {
        return site.database.rows("""
                select d ->> 'table', d ->> 'onlyOld', d ->> 'onlyNew', d ->> 'changed'
                from projection.rebuild r, jsonb_array_elements(r.differences) d where r.id = '%s'""".formatted(rebuild.id()));
    }

    @Test
    void theOldTableCanBeKeptUntilTheNextRebuild() throws Exception {
        Site site = new Site(new RandomHistory(311).events(500));
        site.database.run("update history.offer set rank = 77");

        site.rebuild(new Wish(false, true, true), List.of(OFFER));

        assertThat(site.database.rows("select distinct rank from retired.offer"))
                .containsExactly("77");
        assertThat(site.database.rows("select count(*) from history.offer where rank = 77"))
                .containsExactly("0");
        site.rebuild(Wish.USUAL, List.of(OFFER));
        assertThat(site.database.rows("select to_regclass('retired.offer')")).containsExactly("-");
    }

    /** A table that counts changes of the tab limit and fails at one of them. */
    private static final class Stubborn extends Table<Boolean, Stubborn.Row> {
        record Row(boolean one, int changes, long position) implements Positioned {}

        Stubborn() {
            super("projection.stubborn", new Rows<>("projection.stubborn", Boolean.class, Row.class, Row::one, "one"));
            on(TabLimitChanged.class, event -> true, Stubborn::count);
        }

        private static Row count(@Nullable Row before, TabLimitChanged event, Envelope at) {
            if (event.to() == 13) {
                throw new IllegalStateException("thirteen");
            }
            return new Row(true, before == null ? 1 : before.changes() + 1, at.position());
        }
    }

    @Test
    void aFoldThatFailsEndsTheRebuildAndChangesNothing() throws Exception {
        List<Table<?, ?>> tables =
                new ArrayList<>(ProjectionTables.all(Story.UNSEALER).tables());
        tables.add(new Stubborn());
        Story story = new Story();
        for (int limit = 1; limit <= 30; limit++) {
            story.event(new TabLimitChanged(limit - 1, limit));
        }
        Site site = new Site(story.events(), tables);
        site.database.run("""
                create table projection.stubborn (one boolean primary key, changes integer not null, position bigint not null);
                insert into projection.stubborn values (true, 29, 30)""");
        String before = site.database.everything();

        Rebuild rebuild = site.rebuildAll();

        assertThat(rebuild.status()).isEqualTo(Status.FAILED);
        assertThat(rebuild.error())
                .isEqualTo("projection.stubborn at position 13: java.lang.IllegalStateException: thirteen");
        assertThat(site.database.everything()).isEqualTo(before);
        assertThat(site.leftovers()).isEmpty();
        assertThat(site.rebuild(Wish.USUAL, List.of("directory.settings")).status())
                .isEqualTo(Status.DONE);
    }

    @Test
    void aTableThatHasFailedIsReplacedByOneThatHasNot() throws Exception {
        List<Recorded> events = new RandomHistory(312).events(600);
        Site site = new Site(events.subList(0, 300));
        String offers = "select * from history.offer order by offered_position, agent_id";
        site.database.run("alter table history.offer add constraint stuck check (offered_position <= 300)");
        site.log.append(events.subList(300, events.size()));
        site.projector.catchUp();
        assertThat(site.database.rows("select status from projection.position where name = 'history.offer'"))
                .containsExactly("failed");
        site.database.run("alter table history.offer drop constraint stuck");

        Rebuild rebuild = site.rebuild(Wish.USUAL, List.of(OFFER));

        assertThat(rebuild.status()).as(rebuild.toString()).isEqualTo(Status.DONE);
        assertThat(site.database.rows("select position, error from projection.position where name = 'history.offer'"))
                .containsExactly(events.size() + " | -");
        assertThat(site.database.rows(offers)).isEqualTo(new Site(events).database.rows(offers));
    }

    @Test
    void aProjectionIsRebuiltOnceAtATime() throws Exception {
        Site site = new Site(List.of());
        try (HikariDataSource pool = site.database.projector()) {
            Rebuilds rebuilds = site.rebuilds(pool);
            UUID id = UUID.randomUUID();
            Rebuild first = rebuilds.request(id, Set.of(OFFER, "directory.queue"), Wish.USUAL, "anna");

            assertThat(rebuilds.request(id, Set.of(OFFER), Wish.USUAL, "anna")).isEqualTo(first);
            assertThatThrownBy(() -> rebuilds.request(UUID.randomUUID(), Set.of(OFFER), Wish.USUAL, "bert"))
                    .isInstanceOfSatisfying(
                            RebuildUnderWay.class,
                            refusal -> assertThat(refusal.other()).isEqualTo(first));
            assertThat(rebuilds.request(UUID.randomUUID(), Set.of("directory.account"), Wish.USUAL, "bert")
                            .status())
                    .isEqualTo(Status.REQUESTED);
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "select projection.shadow_drop(array['log.event'])",
                "select projection.shadow_create(array['projection.position'])",
                "select projection.shadow_create(array['vault.subject_key'])",
                "select projection.shadow_swap(array['access.credential'], false, 100)",
                "select projection.shadow_create(array['report.report_all_queue'])",
                "select projection.copy_grants('history.offer'::regclass, 'log.event'::regclass)",
                "create table shadow.mine ()",
                "drop table history.offer"
            })
    void theProjectorTouchesNothingElse(String sql) {
        Database database = Database.fresh();
        assertThatThrownBy(() -> Database.rows(database.as("projector"), sql))
                .rootCause()
                .message()
                .containsAnyOf("no projection has a table", "permission denied", "must be owner");
    }

    @ParameterizedTest
    @ValueSource(strings = {"report_reader", "query_reader", "log_writer"})
    void nobodyElseRebuilds(String role) {
        Database database = Database.fresh();
        for (String sql : List.of(
                "select projection.shadow_create(array['history.offer'])",
                "select projection.shadow_swap(array['history.offer'], false, 100)",
                "update projection.rebuild set status = 'done' returning 1")) {
            assertThatThrownBy(() -> Database.rows(database.as(role), sql))
                    .rootCause()
                    .hasMessageContaining("permission denied");
        }
    }

    @Test
    void whoReadsForLongPutsTheSwapOffAndHoldsUpNobody() throws Exception {
        List<Recorded> events = new RandomHistory(313).events(900);
        Site site = new Site(events.subList(0, 800));
        UUID id = site.request(Wish.USUAL, site.names());
        try (HikariDataSource pool = site.database.projector();
                Connection reader = site.database.as("query_reader").getConnection()) {
            reader.setTransactionIsolation(Connection.TRANSACTION_REPEATABLE_READ);
            reader.setAutoCommit(false);
            String offers = first(reader, "select count(*) from history.offer");
            Rebuilds rebuilds = site.rebuilds(pool);
            RebuildWorker worker = new RebuildWorker(rebuilds, Site.rebuilder(pool, rebuilds));
            worker.start();
            Site.eventually(() -> rebuilds.get(id).waitsFor() != null);

            site.log.append(events.subList(800, events.size()));
            Site.eventually(() -> {
                catchUp(site);
                return site.database
                        .rows("select distinct position from projection.position")
                        .equals(List.of(Integer.toString(events.size())));
            });
            assertThat(rebuilds.get(id).status().isFinal()).isFalse();
            assertThat(first(reader, "select count(*) from history.offer")).isEqualTo(offers);
            reader.rollback();

            Site.eventually(() -> rebuilds.get(id).status() == Status.DONE);
            worker.stop();
        }
        assertThat(site.database.everything()).isEqualTo(new Site(events).database.everything());
    }

    private static void catchUp(Site site) {
        try {
            site.projector.catchUp();
        } catch (java.sql.SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    private static String first(Connection connection, String sql) throws java.sql.SQLException {
        try (var statement = connection.createStatement();
                var row = statement.executeQuery(sql)) {
            row.next();
            return row.getString(1);
        }
    }
}
