package io.switchlog.messages;

import io.switchlog.messages.EventSamples.Sample;
import io.switchlog.messages.access.LinkPurpose;
import io.switchlog.messages.access.LinkRefusal;
import io.switchlog.messages.access.MailOutcome;
import io.switchlog.messages.access.PasswordLinkEvent.PasswordLinkMailed;
import io.switchlog.messages.access.PasswordLinkEvent.PasswordLinkNotMailed;
import io.switchlog.messages.access.PasswordLinkEvent.PasswordLinkRefused;
import io.switchlog.messages.access.PasswordLinkEvent.PasswordLinkRequested;
import io.switchlog.messages.access.PasswordLinkEvent.PasswordLinkUsed;
import io.switchlog.messages.settings.ConnectionSecurity;
import io.switchlog.messages.settings.DirectoryEvent.DirectoryPasswordChanged;
import io.switchlog.messages.settings.DirectoryEvent.DirectorySearch;
import io.switchlog.messages.settings.DirectoryEvent.DirectorySearchChanged;
import io.switchlog.messages.settings.DirectoryEvent.DirectoryServer;
import io.switchlog.messages.settings.DirectoryEvent.DirectoryServerChanged;
import io.switchlog.messages.settings.IdentityProviderEvent.IdentityClaimChanged;
import io.switchlog.messages.settings.IdentityProviderEvent.IdentityClient;
import io.switchlog.messages.settings.IdentityProviderEvent.IdentityClientChanged;
import io.switchlog.messages.settings.IdentityProviderEvent.IdentityProviderRenamed;
import io.switchlog.messages.settings.IdentityProviderEvent.IdentitySecretChanged;
import io.switchlog.messages.settings.MailEvent.InvitationLifetimeChanged;
import io.switchlog.messages.settings.MailEvent.MailLinksChanged;
import io.switchlog.messages.settings.MailEvent.MailPasswordChanged;
import io.switchlog.messages.settings.MailEvent.MailSenderChanged;
import io.switchlog.messages.settings.MailEvent.MailServer;
import io.switchlog.messages.settings.MailEvent.MailServerChanged;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

/** One event of each kind about servers of the operator's, and about links in mails. */
final class ServiceSamples {
    private static final UUID PERSON = UUID.fromString("018f7a00-0000-7000-8000-000000000100");
    private static final String KEY = "018f7a00-0000-7000-8000-000000000400";

    private ServiceSamples() {}

    static List<Sample> all() {
        return EventSamples.each(
                new MailServerChanged(
                        new MailServer("", 587, ConnectionSecurity.STARTTLS, "", ""),
                        new MailServer("smtp.example.com", 465, ConnectionSecurity.TLS, "switchlog", "")),
                new MailPasswordChanged("", KEY),
                new MailSenderChanged("", "switchlog@example.com"),
                new MailLinksChanged("", "https://switchlog.example.com"),
                new InvitationLifetimeChanged(7, 3),
                new DirectoryServerChanged(
                        new DirectoryServer("", 636, ConnectionSecurity.TLS, "", 5),
                        new DirectoryServer("dc.corp.example", 389, ConnectionSecurity.STARTTLS, "", 10)),
                new DirectorySearchChanged(
                        new DirectorySearch("", "", "", "(&(objectClass=user)(sAMAccountName={0}))"),
                        new DirectorySearch(
                                "",
                                "cn=switchlog,ou=services,dc=corp,dc=example",
                                "ou=people,dc=corp,dc=example",
                                "(uid={0})")),
                new DirectoryPasswordChanged("", KEY),
                new IdentityClientChanged(
                        new IdentityClient("", "", List.of("openid", "profile"), ""),
                        new IdentityClient(
                                "https://id.example.com/realms/corp",
                                "switchlog",
                                List.of("openid", "email"),
                                "https://switchlog.example.com")),
                new IdentityClaimChanged("preferred_username", "email"),
                new IdentityProviderRenamed("", "Corporate account"),
                new IdentitySecretChanged("", KEY),
                new PasswordLinkRequested(PERSON, LinkPurpose.RESET),
                new PasswordLinkRefused(PERSON, LinkPurpose.RESET, LinkRefusal.BARRED),
                new PasswordLinkMailed(PERSON, LinkPurpose.INVITE, Instant.parse("2026-03-09T09:30:00Z")),
                new PasswordLinkNotMailed(
                        PERSON, LinkPurpose.RESET, MailOutcome.DELAYED, "The mail server cannot be reached."),
                new PasswordLinkUsed(PERSON, LinkPurpose.RESET));
    }
}
