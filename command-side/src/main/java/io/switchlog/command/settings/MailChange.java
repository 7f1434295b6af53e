package io.switchlog.command.settings;

import io.switchlog.command.http.Code;
import io.switchlog.messages.settings.ConnectionSecurity;
import io.switchlog.messages.settings.Mail;
import jakarta.validation.constraints.Email;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import org.jspecify.annotations.Nullable;

/**
 * What is asked of mail (AG-163). An empty text takes away what was there.
 *
 * @param security none, starttls or tls
 * @param certificate in PEM, of the authority that signed the server's certificate if it is not one of the usual
 * @param password never shown again
 * @param linkBaseUrl address under which people reach Switchlog; links in mails begin with it
 */
record MailChange(
        @Nullable @Pattern(regexp = Addresses.HOST, message = Addresses.NO_HOST)
        String host,

        @Nullable @Min(1) @Max(65_535) Integer port,
        @Nullable String security,

        @Nullable @Size(max = 320) @Pattern(regexp = Addresses.PRINTABLE, message = Addresses.NOT_PRINTABLE)
        String username,

        @Nullable @Size(max = 500) String password,
        @Nullable @Size(max = 20_000) String certificate,

        @Nullable @Email @Size(max = 320) @Pattern(regexp = Addresses.PRINTABLE, message = Addresses.NOT_PRINTABLE)
        String from,

        @Nullable @Size(max = 500) String linkBaseUrl,
        @Nullable @Min(1) @Max(90) Integer inviteDays) {

    Mail.Change change(ServicePasswords passwords) {
        return new Mail.Change(
                host,
                port,
                security == null
                        ? null
                        : Code.of(ConnectionSecurity.class, ConnectionSecurity::code, "mail.security", security),
                username,
                Addresses.certificate("mail.certificate", certificate),
                passwords.key(Mail.GROUP.name(), password),
                from,
                Addresses.baseUrl("mail.linkBaseUrl", linkBaseUrl),
                inviteDays);
    }
}
