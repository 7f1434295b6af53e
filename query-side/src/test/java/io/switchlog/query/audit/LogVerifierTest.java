package io.switchlog.query.audit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.switchlog.query.LogWriter;
import io.switchlog.query.LogWriter.NewEvent;
import io.switchlog.query.TestDatabase;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@Tag("CARD-06")
class LogVerifierTest {
    private static final int EVENTS = 60;
    private static final TestDatabase DATABASE = TestDatabase.withLog();

    @BeforeAll
    static void appendAndKeepACopy() {
        LogWriter writer = new LogWriter(DATABASE);
        List<NewEvent> events = new ArrayList<>();
        for (int i = 0; i < EVENTS; i++) {
            events.add(new NewEvent(
                    "agent",
                    "agent-" + i % 7,
                    "agent.paused",
                    "{\"reason\": \"caffè ☕ %d\",  \"n\":%d}".formatted(i, i),
                    "{\"actor\":\"admin\",\"n\":\"%d\"}".formatted(i)));
            if (events.size() == 9 || i == EVENTS - 1) {
                writer.append(events);
                events.clear();
            }
        }
        DATABASE.execute("""
                create table public.event_copy as table log.event;
                create table public.head_copy as table log.head
                """);
    }

    @BeforeEach
    void restore() {
        DATABASE.execute("""
                truncate log.event, log.head;
                insert into log.event table public.event_copy;
                insert into log.head table public.head_copy
                """);
    }

    @Test
    void aLogThatNobodyTouchedIsClean() throws SQLException {
        Verification found = verify();

        assertThat(found.verdict()).isEqualTo(Verdict.CLEAN);
        assertThat(found.events()).isEqualTo(EVENTS);
        assertThat(found.firstBadPosition()).isNull();
        assertThat(found.reason()).isNull();
    }

    @Test
    void anEmptyLogIsClean() throws SQLException {
        Verification found = new LogVerifier(TestDatabase.withLog().as("query_reader")).verify((events, of) -> {});

        assertThat(found.verdict()).isEqualTo(Verdict.CLEAN);
        assertThat(found.events()).isZero();
    }

    @Test
    void eachOfAHundredChangesByTheSuperuserIsNamedAtItsPosition() throws SQLException {
        Random random = new Random(20260302);
        for (int i = 0; i < 100; i++) {
            Mutation mutation = Mutation.any(random);
            restore();
            DATABASE.execute(mutation.sql());

            Verification found = verify();

            assertThat(found.verdict()).as(mutation.sql()).isEqualTo(Verdict.BAD);
            assertThat(found.firstBadPosition())
                    .as(mutation.sql() + " -> " + found.reason())
                    .isEqualTo(mutation.firstBadPosition());
        }
    }

    @Test
    void aTailThatWasCutIsMissing() throws SQLException {
        DATABASE.execute("delete from log.event where position > 50");

        assertBad(51, "missing");
    }

    @Test
    void aTailThatWasCutWithTheHeadRepairedIsSeenOnlyByWhoeverKeptTheHead() throws SQLException {
        String kept = verify().headHash();
        DATABASE.execute("""
                delete from log.event where position > 50;
                update log.head set (position, hash, recorded_at) =
                    (select position, hash, recorded_at from log.event order by position desc limit 1)
                """);

        Verification found = verify();

        assertThat(found.verdict()).isEqualTo(Verdict.CLEAN);
        assertThat(found.events()).isEqualTo(50);
        assertThat(found.headHash()).isNotEqualTo(kept);
    }

