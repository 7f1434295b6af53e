package io.switchlog.command.recovery;

import io.switchlog.command.mail.Letter;
import io.switchlog.command.mail.MailFailed;
import io.switchlog.command.mail.Mailer;
import io.switchlog.command.vault.ServiceSecrets;
import io.switchlog.messages.access.LinkPurpose;
import io.switchlog.messages.access.LinkRefusal;
import io.switchlog.messages.access.MailOutcome;
import io.switchlog.messages.access.PasswordLinkEvent.PasswordLinkMailed;
import io.switchlog.messages.access.PasswordLinkEvent.PasswordLinkNotMailed;
import io.switchlog.messages.access.PasswordLinkEvent.PasswordLinkRefused;
import io.switchlog.messages.privacy.Sealed;
import io.switchlog.messages.privacy.Unsealed;
import io.switchlog.messages.privacy.Unsealer;
import io.switchlog.messages.settings.Mail;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Sends what is in the outbox, one mail after the other, on a thread of its own. The secret of a link is made here, goes
 * into the mail and is forgotten: it is in no table, no event and no line of a log file.
 */
final class Postman {
    private static final Duration RESET_LASTS = Duration.ofHours(1);

    private final RecoveryParts parts;
    private final ServiceSecrets secrets;
    private final Unsealer unsealer;
    private final Clock clock;

    Postman(RecoveryParts parts, ServiceSecrets secrets, Unsealer unsealer, Clock clock) {
        this.parts = parts;
        this.secrets = secrets;
        this.unsealer = unsealer;
        this.clock = clock;
    }

    /** Sends the next mail that is due; false if there is none. */
    boolean next() {
        Optional<Outbox.Mail> due = parts.outbox().claim();
        due.ifPresent(this::send);
        return due.isPresent();
    }

    /** Finishes what a node left when it ended in the middle; false if there is nothing. */
    boolean tidyUp() {
        Optional<Outbox.Mail> unreported = parts.outbox().unreported();
        unreported.ifPresent(mail -> reportSent(
                mail, parts.links().expiry(mail.person(), mail.purpose()).orElseGet(clock::instant)));
        Optional<Outbox.Mail> lost = parts.outbox().lost();
        lost.ifPresent(mail -> {
            notMailed(mail, MailOutcome.IN_DOUBT, "The process ended while the mail was under way.");
            parts.outbox().remove(mail);
        });
        return unreported.isPresent() || lost.isPresent();
    }

    private void send(Outbox.Mail mail) {
        Optional<Person> person = parts.people().find(mail.person());
        Optional<LinkRefusal> refusal = person.map(parts::refusal).orElse(Optional.of(LinkRefusal.BARRED));
        String address = person.map(Person::email).map(this::read).orElse(null);
        if (refusal.isPresent() || address == null) {
            refuse(mail, refusal.orElse(LinkRefusal.NO_ADDRESS));
            return;
        }
        Mail settings = parts.settings().of(Mail.GROUP);
        Instant expiresAt = clock.instant().plus(lifetime(mail.purpose(), settings));
        String token = parts.links().make(mail.person(), mail.purpose(), expiresAt);
        String username = person.map(Person::username).map(this::read).orElse("");
        try {
            Mailer.send(
                    settings,
                    secrets.read(Mail.GROUP.name(), settings.passwordKey()),
                    letter(mail.purpose(), address, username, settings, token));
        } catch (MailFailed failed) {
            failed(mail, failed);
            return;
        }
        parts.outbox().sent(mail);
        reportSent(mail, expiresAt);
    }

    private void reportSent(Outbox.Mail mail, Instant expiresAt) {
        parts.notes().write(mail.id(), "mailed", new PasswordLinkMailed(mail.person(), mail.purpose(), expiresAt));
        parts.outbox().remove(mail);
    }

    private void refuse(Outbox.Mail mail, LinkRefusal reason) {
        parts.notes().write(mail.id(), "refused", new PasswordLinkRefused(mail.person(), mail.purpose(), reason));
        parts.outbox().remove(mail);
    }

    private void failed(Outbox.Mail mail, MailFailed failed) {
        if (failed.outcome() != MailFailed.Outcome.UNKNOWN) {
            parts.links().revoke(mail.person(), mail.purpose());
        }
        MailOutcome outcome = switch (failed.outcome()) {
            case TRY_AGAIN -> parts.outbox().tryLater(mail) ? MailOutcome.DELAYED : MailOutcome.FAILED;
            case REFUSED -> MailOutcome.FAILED;
            case UNKNOWN -> MailOutcome.IN_DOUBT;
        };
        notMailed(mail, outcome, String.valueOf(failed.getMessage()));
        if (outcome != MailOutcome.DELAYED) {
            parts.outbox().remove(mail);
        }
    }

    private void notMailed(Outbox.Mail mail, MailOutcome outcome, String detail) {
        parts.notes()
                .write(
                        mail.id(),
                        "attempt-" + mail.attempts(),
                        new PasswordLinkNotMailed(mail.person(), mail.purpose(), outcome, detail));
    }

    private @Nullable String read(@Nullable Sealed sealedText) {
        return sealedText != null && unsealer.unseal(sealedText) instanceof Unsealed.Readable readable
                ? readable.value()
                : null;
    }

    private static Duration lifetime(LinkPurpose purpose, Mail settings) {
        return purpose == LinkPurpose.INVITE ? Duration.ofDays(settings.inviteDays()) : RESET_LASTS;
    }

    /** After the # of the link, so that no browser sends the secret to a server that writes down what it is asked. */
    private static Letter letter(LinkPurpose purpose, String address, String username, Mail settings, String token) {
        String link = settings.linkBaseUrl() + "/set-password#token=" + token;
        if (purpose == LinkPurpose.INVITE) {
            return new Letter(
                    address, "Your account with Switchlog", """
                    You have an account with Switchlog. Your user name is %s.

                    Choose your password here:

                    %s

                    The link works once and ends after %d days.
                    """.formatted(username, link, settings.inviteDays()));
        }
        return new Letter(address, "Your new password for Switchlog", """
                Somebody asked for a new password for the user name %s.

                If that was you, choose one here:

                %s

                The link works once and ends after one hour. If it was not you, there is nothing to do: your password
                stays as it is.
                """.formatted(username, link));
    }
}
