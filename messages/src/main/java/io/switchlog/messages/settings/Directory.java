package io.switchlog.messages.settings;

import io.switchlog.messages.settings.DirectoryEvent.DirectoryPasswordChanged;
import io.switchlog.messages.settings.DirectoryEvent.DirectorySearch;
import io.switchlog.messages.settings.DirectoryEvent.DirectorySearchChanged;
import io.switchlog.messages.settings.DirectoryEvent.DirectoryServer;
import io.switchlog.messages.settings.DirectoryEvent.DirectoryServerChanged;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The directory (Active Directory or another one that speaks LDAP) with whose passwords agents may sign in (AG-41).
 * Empty texts stand for nothing.
 *
 * @param userPrincipal such as {@code {0}@corp.example}; people are then bound under it at once
 * @param bindDn who searches where there is no such pattern
 * @param passwordKey where his password lies sealed, outside the log; empty if there is none
 */
public record Directory(
        String host,
        int port,
        ConnectionSecurity security,
        String certificate,
        int timeoutSeconds,
        String userPrincipal,
        String bindDn,
        String passwordKey,
        String searchBase,
        String searchFilter) {
    public static final SettingsGroup<Directory, Change, DirectoryEvent> GROUP = new SettingsGroup<>(
            "directory",
            DirectoryEvent.class,
            new Directory(
                    "",
                    636,
                    ConnectionSecurity.TLS,
                    "",
                    5,
                    "",
                    "",
                    "",
                    "",
                    "(&(objectClass=user)(sAMAccountName={0}))"),
            Directory::changes,
            Directory::after);

    /** What is asked for. */
    public record Change(
            @Nullable String host,
            @Nullable Integer port,
            @Nullable ConnectionSecurity security,
            @Nullable String certificate,
            @Nullable Integer timeoutSeconds,
            @Nullable String userPrincipal,
            @Nullable String bindDn,
            @Nullable String passwordKey,
            @Nullable String searchBase,
            @Nullable String searchFilter) {}

    /** Whether anybody can be found in it. */
    public boolean complete() {
        return !host.isEmpty() && !(userPrincipal.isEmpty() && searchBase.isEmpty());
    }

    private List<DirectoryEvent> changes(Change asked) {
        List<DirectoryEvent> changes = new ArrayList<>();
        DirectoryServer server = new DirectoryServer(
                Asked.or(asked.host(), host),
                Asked.or(asked.port(), port),
                Asked.or(asked.security(), security),
                Asked.or(asked.certificate(), certificate),
                Asked.or(asked.timeoutSeconds(), timeoutSeconds));
        Asked.change(changes, server, server(), DirectoryServerChanged::new);
        DirectorySearch search = new DirectorySearch(
                Asked.or(asked.userPrincipal(), userPrincipal),
                Asked.or(asked.bindDn(), bindDn),
                Asked.or(asked.searchBase(), searchBase),
                Asked.or(asked.searchFilter(), searchFilter));
        Asked.change(changes, search, search(), DirectorySearchChanged::new);
        Asked.change(changes, asked.passwordKey(), passwordKey, DirectoryPasswordChanged::new);
        return changes;
    }

    private Directory after(DirectoryEvent event) {
        if (event instanceof DirectoryServerChanged changed) {
            return with(changed.to(), search(), passwordKey);
        }
        if (event instanceof DirectorySearchChanged changed) {
            return with(server(), changed.to(), passwordKey);
        }
        if (event instanceof DirectoryPasswordChanged changed) {
            return with(server(), search(), changed.toKey());
        }
        return this;
    }

    private DirectoryServer server() {
        return new DirectoryServer(host, port, security, certificate, timeoutSeconds);
    }

    private DirectorySearch search() {
        return new DirectorySearch(userPrincipal, bindDn, searchBase, searchFilter);
    }

    private static Directory with(DirectoryServer server, DirectorySearch search, String passwordKey) {
        return new Directory(
                server.host(),
                server.port(),
                server.security(),
                server.certificate(),
                server.timeoutSeconds(),
                search.userPrincipal(),
                search.bindDn(),
                passwordKey,
                search.searchBase(),
                search.searchFilter());
    }
}
