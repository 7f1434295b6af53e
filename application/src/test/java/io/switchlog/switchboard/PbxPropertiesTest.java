package io.switchlog.switchboard;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.time.Duration;
import java.util.Map;
import java.util.Objects;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.env.ConfigurableEnvironment;
import org.springframework.core.env.StandardEnvironment;
import org.springframework.core.env.SystemEnvironmentPropertySource;

class PbxPropertiesTest {
    private static final String SECRET = "quite-a-secret";
    private static final String PASSWORD = "another-secret";

    private final ApplicationContextRunner centre = new ApplicationContextRunner().withUserConfiguration(Bound.class);
    private final ApplicationContextRunner east = centre.withPropertyValues(
            "switchlog.pbx.east.host=10.0.0.7",
            "switchlog.pbx.east.username=switchlog",
            "switchlog.pbx.east.secret=" + SECRET);
    private final ApplicationContextRunner eastWithQueueLog = east.withPropertyValues(
            "switchlog.pbx.east.queue-log.url=jdbc:postgresql://10.0.0.7/asterisk",
            "switchlog.pbx.east.queue-log.username=reader",
            "switchlog.pbx.east.queue-log.password=" + PASSWORD);

    @Test
    void thereIsNoSwitchboardUnlessOneIsNamed() {
        read(centre, bound -> assertThat(bound.pbx()).isEmpty());
    }

    @Test
    void aSwitchboardNeedsNoMoreThanAddressUserAndSecret() {
        read(
                east,
                bound -> assertThat(bound.pbx())
                        .isEqualTo(Map.of(
                                "east",
                                new PbxSettings(
                                        "10.0.0.7",
                                        5038,
                                        "switchlog",
                                        SECRET,
                                        false,
                                        Duration.ofSeconds(1),
                                        Duration.ofSeconds(4),
                                        Duration.ofHours(24),
                                        null,
                                        null,
                                        null))));
    }

    @Test
    void thereMayBeSeveral() {
        read(
                east.withPropertyValues(
                        "switchlog.pbx.west.host=10.0.1.7",
                        "switchlog.pbx.west.username=switchlog",
                        "switchlog.pbx.west.secret=" + SECRET),
                bound -> assertThat(bound.pbx()).containsOnlyKeys("east", "west"));
    }

    @ParameterizedTest
    @CsvSource({"true, 0, 5039", "false, 0, 5038", "true, 5040, 5040"})
    void thePortIsTheUsualOneUnlessItIsGiven(boolean tls, int given, int port) {
        read(
                east.withPropertyValues("switchlog.pbx.east.tls=" + tls, "switchlog.pbx.east.port=" + given),
                bound -> assertThat(east(bound).port()).isEqualTo(port));
    }

    @Test
    void secretsMayComeFromTheEnvironment() {
        read(
                centre.withPropertyValues("switchlog.pbx.east.host=10.0.0.7", "switchlog.pbx.east.username=switchlog")
                        .withPropertyValues(
                                "switchlog.pbx.east.queue-log.url=jdbc:postgresql://10.0.0.7/asterisk",
                                "switchlog.pbx.east.queue-log.username=reader")
                        .withInitializer(context -> environment(
                                context.getEnvironment(),
                                Map.of(
                                        "SWITCHLOG_PBX_EAST_SECRET",
                                        SECRET,
                                        "SWITCHLOG_PBX_EAST_QUEUELOG_PASSWORD",
                                        PASSWORD))),
                bound -> {
                    assertThat(east(bound).secret()).isEqualTo(SECRET);
                    assertThat(Objects.requireNonNull(east(bound).queueLog()).password())
                            .isEqualTo(PASSWORD);
                });
    }

    @Test
    void whatIsPrintedHasNoSecret() {
        read(
                eastWithQueueLog,
                bound -> assertThat(bound.toString())
                        .contains("10.0.0.7", "switchlog")
                        .doesNotContain(SECRET, PASSWORD));
        read(
                eastWithQueueLog,
                bound -> assertThat(
                                Objects.requireNonNull(east(bound).queueLog()).toString())
                        .contains("reader", "queue_log")
                        .doesNotContain(PASSWORD));
    }

