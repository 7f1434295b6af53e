package io.switchlog;

import static org.assertj.core.api.Assertions.assertThat;

import io.switchlog.api.Await;
import io.switchlog.api.ContactCentre;
import io.switchlog.api.Traffic;
import io.switchlog.life.WholeLog;
import io.switchlog.messages.EventCatalogue;
import io.switchlog.projection.rebuild.Rebuild;
import io.switchlog.projection.rebuild.Rebuilds;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** After everything that the other tests have done: what is built again from the log is what was there. */
@Order(Integer.MAX_VALUE)
@Tag("CARD-04")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ReplayTest {
    private final Installation installation = Installation.shared();
    private final ContactCentre centre = ContactCentre.shared();

    @BeforeAll
    void trafficOfEveryKind() {
        new Traffic(installation.node(), centre).run();
    }

    @Test
    void everyTableIsTheSameAfterARebuild() throws Exception {
        awaitProjections();
        Map<String, String> before = tables();
        Rebuilds rebuilds = installation.node().context().getBean(Rebuilds.class);

        UUID id = rebuilds.request(UUID.randomUUID(), rebuilds.tables().keySet(), Rebuild.Wish.USUAL, "test")
                .id();
        Await.until(
                () -> rebuilds.get(id).toString(),
                () -> rebuilds.get(id).status().isFinal());
        assertThat(rebuilds.get(id).status()).as(rebuilds.get(id).toString()).isEqualTo(Rebuild.Status.DONE);
        awaitProjections();

        Map<String, String> after = tables();
        assertThat(after.keySet()).isEqualTo(before.keySet());
        before.forEach((table, rows) -> assertThat(after.get(table)).as(table).isEqualTo(rows));
        assertThat(before).allSatisfy((table, rows) -> {
            if (!table.contains("waiting_")) {
                assertThat(rows).as(table).isNotEmpty();
            }
        });
        System.out.println("ReplayTest compared " + before.size() + " tables, "
                + before.values().stream().mapToLong(String::length).sum() + " characters, over "
                + centre.head() + " events");
    }

    /** Whatever the tests have done: nobody got what admission refuses, nothing was lost or given twice. */
    @Test
    @Tag("AG-108")
    void theLogHoldsNothingThatMustNotBe() {
        WholeLog log = centre.log();

        assertThat(log.findings()).isEmpty();
        assertThat(log.seen().keySet()).containsAll(whatCanHappen());
        System.out.println("ReplayTest followed " + log.seen());
    }

    /** All events, but for the one that nothing causes yet. */
    private static List<String> whatCanHappen() {
        return EventCatalogue.classes().stream()
                .map(type -> EventCatalogue.typeOf(type).name())
                .filter(name -> !name.equals("claim.released"))
                .toList();
    }

    private void awaitProjections() {
        Await.until(
                () -> "projections reach the head: "
                        + installation.owner().queryForList("select * from projection.position"),
                () -> Boolean.TRUE.equals(installation
                        .owner()
                        .queryForObject(
                                "select min(p.position) = (select position from log.head) from projection.position p",
                                Boolean.class)));
    }

    /** Every row of every derived table, as text, in an order of its own. */
    private Map<String, String> tables() {
        Map<String, String> tables = new TreeMap<>();
        List<String> names = installation.owner().queryForList("""
                select table_schema || '.' || table_name from information_schema.tables
                where table_schema in ('report', 'history', 'directory', 'projection') and table_type = 'BASE TABLE'
                  and table_name not in ('position', 'rebuild', 'shadow')""", String.class);
        for (String name : names) {
            tables.put(
                    name,
                    String.join(
                            "\n",
                            installation
                                    .owner()
                                    .queryForList("select t::text from " + name + " t order by 1", String.class)));
        }
        return tables;
    }
}
