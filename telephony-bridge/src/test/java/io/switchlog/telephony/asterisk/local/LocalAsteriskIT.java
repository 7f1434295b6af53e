package io.switchlog.telephony.asterisk.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.sql.SQLException;
import java.time.Duration;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** The Asterisk of one's own that the other tests and the demo rely on. */
@Tag("asterisk")
class LocalAsteriskIT {
    private static final Duration SOON = Duration.ofSeconds(30);
    private static AsteriskLab lab;

    @BeforeAll
    static void open() throws IOException, InterruptedException, SQLException {
        lab = AsteriskLab.open(LocalAsteriskOptions.named("lab")
                .with(LocalQueue.named("support"))
                .with(LocalRoute.to("8001", "support", 30)));
    }

    @AfterAll
    static void close() throws IOException, InterruptedException {
        if (lab != null) {
            lab.close();
        }
    }

    @Test
    void itIsTheAsteriskThatWasAskedFor() throws Exception {
        assertThat(lab.asterisk().rx("core show version")).contains("Asterisk 22.");
        assertThat(lab.asterisk().rx("core show settings")).containsPattern("System name: +lab");
        assertThat(lab.asterisk().rx("queue show support")).contains("rrmemory");
        assertThat(lab.asterisk().rx("odbc show all")).contains("asterisk");
    }

    @Test
    void aTelephoneRegistersAnswersACallFromAQueueAndTheDatabaseKnows() throws Exception {
        lab.sql(
                "insert into ps_aors (id, max_contacts, remove_existing, qualify_frequency) values ('2001', 1, 'yes', 0)");
        lab.sql(
                "insert into ps_auths (id, auth_type, username, password) values ('2001', 'userpass', '2001', 'Secret1')");
        lab.sql("""
                insert into ps_endpoints (id, aors, auth, context, disallow, allow, direct_media)
                values ('2001', '2001', '2001', 'from-sip', 'all', 'ulaw', 'no')
                """);
        lab.known("2001");
        int port = FreePorts.any();
        try (RawAmi events = lab.events();
                RawAmi actions = lab.actions()) {
            assertThatThrownBy(() -> lab.sipp().register("2001", "wrong", port)).isInstanceOf(IOException.class);
            lab.sipp().register("2001", "Secret1", port);
            Sipp.Phone phone = lab.sipp()
                    .await(port, SippScenario.phone().rings().answers().isHungUp());
            actions.ask("Action: QueueAdd", "Queue: support", "Interface: PJSIP/2001", "MemberName: anna");
            Sipp.Phone caller = lab.sipp()
                    .call(
                            "8001",
                            SippScenario.caller("+3906123")
                                    .waits(Duration.ofSeconds(1))
                                    .hangsUp());
            caller.awaitEnd(SOON);
            phone.awaitEnd(SOON);
            events.awaitEvent("AgentComplete", 1);
            assertThat(events.last("AgentConnect", "MemberName")).isEqualTo("anna");
            assertThat(events.last("AgentConnect", "Uniqueid")).startsWith("lab-");
            assertThat(events.text()).doesNotContain("Event: VarSet").doesNotContain("Event: Newexten");
            actions.ask("Action: QueueRemove", "Queue: support", "Interface: PJSIP/2001");
        }
        assertThat(QueueLogRows.after(lab.database(), 0).csv())
                .contains("support,anna,CONNECT")
                .contains("support,anna,COMPLETECALLER");
    }

    @Test
    void itComesBackAfterItWasKilled() throws Exception {
        try (LocalAsterisk other = LocalAsterisk.start(LocalAsteriskOptions.named("other"))) {
            other.kill();
            assertThat(other.isRunning()).isFalse();
            other.start();
            assertThat(other.rx("core show uptime")).contains("System uptime");
            assertThatThrownBy(() -> LocalAsterisk.start(LocalAsteriskOptions.named("third")
                            .override("AMI_PORT", Integer.toString(other.amiPort()))))
                    .hasMessageContaining("in use");
        }
    }

    @Test
    void itLeavesNothingBehind() throws Exception {
        LocalAsterisk other = LocalAsterisk.start(LocalAsteriskOptions.named("other"));
        other.close();
        assertThat(other.isRunning()).isFalse();
        assertThat(Files.exists(other.directory())).isFalse();
        try (ServerSocket socket = new ServerSocket(other.amiPort())) {
            assertThat(socket.isBound()).isTrue();
        }
    }
}