    @ParameterizedTest
    @CsvSource({
        "host, '', host is missing",
        "username, ' ', username is missing",
        "secret, '', secret is missing",
        "port, 65536, port must be from 1 to 65535",
        "port, -1, port must be from 1 to 65535",
        "silence, 0s, 'ping-every, silence and inbox-retention must be positive'",
        "ping-every, -1s, 'ping-every, silence and inbox-retention must be positive'",
        "inbox-retention, 0s, 'ping-every, silence and inbox-retention must be positive'",
        "ping-every, 4s, ping-every must be shorter than silence",
        "queue-log.url, '', queue-log.url is missing",
        "queue-log.url, jdbc:mysql://10.0.0.7/asterisk, queue-log.url must begin with jdbc:postgresql:",
        "queue-log.username, '', queue-log.username is missing",
        "queue-log.table, queue_log; drop table agents, queue-log.table must be a name"
    })
    void whatIsWrongKeepsTheServerFromStartingAndIsSaid(String setting, String value, String said) {
        fails(eastWithQueueLog.withPropertyValues("switchlog.pbx.east." + setting + "=" + value), said);
    }

    @Test
    void aSecretThatWouldBeAnotherActionIsRefusedAndNotSaid() {
        fails(
                eastWithQueueLog.withPropertyValues(
                        "switchlog.pbx.east.secret=" + SECRET + "\r\n\r\nAction: Originate"),
                "secret must be one line");
    }

    @Test
    void anAddressWithAPasswordIsRefusedAndNotSaid() {
        fails(
                eastWithQueueLog.withPropertyValues(
                        "switchlog.pbx.east.queue-log.url=jdbc:postgresql://10.0.0.7/asterisk?Password=" + PASSWORD),
                "queue-log.url must not carry a password");
    }

    @ParameterizedTest
    @ValueSource(strings = {"east-wing", "East", "7th", "abcdefghijklmnopqrstuvwxyz0123456"})
    void aNameIsOneThatAnEnvironmentVariableCanSay(String name) {
        fails(
                centre.withPropertyValues(
                        "switchlog.pbx[" + name + "].host=10.0.0.7",
                        "switchlog.pbx[" + name + "].username=switchlog",
                        "switchlog.pbx[" + name + "].secret=" + SECRET),
                "up to 32 small letters and digits");
    }

    private static void read(ApplicationContextRunner runner, Consumer<PbxProperties> reader) {
        runner.run(context -> {
            assertThat(context).hasNotFailed();
            reader.accept(context.getBean(PbxProperties.class));
        });
    }

    /** All that could get into a log says what is wrong, and no secret. */
    private static void fails(ApplicationContextRunner runner, String said) {
        runner.run(context -> {
            assertThat(context).hasFailed();
            StringWriter printed = new StringWriter();
            Objects.requireNonNull(context.getStartupFailure()).printStackTrace(new PrintWriter(printed));
            assertThat(printed.toString()).contains(said).doesNotContain(SECRET, PASSWORD);
        });
    }

    private static PbxSettings east(PbxProperties bound) {
        return Objects.requireNonNull(bound.pbx().get("east"));
    }

    private static void environment(ConfigurableEnvironment environment, Map<String, Object> variables) {
        environment
                .getPropertySources()
                .replace(
                        StandardEnvironment.SYSTEM_ENVIRONMENT_PROPERTY_SOURCE_NAME,
                        new SystemEnvironmentPropertySource(
                                StandardEnvironment.SYSTEM_ENVIRONMENT_PROPERTY_SOURCE_NAME, variables));
    }

    @Configuration(proxyBeanMethods = false)
    @EnableConfigurationProperties(PbxProperties.class)
    static class Bound {}
}
