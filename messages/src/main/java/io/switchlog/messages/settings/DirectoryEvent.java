package io.switchlog.messages.settings;

import io.switchlog.messages.Event;

/** What was decided about the directory that agents may sign in with. */
public sealed interface DirectoryEvent {
    /**
     * A directory server.
     *
     * @param host empty for none
     * @param certificate in PEM, of the authority that is trusted besides the usual ones; empty for none
     */
    record DirectoryServer(
            String host, int port, ConnectionSecurity security, String certificate, int timeoutSeconds) {}

    /**
     * How people are found in the directory.
     *
     * @param userPrincipal with {@code {0}} for the user name; if given, people are bound under it and not searched for
     * @param bindDn who searches
     * @param searchFilter with {@code {0}} for the user name
     */
    record DirectorySearch(String userPrincipal, String bindDn, String searchBase, String searchFilter) {}

    /** Another server is asked. */
    @Event(name = "settings.directory-server-changed")
    record DirectoryServerChanged(DirectoryServer from, DirectoryServer to) implements DirectoryEvent {}

    /** People are found in another way. */
    @Event(name = "settings.directory-search-changed")
    record DirectorySearchChanged(DirectorySearch from, DirectorySearch to) implements DirectoryEvent {}

    /**
     * The one who searches has another password. It is not here: the key says where it lies sealed.
     *
     * @param toKey empty for no password
     */
    @Event(name = "settings.directory-password-changed")
    record DirectoryPasswordChanged(String fromKey, String toKey) implements DirectoryEvent {}
}
