package io.switchlog.command.directory;

import com.unboundid.ldap.listener.InMemoryDirectoryServer;
import com.unboundid.ldap.listener.InMemoryDirectoryServerConfig;
import com.unboundid.ldap.listener.InMemoryListenerConfig;
import com.unboundid.ldap.sdk.LDAPException;
import com.unboundid.ldif.LDIFException;
import io.switchlog.command.trust.TestCertificate;
import io.switchlog.messages.settings.ConnectionSecurity;
import io.switchlog.messages.settings.Directory;
import java.net.InetAddress;

/** A directory of a small company, on this machine. */
public final class TestDirectory implements AutoCloseable {
    public static final String SEARCHER = "cn=switchlog,ou=services,dc=corp,dc=example";
    public static final String SEARCHER_PASSWORD = "only looks";
    public static final String PEOPLE = "ou=people,dc=corp,dc=example";

    private final InMemoryDirectoryServer server;

    public TestDirectory() {
        try {
            InMemoryDirectoryServerConfig config = new InMemoryDirectoryServerConfig("dc=corp,dc=example");
            config.setSchema(null);
            config.setListenerConfigs(
                    InMemoryListenerConfig.createLDAPConfig(
                            "ldap",
                            InetAddress.getLoopbackAddress(),
                            0,
                            TestCertificate.LOCALHOST.server().getSocketFactory()),
                    InMemoryListenerConfig.createLDAPSConfig(
                            "ldaps",
                            InetAddress.getLoopbackAddress(),
                            0,
                            TestCertificate.LOCALHOST.server().getServerSocketFactory(),
                            null));
            server = new InMemoryDirectoryServer(config);
            server.add("dn: dc=corp,dc=example", "objectClass: domain", "dc: corp");
            server.add("dn: ou=services,dc=corp,dc=example", "objectClass: organizationalUnit", "ou: services");
            server.add("dn: " + SEARCHER, "objectClass: person", "cn: switchlog", "userPassword: " + SEARCHER_PASSWORD);
            server.add("dn: " + PEOPLE, "objectClass: organizationalUnit", "ou: people");
            server.startListening();
        } catch (LDAPException | LDIFException failed) {
            throw new IllegalStateException(failed);
        }
    }

    /** Employs somebody. */
    public void person(String username, String password) {
        try {
            server.add(
                    "dn: cn=" + username + "," + PEOPLE,
                    "objectClass: user",
                    "cn: " + username,
                    "sAMAccountName: " + username,
                    "userPassword: " + password);
        } catch (LDAPException | LDIFException failed) {
            throw new IllegalStateException(failed);
        }
    }

    /** An entry as LDIF writes it. */
    void add(String... ldif) throws LDAPException, LDIFException {
        server.add(ldif);
    }

    public int port(ConnectionSecurity security) {
        return server.getListenPort(security == ConnectionSecurity.TLS ? "ldaps" : "ldap");
    }

    /** The settings that an administrator would make. */
    Directory settings(ConnectionSecurity security) {
        return new Directory(
                "localhost",
                port(security),
                security,
                TestCertificate.LOCALHOST.pem(),
                5,
                "",
                SEARCHER,
                "key",
                PEOPLE,
                "(&(objectClass=user)(sAMAccountName={0}))");
    }

    @Override
    public void close() {
        server.shutDown(true);
    }
}
