package io.switchlog;

import static org.assertj.core.api.Assertions.assertThat;

import io.switchlog.api.Await;
import io.switchlog.api.ContactCentre;
import io.switchlog.projection.Projector;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** After everything that the other tests have done: what is built again from the log is what was there. */
@Order(Integer.MAX_VALUE)
@Tag("CARD-04")
class ReplayTest {
    private final Installation installation = Installation.shared();
    private final ContactCentre centre = ContactCentre.shared();

    @Test
    void everyTableIsTheSameAfterARebuild() throws Exception {
        someTraffic();
        awaitProjections();
        Map<String, String> before = tables();
        Projector projector = installation.node().context().getBean(Projector.class);

        for (String table : projector.tables()) {
            projector.rebuild(table);
        }
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

    /** Enough of everything, so that this test means something alone too. */
    private void someTraffic() {
        centre.create(
                "/users",
                Map.of("fullName", "S", "username", centre.name("s"), "password", "secret", "role", "supervisor"));
        for (String channel : List.of("chat", "email", "sms", "openchannel", "fax", "whatsapp")) {
            String agent = centre.agent(Map.of(channel, 5));
            String queue = centre.queue(Map.of("channel", channel, "agentTimeoutSeconds", 5), agent);
            String account = centre.accountOf(channel, queue);
            centre.admin().put("/api/accounts/" + account + "/agents/" + agent).expect(200);
            String closed = offered(account, agent);
            centre.accept(closed, agent);
            centre.close(closed);
            centre.accept(offered(account, agent), agent);
            centre.abandon(offered(account, agent));
            centre.reject(offered(account, agent), agent);
            centre.pause(agent, channel);
            centre.interaction(account);
        }
        String ringing = centre.agent();
        String expiring = offered(
                centre.accountOf("chat", centre.queue(Map.of("channel", "chat", "agentTimeoutSeconds", 5), ringing)),
                ringing);
        centre.advance(5);
        centre.await(expiring, "offer-expired");
        centre.settle();
        String agent = centre.agent();
        offered(centre.accountOf("chat", centre.queue("chat", agent)), agent);
        centre.interaction(centre.accountOf("email", centre.queue("email")));
        centre.settings(Map.of("offerTimeoutSeconds", 31));
        centre.settings(Map.of("offerTimeoutSeconds", 30));
    }

    private String offered(String account, String agent) {
        String interaction = centre.interaction(account);
        centre.awaitOffer(interaction, agent);
        return interaction;
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
                  and table_name <> 'position'""", String.class);
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
