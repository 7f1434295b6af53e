package io.switchlog.messages.settings;

import io.switchlog.messages.Event;

/** What was decided about sending mail. */
public sealed interface MailEvent {
    /**
     * A server that takes mail.
     *
     * @param host empty for none
     * @param username empty if the server wants none
     * @param certificate in PEM, of the authority that is trusted besides the usual ones; empty for none
     */
    record MailServer(String host, int port, ConnectionSecurity security, String username, String certificate) {}

    /** Mail goes through another server. */
    @Event(name = "settings.mail-server-changed")
    record MailServerChanged(MailServer from, MailServer to) implements MailEvent {}

    /**
     * The server is told another password. It is not here: the key says where it lies sealed.
     *
     * @param toKey empty for no password
     */
    @Event(name = "settings.mail-password-changed")
    record MailPasswordChanged(String fromKey, String toKey) implements MailEvent {}

    /** Mail comes from another address. */
    @Event(name = "settings.mail-sender-changed")
    record MailSenderChanged(String from, String to) implements MailEvent {}

    /** Links in mails lead elsewhere. */
    @Event(name = "settings.mail-links-changed")
    record MailLinksChanged(String from, String to) implements MailEvent {}

    /** Invitations last another number of days. */
    @Event(name = "settings.invitation-lifetime-changed")
    record InvitationLifetimeChanged(int fromDays, int toDays) implements MailEvent {}
}
