package io.switchlog.messages.settings;

import io.switchlog.messages.settings.MailEvent.InvitationLifetimeChanged;
import io.switchlog.messages.settings.MailEvent.MailLinksChanged;
import io.switchlog.messages.settings.MailEvent.MailPasswordChanged;
import io.switchlog.messages.settings.MailEvent.MailSenderChanged;
import io.switchlog.messages.settings.MailEvent.MailServer;
import io.switchlog.messages.settings.MailEvent.MailServerChanged;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Through which server mail goes out, from whom, and where its links lead (AG-163). Empty texts stand for nothing.
 *
 * @param passwordKey where the server's password lies sealed, outside the log; empty if there is none
 * @param linkBaseUrl address under which people reach Switchlog with a browser; links in mails begin with it
 * @param inviteDays how long an invitation lasts
 */
public record Mail(
        String host,
        int port,
        ConnectionSecurity security,
        String username,
        String certificate,
        String passwordKey,
        String from,
        String linkBaseUrl,
        int inviteDays) {
    public static final SettingsGroup<Mail, Change, MailEvent> GROUP = new SettingsGroup<>(
            "mail",
            MailEvent.class,
            new Mail("", 587, ConnectionSecurity.STARTTLS, "", "", "", "", "", 7),
            Mail::changes,
            Mail::after);

    /** What is asked for. */
    public record Change(
            @Nullable String host,
            @Nullable Integer port,
            @Nullable ConnectionSecurity security,
            @Nullable String username,
            @Nullable String certificate,
            @Nullable String passwordKey,
            @Nullable String from,
            @Nullable String linkBaseUrl,
            @Nullable Integer inviteDays) {}

    /** Whether mail with links can be sent at all. */
    public boolean complete() {
        return !host.isEmpty() && !from.isEmpty() && !linkBaseUrl.isEmpty();
    }

    private List<MailEvent> changes(Change asked) {
        List<MailEvent> changes = new ArrayList<>();
        MailServer server = new MailServer(
                Asked.or(asked.host(), host),
                Asked.or(asked.port(), port),
                Asked.or(asked.security(), security),
                Asked.or(asked.username(), username),
                Asked.or(asked.certificate(), certificate));
        Asked.change(changes, server, server(), MailServerChanged::new);
        Asked.change(changes, asked.passwordKey(), passwordKey, MailPasswordChanged::new);
        Asked.change(changes, asked.from(), from, MailSenderChanged::new);
        Asked.change(changes, asked.linkBaseUrl(), linkBaseUrl, MailLinksChanged::new);
        Asked.change(changes, asked.inviteDays(), inviteDays, InvitationLifetimeChanged::new);
        return changes;
    }

    private Mail after(MailEvent event) {
        if (event instanceof MailServerChanged changed) {
            return with(changed.to(), passwordKey, from, linkBaseUrl, inviteDays);
        }
        if (event instanceof MailPasswordChanged changed) {
            return with(server(), changed.toKey(), from, linkBaseUrl, inviteDays);
        }
        if (event instanceof MailSenderChanged changed) {
            return with(server(), passwordKey, changed.to(), linkBaseUrl, inviteDays);
        }
        if (event instanceof MailLinksChanged changed) {
            return with(server(), passwordKey, from, changed.to(), inviteDays);
        }
        if (event instanceof InvitationLifetimeChanged changed) {
            return with(server(), passwordKey, from, linkBaseUrl, changed.toDays());
        }
        return this;
    }

    private MailServer server() {
        return new MailServer(host, port, security, username, certificate);
    }

    private static Mail with(MailServer server, String passwordKey, String from, String linkBaseUrl, int inviteDays) {
        return new Mail(
                server.host(),
                server.port(),
                server.security(),
                server.username(),
                server.certificate(),
                passwordKey,
                from,
                linkBaseUrl,
                inviteDays);
    }
}
