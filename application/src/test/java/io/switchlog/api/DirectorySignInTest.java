package io.switchlog.api;

import static org.assertj.core.api.Assertions.assertThat;

import com.unboundid.ldap.listener.InMemoryDirectoryServer;
import com.unboundid.ldap.listener.InMemoryDirectoryServerConfig;
import com.unboundid.ldap.listener.InMemoryListenerConfig;
import com.unboundid.ldap.sdk.LDAPException;
import com.unboundid.ldif.LDIFException;
import io.switchlog.Installation;
import java.net.InetAddress;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import tools.jackson.databind.JsonNode;

/** Agents who sign in with the password of the company's directory, with a real one. */
@Tag("AG-41")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class DirectorySignInTest {
    private static final String LOCAL = "Local~passw0rd";
    private static final String THEIRS = "Directory~passw0rd";
    private static final String PEOPLE = "ou=people,dc=corp,dc=example";

    private Installation.Node node;
    private ContactCentre centre;
    private InMemoryDirectoryServer directory;

    @BeforeAll
    void start() throws LDAPException, LDIFException {
        node = Installation.shared().another("directory_sign_in").start();
        centre = new ContactCentre(node.address());
        InMemoryDirectoryServerConfig config = new InMemoryDirectoryServerConfig("dc=corp,dc=example");
        config.setSchema(null);
        config.setListenerConfigs(
                InMemoryListenerConfig.createLDAPConfig("ldap", InetAddress.getLoopbackAddress(), 0, null));
        directory = new InMemoryDirectoryServer(config);
        directory.add("dn: dc=corp,dc=example", "objectClass: domain", "dc: corp");
        directory.add("dn: " + PEOPLE, "objectClass: organizationalUnit", "ou: people");
        directory.add(
                "dn: cn=searcher,dc=corp,dc=example", "objectClass: person", "cn: searcher", "userPassword: seeks");
        directory.startListening();
        centre.settings(Map.of(
                "directory",
                Map.of(
                        "host",
                        "127.0.0.1",
                        "port",
                        directory.getListenPort(),
                        "security",
                        "none",
                        "bindDn",
                        "cn=searcher,dc=corp,dc=example",
                        "bindPassword",
                        "seeks",
                        "searchBase",
                        PEOPLE)));
    }

    @AfterAll
    void stop() {
        directory.shutDown(true);
        node.close();
    }

    private String employ(String username) throws LDAPException, LDIFException {
        directory.add(
                "dn: cn=" + username + "," + PEOPLE,
                "objectClass: user",
                "cn: " + username,
                "sAMAccountName: " + username,
                "userPassword: " + THEIRS);
        return centre.newAgent(Map.of("username", username, "password", LOCAL));
    }

    private Answer signIn(String username, String password) {
        return centre.anybody().post("/api/auth/login", Map.of("username", username, "password", password));
    }

    private void directorys(String agent, boolean on) {
        centre.patch("/agents/" + agent, Map.of("security", Map.of("activeDirectory", on)));
    }

    private static void expectAway(Answer answer) {
        assertThat(answer.expect(503).json().get("code").asString()).isEqualTo("DIRECTORY_UNAVAILABLE");
    }

    @Test
    void thePasswordIsTheDirectorysWhileThatIsOnAndHisOwnWhileItIsNot() throws Exception {
        String username = centre.name("anna");
        String agent = employ(username);
        signIn(username, THEIRS).expectProblem(401, "WRONG_CREDENTIALS");

        directorys(agent, true);
        signIn(username, THEIRS).expect(200);
        signIn(username, LOCAL).expectProblem(401, "WRONG_CREDENTIALS");
        assertThat(centre.entries().stream()
                        .filter(entry -> entry.type().equals("sign-in.accepted")
                                && entry.payload().get("personId").asString().equals(agent))
                        .map(entry -> entry.payload().get("method").asString()))
                .containsExactly("directory");

        directorys(agent, false);
        signIn(username, THEIRS).expectProblem(401, "WRONG_CREDENTIALS");
        signIn(username, LOCAL).expect(200);
    }

    @Test
    void whoIsCreatedSoIsTheDirectorysFromTheBeginning() throws Exception {
        String username = centre.name("bert");
        directory.add(
                "dn: cn=" + username + "," + PEOPLE,
                "objectClass: user",
                "cn: " + username,
                "sAMAccountName: " + username,
                "userPassword: " + THEIRS);
        centre.newAgent(Map.of("username", username, "password", LOCAL, "security", Map.of("activeDirectory", true)));

        signIn(username, LOCAL).expectProblem(401, "WRONG_CREDENTIALS");
        signIn(username, THEIRS).expect(200);
    }

    @Test
    void noPasswordIsNoPassword() throws Exception {
        String username = centre.name("carl");
        directorys(employ(username), true);

        signIn(username, "").expectProblem(401, "WRONG_CREDENTIALS");
    }

    @Test
    void aDisabledAgentDoesNotComeInWhateverTheDirectorySays() throws Exception {
        String username = centre.name("dora");
        String agent = employ(username);
        directorys(agent, true);
        centre.patch("/agents/" + agent, Map.of("security", Map.of("disabled", true)));

        signIn(username, THEIRS).expectProblem(401, "WRONG_CREDENTIALS");
    }

    @Test
    void aDirectoryThatIsAwayIsToldAsSuch() throws Exception {
        String username = centre.name("emil");
        String agent = employ(username);
        directorys(agent, true);
        int port = directory.getListenPort();
        centre.settings(Map.of("directory", Map.of("port", 1)));

        expectAway(signIn(username, THEIRS));
        expectAway(centre.anybody().basic(username, THEIRS).get("/api/agents"));
        expectAway(centre.admin().post("/api/settings/directory/test", Map.of("username", username)));
        centre.anybody()
                .signedIn("admin", Installation.ADMIN_PASSWORD)
                .get("/api/agents")
                .expect(200);

        assertThat(centre.entries().stream()
                        .filter(entry -> entry.type().equals("sign-in.refused")
                                && entry.payload().get("personId").asString().equals(agent))
                        .map(entry -> entry.payload().get("cause").asString()))
                .containsExactly("directory_unavailable", "directory_unavailable");
        centre.settings(Map.of("directory", Map.of("port", port)));
        signIn(username, THEIRS).expect(200);
    }

    @Test
    void anAdministratorTriesTheSettingsOut() throws Exception {
        String username = centre.name("frida");
        employ(username);

        JsonNode found = centre.admin()
                .post("/api/settings/directory/test", Map.of("username", username))
                .expect(200)
                .json();
        assertThat(found.get("found").asBoolean()).isTrue();
        assertThat(found.get("name").asString()).isEqualTo("cn=" + username + "," + PEOPLE);
        assertThat(centre.admin()
                        .post("/api/settings/directory/test", Map.of("username", "*"))
                        .expect(200)
                        .json()
                        .get("found")
                        .asBoolean())
                .isFalse();
        assertThat(centre.read("/settings").text()).doesNotContain("seeks");
    }
}
