package io.switchlog;

import static org.assertj.core.api.Assertions.assertThat;

import io.switchlog.api.ContactCentre;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.datasource.SingleConnectionDataSource;
import tools.jackson.databind.JsonNode;

/** Whoever owns the database can change the log, and verification says where. */
@Tag("CARD-06")
class TamperingTest {
    private final Installation installation = Installation.shared();
    private final ContactCentre centre = ContactCentre.shared();

    private JsonNode verify() {
        return centre.admin().post("/api/audit/verify").expect(200).json();
    }

    private void expectBad(long position) {
        JsonNode found = verify();
        assertThat(found.get("verdict").asString()).isEqualTo("bad");
        assertThat(found.get("firstBadPosition").asLong()).as(found.toString()).isEqualTo(position);
        assertThat(found.get("reason").asString()).isNotBlank();
    }

    /** An event that nobody needs any more. */
    private long position() {
        String queue = centre.queue("fax");
        centre.patch("/queues/" + queue, Map.of("name", "Renamed"));
        long position = centre.patch("/queues/" + queue, Map.of("name", "Renamed again"))
                .eventIndex();
        centre.newAgent(Map.of());
        return position;
    }

    /** Does something as a superuser who goes around the triggers, and undoes it. */
    private void tamper(List<String> change, List<String> undo, Runnable meanwhile) {
        SingleConnectionDataSource connection =
                new SingleConnectionDataSource(installation.database().url() + "?user=postgres", true);
        try {
            JdbcTemplate superuser = new JdbcTemplate(connection);
            superuser.execute("set session_replication_role = 'replica'");
            change.forEach(superuser::execute);
            try {
                meanwhile.run();
            } finally {
                undo.forEach(superuser::execute);
            }
        } finally {
            connection.destroy();
        }
        assertThat(verify().get("verdict").asString()).isEqualTo("clean");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "payload = replace(payload::text, 'Renamed', 'Altered')::json",
                "metadata = replace(metadata::text, 'web', 'www')::json",
                "recorded_at = recorded_at + interval '1 microsecond'",
                "name = 'queue.created'",
                "version = version + 1",
                "stream_type = 'agent'",
                "stream_id = 'x'",
                "sequence = sequence + 7",
                "event_id = gen_random_uuid()",
                "hash = sha256(hash)"
            })
    void anEditOfOneRowIsNamed(String edit) {
        long position = position();
        tamper(
                List.of(
                        "create temp table kept as select * from log.event where position = " + position,
                        "update log.event set " + edit + " where position = " + position),
                List.of(
                        "delete from log.event where position = " + position,
                        "insert into log.event select * from kept"),
                () -> expectBad(position));
    }

    @Test
    void aDeletedRowIsNamed() {
        long position = position();
        tamper(
                List.of(
                        "create temp table kept as select * from log.event where position = " + position,
                        "delete from log.event where position = " + position),
                List.of("insert into log.event select * from kept"),
                () -> expectBad(position));
    }

    @Test
    void aCutEndIsNamed() {
        centre.settle();
        position();
        long last = centre.head();
        tamper(
                List.of(
                        "create temp table kept as select * from log.event where position = " + last,
                        "delete from log.event where position = " + last),
                List.of("insert into log.event select * from kept"),
                () -> expectBad(last));
    }
}
