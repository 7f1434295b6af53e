package io.switchlog.command.log;

import static io.switchlog.command.log.Appends.to;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.zaxxer.hikari.HikariDataSource;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.switchlog.command.Database;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class AppendOnlyTest {
    private final Database database = Database.fresh();

    @BeforeAll
    void somethingHappened() {
        try (HikariDataSource pool = database.writer()) {
            GroupCommit log = new GroupCommit(pool, new SimpleMeterRegistry(), position -> {});
            log.append(to("something", 0));
            log.close();
        }
    }

    @AfterAll
    void nothingChanged() {
        Chain.assertIntact(database);
        assertThat(database.owner()
                        .sql("select count(*) from log.event")
                        .query(Long.class)
                        .single())
                .isEqualTo(1);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "update log.event set payload = '{}'",
                "delete from log.event",
                "truncate log.event",
                "truncate log.event cascade",
                "insert into log.event select * from log.event",
                "update log.head set position = 0",
                "delete from log.head",
                "insert into log.head (position, hash, recorded_at) select position, hash, recorded_at from log.head",
                "alter table log.event disable trigger all",
                "alter table log.event disable trigger event_is_append_only",
                "drop trigger event_is_append_only on log.event",
                "alter table log.event drop column hash",
                "drop table log.event",
                "drop schema log cascade",
                "create or replace function log.refuse_change() returns trigger language plpgsql as 'begin return new; end'",
                "alter function log.append owner to log_writer",
                "set role postgres",
                "set session_replication_role = replica"
            })
    void theWriterCannot(String sql) {
        assertRefused("log_writer", sql);
    }

    @ParameterizedTest
    @ValueSource(strings = {"log_writer", "projector", "query_reader"})
    void noRoleChangesAnEvent(String role) {
        assertRefused(role, "update log.event set payload = '{}'");
        assertRefused(role, "delete from log.event");
    }

    @ParameterizedTest
    @ValueSource(strings = {"projector", "query_reader", "report_reader"})
    void onlyTheWriterAppends(String role) {
        assertRefused(
                role,
                "select * from log.append('{}', '{}', '{}', '{}', '{}', '{}', '{}', '{}', '{}', '{}', '{}', '{}', '{}')");
    }

    @ParameterizedTest
    @ValueSource(strings = {"projector", "query_reader", "report_reader"})
    void onlyTheCommandSideSeesKeysAndPasswords(String role) {
        assertRefused(role, "select * from vault.subject_key");
        assertRefused(role, "select * from vault.secret");
        assertRefused(role, "select * from access.credential");
    }

    @Test
    void refusalsAreNotTakenBackEither() {
        assertRefused("log_writer", "delete from ops.refusal");
        assertRefused("log_writer", "update ops.refusal set code = 'NONE'");
    }

    @ParameterizedTest
    @ValueSource(strings = {"update log.event set payload = '{}'", "delete from log.event", "truncate log.event"})
    void notEvenTheOwnerChangesAnEventByMistake(String sql) {
        assertThatThrownBy(() -> execute("postgres", sql))
                .isInstanceOf(SQLException.class)
                .hasMessageContaining("append-only");
    }

    private void assertRefused(String role, String sql) {
        assertThatThrownBy(() -> execute(role, sql))
                .isInstanceOfSatisfying(
                        SQLException.class,
                        refused -> assertThat(refused.getSQLState()).isEqualTo("42501"));
    }

    private void execute(String role, String sql) throws SQLException {
        try (Connection connection = database.as(role).getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }
}
