package io.switchlog.command.mail;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.switchlog.command.mail.MailFailed.Outcome;
import io.switchlog.command.trust.TrustedCertificates;
import io.switchlog.messages.settings.ConnectionSecurity;
import io.switchlog.messages.settings.Mail;
import jakarta.mail.MessagingException;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeMessage;
import java.net.ConnectException;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Locale;
import java.util.Properties;
import javax.net.ssl.SSLException;
import org.eclipse.angus.mail.smtp.SMTPAddressFailedException;
import org.eclipse.angus.mail.smtp.SMTPSendFailedException;
import org.eclipse.angus.mail.smtp.SMTPSenderFailedException;
import org.eclipse.angus.mail.util.MailConnectException;
import org.jspecify.annotations.Nullable;
import org.springframework.mail.MailAuthenticationException;
import org.springframework.mail.MailException;
import org.springframework.mail.MailSendException;
import org.springframework.mail.javamail.JavaMailSenderImpl;
import org.springframework.mail.javamail.MimeMessageHelper;

/** Hands mails to the server that the settings name. Takes seconds if the server does: never call it with a lock. */
public final class Mailer {
    private static final String TIMEOUT_MILLIS = "10000";
    private static final int TRANSIENT = 4;

    private Mailer() {}

    /**
     * Sends one mail.
     *
     * @throws MailFailed saying whether it may be tried again
     */
    public static void send(Mail settings, String password, Letter letter) {
        JavaMailSenderImpl sender = sender(settings, password);
        MimeMessage message = sender.createMimeMessage();
        try {
            MimeMessageHelper helper = new MimeMessageHelper(message, false, UTF_8.name());
            helper.setFrom(address(settings.from()));
            helper.setTo(address(letter.to()));
            helper.setSubject(letter.subject());
            helper.setText(letter.text());
            // So that no answering machine answers.
            message.setHeader("Auto-Submitted", "auto-generated");
        } catch (MessagingException malformed) {
            throw new MailFailed(Outcome.REFUSED, "The address is malformed.");
        }
        try {
            sender.send(message);
        } catch (MailAuthenticationException refused) {
            throw new MailFailed(Outcome.TRY_AGAIN, "The mail server does not accept user name and password.");
        } catch (MailSendException failed) {
            // Without a message that failed it is the farewell that did.
            if (failed.getMessageExceptions().length > 0) {
                throw failure(failed.getMessageExceptions()[0], failed.getCause());
            }
        } catch (MailException failed) {
            throw new MailFailed(Outcome.UNKNOWN, "The mail server did not say whether it took the mail.");
        }
    }

    /** One address and nothing else; line breaks, lists and comments would say more than an address. */
    static InternetAddress address(String text) throws MessagingException {
        if (text.codePoints().anyMatch(Character::isISOControl)) {
            throw new MessagingException("control characters");
        }
        InternetAddress[] parsed = InternetAddress.parse(text, true);
        if (parsed.length != 1
                || parsed[0].isGroup()
                || !text.strip().equals(parsed[0].getAddress())
                || text.indexOf('@') < 1) {
            throw new MessagingException("not one address");
        }
        return parsed[0];
    }

    private static JavaMailSenderImpl sender(Mail settings, String password) {
        JavaMailSenderImpl sender = new JavaMailSenderImpl();
        boolean tls = settings.security() == ConnectionSecurity.TLS;
        String protocol = tls ? "smtps" : "smtp";
        sender.setProtocol(protocol);
        sender.setHost(settings.host());
        sender.setPort(settings.port());
        sender.setDefaultEncoding(UTF_8.name());
        Properties properties = new Properties();
        String prefix = "mail." + protocol + ".";
        if (!settings.username().isEmpty()) {
            requireConfidential(settings);
            sender.setUsername(settings.username());
            sender.setPassword(password);
            properties.setProperty(prefix + "auth", "true");
        }
        properties.setProperty(prefix + "connectiontimeout", TIMEOUT_MILLIS);
        properties.setProperty(prefix + "timeout", TIMEOUT_MILLIS);
        properties.setProperty(prefix + "writetimeout", TIMEOUT_MILLIS);
        if (settings.security() != ConnectionSecurity.NONE) {
            properties.setProperty(prefix + "starttls.enable", Boolean.toString(!tls));
            properties.setProperty(prefix + "starttls.required", Boolean.toString(!tls));
            properties.setProperty(prefix + "ssl.checkserveridentity", "true");
            properties.setProperty(prefix + "ssl.protocols", "TLSv1.3 TLSv1.2");
            properties.put(
                    prefix + "ssl.socketFactory",
                    TrustedCertificates.context(settings.certificate()).getSocketFactory());
        }
        sender.setJavaMailProperties(properties);
        return sender;
    }

    private static void requireConfidential(Mail settings) {
        if (settings.security() == ConnectionSecurity.NONE && !isThisMachine(settings.host())) {
            throw new MailFailed(
                    Outcome.REFUSED, "A password is not sent to another machine without TLS; choose starttls or tls.");
        }
    }

    private static boolean isThisMachine(String host) {
        try {
            return InetAddress.getByName(host).isLoopbackAddress();
        } catch (UnknownHostException unknown) {
            return false;
        }
    }

    /** @param ofConnection what went wrong with the connection; the same where there was none at all */
    private static MailFailed failure(Exception cause, @Nullable Throwable ofConnection) {
        if (cause.equals(ofConnection)) {
            return notConnected(cause);
        }
        int code = code(cause);
        if (code == 0) {
            return new MailFailed(Outcome.UNKNOWN, "The mail server did not say whether it took the mail.");
        }
        return new MailFailed(
                code / 100 == TRANSIENT ? Outcome.TRY_AGAIN : Outcome.REFUSED,
                "The mail server refused the mail with " + code + ".");
    }

    private static MailFailed notConnected(@Nullable Throwable cause) {
        for (Throwable each = cause; each != null; each = each.getCause()) {
            if (each instanceof SSLException) {
                return new MailFailed(
                        Outcome.TRY_AGAIN, "The mail server's certificate is not trusted, or it speaks no TLS here.");
            }
            if (each instanceof MailConnectException || each instanceof ConnectException) {
                return new MailFailed(Outcome.TRY_AGAIN, "The mail server cannot be reached.");
            }
            if (String.valueOf(each.getMessage()).toUpperCase(Locale.ROOT).contains("STARTTLS")) {
                return new MailFailed(Outcome.TRY_AGAIN, "The mail server does not offer STARTTLS.");
            }
        }
        return new MailFailed(Outcome.TRY_AGAIN, "There was no connection to the mail server.");
    }

    /** The server's own code where it gave one, 0 where it did not. */
    private static int code(@Nullable Throwable failure) {
        Throwable each = failure;
        int code = 0;
        while (each != null) {
            if (each instanceof SMTPAddressFailedException address) {
                return address.getReturnCode();
            }
            if (each instanceof SMTPSenderFailedException sender) {
                return sender.getReturnCode();
            }
            if (each instanceof SMTPSendFailedException send && send.getReturnCode() > 0) {
                code = send.getReturnCode();
            }
            each = each instanceof MessagingException chained ? chained.getNextException() : each.getCause();
        }
        return code;
    }
}
