package io.switchlog.command.directory;

import static io.switchlog.command.directory.TestDirectory.SEARCHER_PASSWORD;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.switchlog.messages.settings.ConnectionSecurity;
import io.switchlog.messages.settings.Directory;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

@Tag("AG-41")
class DirectoryClientTest {
    private final TestDirectory directory = new TestDirectory();

    @BeforeEach
    void employ() {
        directory.person("anna", "sesame");
        directory.person("bert", "poppy");
    }

    @AfterEach
    void close() {
        directory.close();
    }

    private DirectoryClient client() {
        return client(directory.settings(ConnectionSecurity.TLS));
    }

    private static DirectoryClient client(Directory settings) {
        return new DirectoryClient(settings, SEARCHER_PASSWORD);
    }

    @ParameterizedTest
    @EnumSource(
            value = ConnectionSecurity.class,
            names = {"TLS", "STARTTLS"})
    void theRightPasswordOpens(ConnectionSecurity security) {
        DirectoryClient client = client(directory.settings(security));

        assertThat(client.authenticate("anna", "sesame")).isTrue();
        assertThat(client.authenticate("ANNA", "sesame")).isTrue();
        assertThat(client.authenticate("anna", "poppy")).isFalse();
        assertThat(client.authenticate("carl", "sesame")).isFalse();
    }

    /** Servers take a bind without password for an anonymous one, and say yes. */
    @Test
    void anEmptyPasswordOpensNothing() {
        assertThat(client().authenticate("anna", "")).isFalse();
        assertThat(client().authenticate("", "")).isFalse();
        assertThat(client().authenticate(" ", "sesame")).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"*", "an*", "anna)(cn=*", "*)(|(cn=*", "anna)(&", "\\2a", "anna\u0000", "cn=anna"})
    void aUserNameIsAValueAndNoPieceOfAFilter(String username) {
        assertThat(client().authenticate(username, "sesame")).isFalse();
        assertThat(client().lookUp(username)).isEmpty();
    }

    @Test
    void aUserNameMayHaveCharactersThatFiltersUse() throws Exception {
        directory.add(
                "dn: cn=odd," + TestDirectory.PEOPLE,
                "objectClass: user",
                "cn: odd",
                "sAMAccountName: o(d*d",
                "userPassword: yes");

        assertThat(client().authenticate("o(d*d", "yes")).isTrue();
    }

    @Test
    void aNameThatTwoHaveIsNobodys() throws Exception {
        directory.add(
                "dn: cn=other," + TestDirectory.PEOPLE,
                "objectClass: user",
                "cn: other",
                "sAMAccountName: anna",
                "userPassword: sesame");

        assertThat(client().authenticate("anna", "sesame")).isFalse();
    }

    @Test
    void withAPatternPeopleAreBoundAtOnce() {
        Directory found = directory.settings(ConnectionSecurity.TLS);
        Directory settings = new Directory(
                found.host(),
                found.port(),
                found.security(),
                found.certificate(),
                5,
                "cn={0}," + TestDirectory.PEOPLE,
                "",
                "",
                "",
                found.searchFilter());

        assertThat(client(settings).authenticate("anna", "sesame")).isTrue();
        assertThat(client(settings).authenticate("anna", "poppy")).isFalse();
        assertThat(client(settings).authenticate("anna,ou=people,dc=corp,dc=example", "sesame"))
                .isFalse();
        assertThat(client(settings).authenticate("nobody", "sesame")).isFalse();
    }

    @Test
    void referralsAreNotFollowed() throws Exception {
        directory.add(
                "dn: ou=elsewhere," + TestDirectory.PEOPLE,
                "objectClass: referral",
                "objectClass: extensibleObject",
                "ou: elsewhere",
                "ref: ldap://192.0.2.1/ou=people,dc=corp,dc=example");

        assertThat(client().authenticate("anna", "sesame")).isTrue();
        assertThat(client().authenticate("carl", "sesame")).isFalse();
    }

    @Test
    void whoeverSearchesMustBeLetIn() {
        DirectoryClient wrong = new DirectoryClient(directory.settings(ConnectionSecurity.TLS), "wrong");
        DirectoryClient none = new DirectoryClient(directory.settings(ConnectionSecurity.TLS), "");

        assertThatThrownBy(() -> wrong.authenticate("anna", "sesame"))
                .isInstanceOf(DirectoryUnavailable.class)
                .hasMessageNotContaining("wrong");
        assertThatThrownBy(() -> none.authenticate("anna", "sesame")).isInstanceOf(DirectoryUnavailable.class);
    }

    @Test
    void aServerWhoseCertificateNobodyTrustsIsNotAsked() {
        Directory trusting = directory.settings(ConnectionSecurity.TLS);
        Directory settings = new Directory(
                trusting.host(),
                trusting.port(),
                trusting.security(),
                "",
                5,
                "",
                trusting.bindDn(),
                "key",
                trusting.searchBase(),
                trusting.searchFilter());

        assertThatThrownBy(() -> client(settings).authenticate("anna", "sesame"))
                .isInstanceOf(DirectoryUnavailable.class);
    }

    @Test
    void aDirectoryThatIsDownOrSilentSaysNeitherYesNorNo() throws IOException {
        Directory settings = directory.settings(ConnectionSecurity.TLS);
        directory.close();
        assertThatThrownBy(() -> client(settings).authenticate("anna", "sesame"))
                .isInstanceOf(DirectoryUnavailable.class)
                .hasMessageContaining("reached");

        try (ServerSocket silent = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            Directory mute = new Directory(
                    "localhost",
                    silent.getLocalPort(),
                    ConnectionSecurity.NONE,
                    "",
                    1,
                    "{0}@corp.example",
                    "",
                    "",
                    "",
                    "(uid={0})");
            assertThatThrownBy(() -> client(mute).authenticate("anna", "sesame"))
                    .isInstanceOf(DirectoryUnavailable.class)
                    .hasMessageContaining("in time");
        }
    }

    @Test
    void noPasswordGoesToAnotherMachineInClear() {
        Directory settings = new Directory(
                "192.0.2.1", 389, ConnectionSecurity.NONE, "", 1, "{0}@corp.example", "", "", "", "(uid={0})");

        assertThatThrownBy(() -> client(settings).authenticate("anna", "sesame"))
                .isInstanceOf(DirectoryUnavailable.class)
                .hasMessageContaining("TLS");
    }
}