    @Test
    void aLogThatWasCutToNothingIsMissingFromTheFirst() throws SQLException {
        DATABASE.execute("truncate log.event");

        assertBad(1, "missing");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "update log.head set hash = sha256(hash)",
                "update log.head set recorded_at = recorded_at - interval '1 microsecond'"
            })
    void aHeadThatWasChangedIsNamedAtTheLastPosition(String change) throws SQLException {
        DATABASE.execute(change);

        assertBad(EVENTS, "head");
    }

    @Test
    void aHeadThatWasRemovedIsNamed() throws SQLException {
        DATABASE.execute("delete from log.head");

        assertBad(0, "head");
    }

    @Test
    void aForgedEventAfterTheHeadIsTooMany() throws SQLException {
        DATABASE.execute(forge(EVENTS + 1));

        assertBad(EVENTS + 1, "too many");
    }

    @Test
    void rechainingDoesNotHideARepeatedEventId() throws SQLException {
        DATABASE.execute("alter table log.event drop constraint event_event_id_key");
        DATABASE.execute("update log.event set event_id = (select event_id from log.event where position = 20)"
                + " where position = 40");
        rechain();

        assertBad(40, "event id");

        DATABASE.execute(
                "truncate log.event; alter table log.event add constraint event_event_id_key unique (event_id)");
    }

    @Test
    void rechainingDoesNotHideAGapInAStream() throws SQLException {
        DATABASE.execute("""
                delete from log.event where position = 30;
                update log.event set position = position - 1 where position > 30 and position < 45;
                update log.event set position = position - 1 where position >= 45;
                update log.head set position = position - 1
                """);
        rechain();

        assertBad(36, "sequence");
    }

    @Test
    void rechainingDoesNotHideTimeThatGoesBack() throws SQLException {
        DATABASE.execute("update log.event set recorded_at = recorded_at - interval '1 hour' where position = 30");
        rechain();

        assertBad(30, "earlier");
    }

    @Test
    void writersMayGoOnMeanwhile() throws Exception {
        TestDatabase busy = TestDatabase.withLog();
        LogWriter writer = new LogWriter(busy);
        AtomicBoolean stop = new AtomicBoolean();
        Thread appending = new Thread(() -> {
            while (!stop.get()) {
                writer.append(List.of(new NewEvent("agent", "busy", "agent.paused", "{}", "{}")));
            }
        });
        appending.start();
        try {
            LogVerifier verifier = new LogVerifier(busy.as("query_reader"));
            long before = -1;
            for (int i = 0; i < 30; i++) {
                Verification found = verifier.verify((events, of) -> {});
                assertThat(found.verdict()).as(found.reason()).isEqualTo(Verdict.CLEAN);
                assertThat(found.events()).isGreaterThanOrEqualTo(before);
                before = found.events();
            }
            assertThat(before).isPositive();
        } finally {
            stop.set(true);
            appending.join();
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "update log.event set name = 'x'",
                "update log.head set position = 0",
                "delete from log.event",
                "delete from log.head",
                "truncate log.event",
                "truncate log.head",
                "alter table log.event add column extra text",
                "alter table log.event disable trigger event_is_append_only",
                "drop table log.event",
                "drop trigger event_is_append_only on log.event",
                "create or replace function log.refuse_change() returns trigger language plpgsql as 'begin end'",
                "insert into log.event table log.event",
                "insert into log.head values (true, 0, sha256(''), now())",
                "set role postgres",
                "set session_replication_role = replica",
                "create table log.own (i int)"
            })
    void theApplicationItselfMayDoNothingButAppend(String attempt) throws SQLException {
        try (Connection connection = DATABASE.as("log_writer").getConnection();
                Statement statement = connection.createStatement()) {
            assertThatThrownBy(() -> statement.execute(attempt))
                    .isInstanceOf(SQLException.class)
                    .satisfies(refused ->
                            assertThat(((SQLException) refused).getSQLState()).isEqualTo("42501"));
        }
        assertThat(verify().verdict()).isEqualTo(Verdict.CLEAN);
    }

    @Test
    void notEvenTheOwnerChangesTheLogByMistake() throws SQLException {
        try (Connection connection = DATABASE.asSuperuser().getConnection();
                Statement statement = connection.createStatement()) {
            assertThatThrownBy(() -> statement.execute("update log.event set name = 'x'"))
                    .hasMessageContaining("append-only");
        }
    }

    @Test
    void theCommandTellsByItsExitCode() {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        VerifyCommand command = new VerifyCommand(new PrintStream(bytes, true, StandardCharsets.UTF_8));

        assertThat(command.run(DATABASE.url(), "query_reader", "")).isEqualTo(VerifyCommand.CLEAN);
        DATABASE.execute("delete from log.event where position = 33");
        assertThat(command.run(DATABASE.url(), "query_reader", "")).isEqualTo(VerifyCommand.BAD);
        assertThat(command.run(DATABASE.url(), "nobody", "")).isEqualTo(VerifyCommand.COULD_NOT_CHECK);
        assertThat(command.run("nonsense", "query_reader", "")).isEqualTo(VerifyCommand.COULD_NOT_CHECK);

        assertThat(bytes.toString(StandardCharsets.UTF_8))
                .contains("CLEAN: 60 events")
                .contains("BAD: first bad position 33: missing")
                .contains("COULD NOT CHECK");
    }

    private static Verification verify() throws SQLException {
        return new LogVerifier(DATABASE.as("query_reader")).verify((events, of) -> {});
    }

    private static void assertBad(long position, String reason) throws SQLException {
        Verification found = verify();
        assertThat(found.verdict()).isEqualTo(Verdict.BAD);
        assertThat(found.firstBadPosition()).as(found.reason()).isEqualTo(position);
        assertThat(found.reason()).contains(reason);
    }

    private static String forge(long position) {
        return "insert into log.event select %d, gen_random_uuid(), stream_type, 'forged', 0, name, version, recorded_at,"
                        .formatted(position)
                + " payload, metadata, sha256(hash) from log.event where position = 1";
    }

    /** What an administrator would do who knows the formula: computes every hash anew, and the head. */
    private static void rechain() {
        DATABASE.execute("""
                do $$
                declare
                    e record;
                    h bytea := decode(repeat('00', 32), 'hex');
                begin
                    for e in select * from log.event order by position loop
                        h := sha256(h || sha256(int8send(e.position) || uuid_send(e.event_id)
                            || sha256(convert_to(e.stream_type, 'UTF8')) || sha256(convert_to(e.stream_id, 'UTF8'))
                            || int8send(e.sequence) || sha256(convert_to(e.name, 'UTF8')) || int4send(e.version)
                            || int8send((extract(epoch from e.recorded_at) * 1000000)::bigint)
                            || sha256(convert_to(e.payload::text, 'UTF8')) || sha256(convert_to(e.metadata::text, 'UTF8'))));
                        update log.event set hash = h where position = e.position;
                    end loop;
                    update log.head set hash = h;
                end
                $$
                """);
    }

    /** A single change, and where the verifier must find it. */
    private record Mutation(String sql, long firstBadPosition) {
        static Mutation any(Random random) {
            int at = 1 + random.nextInt(EVENTS - 1);
            int other = at + 1 + random.nextInt(EVENTS - at);
            return switch (random.nextInt(13)) {
                case 0 -> change(at, "payload = replace(payload::text, 'caff', 'cafF')::json");
                case 1 -> change(at, "payload = (payload::text || ' ')::json");
                case 2 -> change(at, "payload = payload::jsonb::json");
                case 3 -> change(at, "metadata = '{\"actor\":\"somebody else\"}'");
                case 4 -> change(at, "recorded_at = recorded_at + interval '1 microsecond'");
                case 5 -> change(at, "recorded_at = 'infinity'");
                case 6 -> change(at, "name = 'agent.unpaused'");
                case 7 -> change(at, "stream_id = 'agent-x'");
                case 8 -> change(at, "hash = set_byte(hash, 31, 255 - get_byte(hash, 31))");
                case 9 -> change(at, "event_id = gen_random_uuid()");
                case 10 -> new Mutation("delete from log.event where position = " + at, at);
                case 11 -> new Mutation("""
                            update log.event set position = -1 where position = %1$d;
                            update log.event set position = %1$d where position = %2$d;
                            update log.event set position = %2$d where position = -1
                            """.formatted(at, other), at);
                default -> new Mutation("""
                            update log.event set position = position + 1000 where position >= %1$d;
                            update log.event set position = position - 999 where position > 1000;
                            update log.head set position = position + 1;
                            """.formatted(at + 1) + forge(at + 1), at + 1);
            };
        }

        private static Mutation change(int position, String set) {
            return new Mutation("update log.event set " + set + " where position = " + position, position);
        }
    }
}
