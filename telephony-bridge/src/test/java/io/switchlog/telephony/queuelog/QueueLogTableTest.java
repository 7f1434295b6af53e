package io.switchlog.telephony.queuelog;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.switchlog.telephony.inbox.Database;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class QueueLogTableTest {
    private static final Instant NINE = Instant.parse("2026-03-29T00:59:59.999999Z");

    private final Database database = Database.fresh();

    private void create(String typeOfTime) {
        database.run("""
                create table queue_log (time %s, callid text, queuename text, agent text, event text,
                                        data1 text, data2 text, data3 text, data4 text, data5 text)
                """.formatted(typeOfTime));
        write("2026-03-29 01:00:00.000001", "a", "CONNECT");
        write("2026-03-29 00:59:59.999999", "a", "ENTERQUEUE");
        write("2026-03-29 01:00:01", "b", "ENTERQUEUE");
    }

    private void write(String time, String call, String event) {
        database.run("""
                set time zone 'UTC';
                insert into queue_log values ('%s', '%s', 'support', 'NONE', '%s', null, '+39', '1', '', '')
                """.formatted(time, call, event));
    }

    private QueueLogTable table() throws SQLException {
        try (var connection = database.as("postgres").getConnection()) {
            return new QueueLogTable(connection.getMetaData().getURL(), "postgres", "postgres", "public.queue_log");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"timestamptz", "timestamp", "varchar(26)"})
    void timesAreInUtcHoweverTheyAreKept(String typeOfTime) throws Exception {
        create(typeOfTime);

        List<QueueLogRow> rows = table().between(NINE, NINE.plusNanos(2_000));

        assertThat(rows).extracting(QueueLogRow::event).containsExactly("ENTERQUEUE", "CONNECT");
        assertThat(rows.get(0))
                .isEqualTo(
                        new QueueLogRow(NINE, "a", "support", "NONE", "ENTERQUEUE", List.of("", "+39", "1", "", "")));
    }

    @Test
    void theRowsOfSomeCallsAreFoundWithoutATime() throws Exception {
        create("timestamptz");

        assertThat(table().of(List.of("b", "c")))
                .extracting(QueueLogRow::callId)
                .containsExactly("b");
        assertThat(table().of(List.of())).isEmpty();
    }

    @Test
    void aTableThatIsNotThereIsAnError() throws Exception {
        QueueLogTable missing = table();

        assertThatThrownBy(() -> missing.between(NINE, NINE)).isInstanceOf(SQLException.class);
    }
}
