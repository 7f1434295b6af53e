package io.switchlog;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.zaxxer.hikari.HikariDataSource;
import io.switchlog.api.ContactCentre;
import io.switchlog.command.CommandSide;
import io.switchlog.command.log.LogStorageEngine;
import io.switchlog.command.vault.MasterKey;
import io.switchlog.database.Database;
import java.lang.reflect.Method;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import javax.sql.DataSource;
import org.axonframework.eventhandling.GenericEventMessage;
import org.axonframework.eventsourcing.eventstore.AbstractEventStore;
import org.axonframework.eventsourcing.eventstore.EmbeddedEventStore;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.JdbcTemplate;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.json.JsonMapper;

/** What is put together is what was meant, and not what some auto-configuration thought. */
class WiringTest {
    private final Installation installation = Installation.shared();
    private final ConfigurableApplicationContext context = installation.node().context();

    private JdbcTemplate as(String pool) {
        return new JdbcTemplate(context.getBean(pool, DataSource.class));
    }

    @Test
    void axonsEventStoreIsOnOurLog() throws Exception {
        CommandSide commandSide = context.getBean(CommandSide.class);
        assertThat(commandSide.log().eventStore()).isExactlyInstanceOf(EmbeddedEventStore.class);

        Method engine = AbstractEventStore.class.getDeclaredMethod("storageEngine");
        engine.setAccessible(true);
        assertThat(engine.invoke(commandSide.log().eventStore())).isExactlyInstanceOf(LogStorageEngine.class);
    }

    @Test
    void nothingOfAxonIsConfiguredByItself() {
        assertThat(Arrays.stream(context.getBeanDefinitionNames())
                        .map(name -> String.valueOf(context.getType(name)))
                        .filter(type -> type.contains("org.axonframework")))
                .isEmpty();
    }

    @Test
    void nobodyIsAskedForUpdates() {
        assertThat(Arrays.stream(context.getBeanDefinitionNames()))
                .noneMatch(name -> name.toLowerCase().contains("updatecheck"));
        assertThat(Thread.getAllStackTraces().keySet())
                .noneMatch(thread -> thread.getName().toLowerCase().contains("updatecheck"));
    }

    @Test
    void eventsAreStampedByTheInjectedClock() {
        assertThat(GenericEventMessage.clock).isSameAs(TestClock.CLOCK).isSameAs(context.getBean("clock"));
        ContactCentre centre = ContactCentre.shared();
        centre.advance(3_600);
        Instant before = TestClock.CLOCK.instant();
        String agent = centre.newAgent(Map.of());

        Instant recordedAt = Instant.parse(centre.read("/agents/" + agent + "/events")
                .rows()
                .get(0)
                .get("recordedAt")
                .asString());
        assertThat(recordedAt)
                .isBetween(before.minusMillis(1), TestClock.CLOCK.instant())
                .isAfter(Instant.now().plus(Duration.ofMinutes(50)));
    }

    @ParameterizedTest
    @CsvSource({
        "writerDataSource, log_writer",
        "projectorDataSource, projector",
        "queryDataSource, query_reader",
    })
    void eachSideHasAPoolAndARoleOfItsOwn(String pool, String role) {
        assertThat(context.getBean(pool)).isInstanceOfSatisfying(HikariDataSource.class, hikari -> {
            assertThat(hikari.getPoolName()).isEqualTo(role);
            assertThat(hikari.getMaximumPoolSize()).isGreaterThan(1);
        });
        assertThat(as(pool).queryForObject("select current_user", String.class)).isEqualTo(role);
        assertThat(as(pool).queryForObject(
                                "select rolsuper or rolcreaterole or rolcreatedb or rolbypassrls from pg_roles"
                                        + " where rolname = current_user",
                                Boolean.class))
                .isFalse();
    }

    @Test
    void thePoolsAreAllThereAre() {
        assertThat(context.getBeansOfType(DataSource.class).keySet())
                .containsExactlyInAnyOrder("writerDataSource", "projectorDataSource", "queryDataSource");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "update log.event set name = 'x'",
                "delete from log.event",
                "truncate log.event",
                "insert into log.event select * from log.event limit 1",
                "update log.head set position = 0",
                "delete from log.head",
                "alter table log.event disable trigger all",
                "drop trigger event_is_append_only on log.event",
                "drop table log.event cascade",
                "alter function log.append owner to log_writer",
                "drop schema log cascade",
                "set session_replication_role = 'replica'"
            })
    void noRoleOfTheApplicationsCanChangeTheLog(String statement) {
        for (String pool : List.of("writerDataSource", "projectorDataSource", "queryDataSource")) {
            assertThatThrownBy(() -> as(pool).execute(statement))
                    .as("%s: %s", pool, statement)
                    .isInstanceOf(DataAccessException.class)
                    .rootCause()
                    .isInstanceOfSatisfying(
                            SQLException.class,
                            refused -> assertThat(refused.getSQLState()).isEqualTo("42501"));
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "update report.report_chat_queue set reason = null",
                "delete from directory.agent",
                "select log.append(null,null,null,null,null,null,null,null,null,null,null,null,null)",
                "select * from access.credential",
                "select * from vault.subject_key"
            })
    void whoReadsOnlyReads(String statement) {
        assertThatThrownBy(() -> as("queryDataSource").execute(statement)).isInstanceOf(DataAccessException.class);
    }

    @Test
    void notEvenTheOwnerChangesAnEventByMistake() {
        for (String statement : List.of(
                "update log.event set name = name where position = 1",
                "delete from log.event where position = 1",
                "truncate log.event")) {
            assertThatThrownBy(() -> installation.owner().execute(statement))
                    .isInstanceOf(DataAccessException.class)
                    .hasStackTraceContaining("append-only");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"fsync", "full_page_writes", "synchronous_commit"})
    void whatIsAcknowledgedIsDurable(String setting) {
        assertThat(as("writerDataSource").queryForObject("show " + setting, String.class))
                .isEqualTo("on");
    }

    @Test
    void jsonIsTakenLiterally() {
        JsonMapper json = context.getBean(JsonMapper.class);
        assertThat(json.isEnabled(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES))
                .isTrue();
        assertThat(json.isEnabled(DeserializationFeature.FAIL_ON_TRAILING_TOKENS))
                .isTrue();
        assertThat(json.isEnabled(DeserializationFeature.ACCEPT_FLOAT_AS_INT)).isFalse();
        assertThatThrownBy(() -> json.readValue("\"1\"", Integer.class)).isInstanceOf(JacksonException.class);
        assertThatThrownBy(() -> json.readValue("1", String.class)).isInstanceOf(JacksonException.class);
        assertThatThrownBy(() -> json.readValue("1", Boolean.class)).isInstanceOf(JacksonException.class);
    }

    @Test
    void aWrongMasterKeyStopsTheStartAndLeavesTheOthersAlone() {
        String passwords = rolePasswords();
        MasterKey wrong = MasterKey.of(Base64.getEncoder().encodeToString(new byte[32]));
        Database database = Database.external(installation.database().url() + "?user=postgres", wrong);

        assertThatThrownBy(database::migrate)
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("master key is not the one");
        assertThatThrownBy(() -> Switchlog.start(
                        installation.database(), wrong, TestClock.CLOCK, null, List.of("--server.port=0")))
                .hasStackTraceContaining("master key is not the one");
        assertThat(rolePasswords()).isEqualTo(passwords);
        ContactCentre.shared().newAgent(Map.of());
    }

    private String rolePasswords() {
        return String.valueOf(
                installation.owner().queryForList("select rolname, rolpassword from pg_authid order by rolname"));
    }
}
