package io.switchlog.query.pbx;

import static org.assertj.core.api.Assertions.assertThat;

import io.switchlog.query.ApiTest;
import io.switchlog.query.Person;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

class PbxQueriesTest extends ApiTest {

    @BeforeEach
    void switchboards() {
        DATABASE.execute("""
                truncate directory.pbx, history.pbx_gap, bridge.link, bridge.inbox, bridge.cursor, bridge.unknown_event;
                insert into directory.pbx values
                    ('broken', false, now(), null, 'silent', null, 2, now(), now() - interval '1 day', now(), 100, 3, 7),
                    ('closed', false, now(), null, null, 'Authentication failed', 0, null, null, null, null, null, 8),
                    ('well', true, '2026-03-02T09:00:04Z', '2026-03-01T00:00:00Z', null, null, 0, null, null, null, null, null, 9);
                insert into history.pbx_gap values
                    ('well', 1, '2026-03-02T08:00:00Z', '2026-03-02T08:01:00Z', 'died', '2026-03-02T08:01:01Z', 7, 5),
                    ('well', 2, '2026-03-02T09:00:00Z', '2026-03-02T09:00:04.5Z', 'silent', null, null, 6);
                insert into bridge.link values
                    ('broken', now(), now()), ('closed', null, now()), ('well', '2026-03-02T09:10:00Z', now()),
                    ('new', null, now()), ('old', now(), '2020-01-01T00:00:00Z');
                insert into bridge.inbox (pbx, key, name, occurred_at, received_at, packet)
                select 'well', sha256(n::text::bytea), 'Hangup', now(), now(), '' from generate_series(1, 5) n;
                insert into bridge.cursor select 'well', min(seq) + 1, min(seq), now() from bridge.inbox;
                insert into bridge.unknown_event values ('well', 'Odd', 4, now(), now()), ('well', 'Odder', 1, now(), now())
                """);
    }

    private JsonNode one(String name) {
        for (JsonNode row : read(Person.ADMINISTRATOR, "/pbx").path("rows")) {
            if (row.path("name").asString().equals(name)) {
                return row;
            }
        }
        throw new AssertionError("no " + name);
    }

    private static List<String> troubles(JsonNode row) {
        return row.path("troubles").valueStream().map(JsonNode::asString).toList();
    }

    @Test
    void oneThatIsWellIsToldWithItsPast() {
        JsonNode well = one("well");

        assertThat(well.path("connected").asBoolean()).isTrue();
        assertThat(well.path("since").asString()).isEqualTo("2026-03-02T09:00:04.000000Z");
        assertThat(well.path("bootedAt").asString()).isEqualTo("2026-03-01T00:00:00.000000Z");
        assertThat(well.path("heardUntil").asString()).isEqualTo("2026-03-02T09:10:00.000000Z");
        assertThat(well.path("backlog").asInt()).isEqualTo(3);
        assertThat(well.path("unknownEvents").asInt()).isEqualTo(5);
        assertThat(well.path("blindSeconds").asDouble()).isEqualTo(64.5);
        assertThat(well.path("comparison").isNull()).isTrue();
        assertThat(troubles(well)).isEmpty();
        JsonNode gaps = well.path("gaps");
        assertThat(gaps).hasSize(2);
        assertThat(gaps.get(0).path("cause").asString()).isEqualTo("silent");
        assertThat(gaps.get(0).path("reconciledAt").isNull()).isTrue();
        assertThat(gaps.get(1).path("recordRows").asInt()).isEqualTo(7);
    }

    @Test
    void whatIsWrongIsToldInWords() {
        assertThat(troubles(one("broken")))
                .hasSize(3)
                .anyMatch(words -> words.contains("not even in answer to pings"))
                .anyMatch(words -> words.startsWith("Of 2 times"))
                .anyMatch(words -> words.startsWith("3 of 100 visits"));
        assertThat(troubles(one("closed"))).singleElement().asString().contains("\"Authentication failed\"");
        assertThat(one("closed").path("since").isNull()).isTrue();
        assertThat(troubles(one("new"))).singleElement().asString().startsWith("It was never reached");
        assertThat(troubles(one("old"))).singleElement().asString().startsWith("No node looks after it");
    }

    @Test
    void agentsAreNotShownThem() {
        problem(Person.ANNA, "/pbx", 403);
    }
}
