package io.switchlog.command.directory;

import com.unboundid.ldap.sdk.DN;
import com.unboundid.ldap.sdk.DereferencePolicy;
import com.unboundid.ldap.sdk.Filter;
import com.unboundid.ldap.sdk.LDAPConnection;
import com.unboundid.ldap.sdk.LDAPConnectionOptions;
import com.unboundid.ldap.sdk.LDAPException;
import com.unboundid.ldap.sdk.RDN;
import com.unboundid.ldap.sdk.ResultCode;
import com.unboundid.ldap.sdk.SearchRequest;
import com.unboundid.ldap.sdk.SearchResult;
import com.unboundid.ldap.sdk.SearchScope;
import com.unboundid.ldap.sdk.SimpleBindRequest;
import com.unboundid.ldap.sdk.extensions.StartTLSExtendedRequest;
import com.unboundid.util.ssl.HostNameSSLSocketVerifier;
import io.switchlog.command.trust.TrustedCertificates;
import io.switchlog.messages.settings.ConnectionSecurity;
import io.switchlog.messages.settings.Directory;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import javax.net.ssl.SSLContext;

/**
 * Asks the directory whether a password is somebody's. One connection per question: binding as a person makes the
 * connection his. Referrals are not followed, as they would carry passwords to servers that nobody chose.
 */
public final class DirectoryClient {
    private static final String USER_NAME = "{0}";
    private static final int ENOUGH_TO_BE_AMBIGUOUS = 2;
    private static final Set<ResultCode> NOT_HIS =
            Set.of(ResultCode.INVALID_CREDENTIALS, ResultCode.NO_SUCH_OBJECT, ResultCode.INVALID_DN_SYNTAX);
    private static final Set<ResultCode> AWAY = Set.of(ResultCode.CONNECT_ERROR, ResultCode.SERVER_DOWN);
    private static final Set<ResultCode> SLOW = Set.of(ResultCode.TIMEOUT, ResultCode.TIME_LIMIT_EXCEEDED);

    private final Directory settings;
    private final String bindPassword;

    /** @param bindPassword of the one who searches; empty if nobody has to */
    public DirectoryClient(Directory settings, String bindPassword) {
        this.settings = settings;
        this.bindPassword = bindPassword;
    }

    /**
     * Whether the directory knows somebody by this user name, and this is his password.
     *
     * @throws DirectoryUnavailable if it cannot be asked
     */
    public boolean authenticate(String username, String password) {
        // A bind without password succeeds with many servers and proves nothing (RFC 4513, 5.1.2).
        if (username.isBlank() || password.isEmpty()) {
            return false;
        }
        try (LDAPConnection connection = connect()) {
            Optional<String> name =
                    settings.userPrincipal().isEmpty() ? find(connection, username) : Optional.of(principal(username));
            return name.isPresent() && bind(connection, name.get(), password);
        } catch (LDAPException failed) {
            throw unavailable(failed);
        }
    }

    /**
     * Asks for somebody without knowing his password, to try the settings out.
     *
     * @return how he is called in the directory, if it knows him; with a principal's pattern his principal
     * @throws DirectoryUnavailable if it cannot be asked, or does not let the one who searches in
     */
    public Optional<String> lookUp(String username) {
        try (LDAPConnection connection = connect()) {
            if (!settings.userPrincipal().isEmpty()) {
                return Optional.of(principal(username));
            }
            return find(connection, username);
        } catch (LDAPException failed) {
            throw unavailable(failed);
        }
    }

    private LDAPConnection connect() throws LDAPException {
        if (!settings.complete()) {
            throw new DirectoryUnavailable("No directory is set up.");
        }
        if (settings.security() == ConnectionSecurity.NONE && !isThisMachine(settings.host())) {
            throw new DirectoryUnavailable("Passwords are not sent to another machine without TLS.");
        }
        SSLContext trust = TrustedCertificates.context(settings.certificate());
        LDAPConnection connection = settings.security() == ConnectionSecurity.TLS
                ? new LDAPConnection(trust.getSocketFactory(), options())
                : new LDAPConnection(options());
        try {
            connection.connect(settings.host(), settings.port());
            if (settings.security() == ConnectionSecurity.STARTTLS) {
                connection.processExtendedOperation(new StartTLSExtendedRequest(trust));
            }
            return connection;
        } catch (LDAPException | RuntimeException failed) {
            connection.close();
            throw failed;
        }
    }

    private LDAPConnectionOptions options() {
        int millis = (int) Duration.ofSeconds(settings.timeoutSeconds()).toMillis();
        LDAPConnectionOptions options = new LDAPConnectionOptions();
        options.setConnectTimeoutMillis(millis);
        options.setResponseTimeoutMillis(millis);
        options.setFollowReferrals(false);
        options.setUseSynchronousMode(true);
        options.setAllowConcurrentSocketFactoryUse(true);
        options.setSSLSocketVerifier(new HostNameSSLSocketVerifier(true));
        return options;
    }

    private Optional<String> find(LDAPConnection connection, String username) throws LDAPException {
        if (!settings.bindDn().isEmpty()) {
            if (bindPassword.isEmpty()) {
                throw new DirectoryUnavailable("The one who searches in the directory has no password.");
            }
            if (!bind(connection, settings.bindDn(), bindPassword)) {
                throw new DirectoryUnavailable("The directory does not let the one in who searches.");
            }
        }
        SearchRequest search = new SearchRequest(
                settings.searchBase(),
                SearchScope.SUB,
                DereferencePolicy.NEVER,
                ENOUGH_TO_BE_AMBIGUOUS,
                settings.timeoutSeconds(),
                false,
                filter(username),
                SearchRequest.NO_ATTRIBUTES);
        SearchResult result = connection.search(search);
        // Two of one name: which of them is it? Neither, until somebody narrows the filter.
        return result.getEntryCount() == 1
                ? Optional.of(result.getSearchEntries().get(0).getDN())
                : Optional.empty();
    }

    /** The filter with the user name as a value in it, whatever characters it has. */
    private String filter(String username) {
        return settings.searchFilter().replace(USER_NAME, Filter.encodeValue(username));
    }

    private String principal(String username) {
        String pattern = settings.userPrincipal();
        // Within a distinguished name some characters of a user name would mean something else.
        return pattern.replace(USER_NAME, DN.isValidDN(pattern) ? escaped(username) : username);
    }

    private static String escaped(String value) {
        String named = new RDN("cn", value).toMinimallyEncodedString();
        return named.substring(named.indexOf('=') + 1);
    }

    private static boolean bind(LDAPConnection connection, String name, String password) throws LDAPException {
        try {
            connection.bind(new SimpleBindRequest(name, password));
            return true;
        } catch (LDAPException failed) {
            if (NOT_HIS.contains(failed.getResultCode())) {
                return false;
            }
            throw failed;
        }
    }

    private static boolean isThisMachine(String host) {
        try {
            return InetAddress.getByName(host).isLoopbackAddress();
        } catch (UnknownHostException unknown) {
            return false;
        }
    }

    /** What the server says is not passed on: it may tell more than people at the door should know. */
    private static DirectoryUnavailable unavailable(LDAPException failed) {
        ResultCode code = failed.getResultCode();
        if (AWAY.contains(code)) {
            return new DirectoryUnavailable("The directory cannot be reached, or its certificate is not trusted.");
        }
        if (SLOW.contains(code)) {
            return new DirectoryUnavailable("The directory did not answer in time.");
        }
        return new DirectoryUnavailable("The directory answered: " + code.getName() + ".");
    }
}
