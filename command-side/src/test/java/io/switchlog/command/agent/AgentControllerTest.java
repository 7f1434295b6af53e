package io.switchlog.command.agent;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.switchlog.command.Centre;
import io.switchlog.command.access.Door;
import io.switchlog.command.agent.AgentForms.NewAgent;
import io.switchlog.command.dispatch.Caller;
import io.switchlog.command.dispatch.Refused;
import io.switchlog.command.http.BadRequest;
import io.switchlog.command.log.CommandIds;
import io.switchlog.command.vault.MasterKey;
import io.switchlog.command.vault.Vault;
import io.switchlog.messages.Channel;
import io.switchlog.messages.access.Role;
import io.switchlog.messages.agent.AgentEvent.AgentCreated;
import io.switchlog.messages.agent.Typology;
import io.switchlog.messages.privacy.Unsealed;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.security.crypto.factory.PasswordEncoderFactories;
import org.springframework.security.crypto.password.PasswordEncoder;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class AgentControllerTest {
    private static final PasswordEncoder ENCODER = PasswordEncoderFactories.createDelegatingPasswordEncoder();

    private final Centre centre = new Centre();
    private final JdbcTemplate jdbc = new JdbcTemplate(centre.dataSource());
    private final Vault vault =
            new Vault(jdbc, MasterKey.of(Base64.getEncoder().encodeToString(new byte[32])), centre.clock());
    private final AgentController controller = new AgentController(
            centre.side().commands(),
            vault,
            Door.of(centre, ENCODER).credentials(),
            new SipSecrets(jdbc, vault, centre.clock()));

    @AfterAll
    void close() {
        centre.close();
    }

    @Test
    void nothingThatNamesAnAgentIsInTheLog() {
        Caller admin = admin();
        controller.create(
                admin,
                new NewAgent(
                        "Annegret Musterfrau",
                        "annegret.m",
                        "Nettchen",
                        "phonebar",
                        "annegret@example.org",
                        "S3cret-word!",
                        "1001",
                        "Speaks Plattdeutsch",
                        null,
                        null,
                        null,
                        null,
                        null,
                        null,
                        null,
                        null,
                        null,
                        Map.of("chat", 2),
                        null,
                        null,
                        null,
                        null));
        String log = everything("log.event", "event::text") + everything("log.snapshot", "snapshot::text");
        for (String secret : List.of(
                "Annegret",
                "annegret",
                "Musterfrau",
                "annegret.m",
                "Nettchen",
                "example.org",
                "S3cret",
                "Plattdeutsch")) {
            assertThat(log).doesNotContainIgnoringCase(secret);
        }
        AgentCreated created = centre.last(admin.newId(), AgentCreated.class);
        assertThat(vault.unseal(created.fullName())).isEqualTo(new Unsealed.Readable("Annegret Musterfrau"));
        assertThat(created.typology()).isEqualTo(Typology.PHONEBAR);
        assertThat(created.capacity()).isEqualTo(Map.of(Channel.CHAT, 2));
        assertThat(everything("access.credential", "password_hash"))
                .doesNotContain("S3cret")
                .startsWith("{bcrypt}");
    }

    @Test
    void whoIsRefusedLeavesNoPassword() {
        controller.create(admin(), agent("dora", Map.of()));
        Caller second = admin();
        assertThatThrownBy(() -> controller.create(second, agent("DORA", Map.of())))
                .isInstanceOf(Refused.class);
        assertThat(jdbc.queryForObject(
                        "select count(*) from access.credential where subject = ?", Integer.class, second.newId()))
                .isZero();
    }

    @Test
    @Tag("AG-105")
    @Tag("AG-106")
    void capacityIsForTheSixDigitalChannels() {
        Map<String, Integer> six = new HashMap<>();
        Channel.digital().forEach(channel -> six.put(channel.code(), 3));
        Caller admin = admin();
        controller.create(admin, agent("six", six));
        assertThat(centre.last(admin.newId(), AgentCreated.class).capacity())
                .hasSize(6)
                .containsOnlyKeys(Channel.digital());
        assertThatThrownBy(() -> controller.create(admin(), agent("voice", Map.of("voice", 1))))
                .isInstanceOf(BadRequest.class);
        assertThatThrownBy(() -> controller.create(admin(), agent("pigeon", Map.of("pigeon", 1))))
                .isInstanceOf(BadRequest.class);
        assertThatThrownBy(() -> controller.create(admin(), agent("minus", Map.of("chat", -1))))
                .isInstanceOf(BadRequest.class);
    }

    private static NewAgent agent(String username, @Nullable Map<String, Integer> capacity) {
        return new NewAgent(
                "Somebody",
                username,
                null,
                null,
                null,
                "Passw0rd!",
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                capacity,
                null,
                null,
                null,
                null);
    }

    private static Caller admin() {
        return new Caller("admin", Role.ADMINISTRATOR, "web", CommandIds.next(), null, null, null, null);
    }

    private String everything(String table, String expression) {
        return String.join(
                "\n",
                centre.database()
                        .owner()
                        .sql("select " + expression + " from " + table)
                        .query(String.class)
                        .list());
    }
}
