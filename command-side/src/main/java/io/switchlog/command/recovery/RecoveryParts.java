package io.switchlog.command.recovery;

import io.switchlog.command.settings.PresentSettings;
import io.switchlog.messages.access.LinkRefusal;
import io.switchlog.messages.settings.Mail;
import java.util.Optional;

/** What forgotten passwords, invitations and the postman share. */
record RecoveryParts(
        PersonReader people, AddressBook addresses, Links links, Outbox outbox, Notes notes, PresentSettings settings) {

    /** Why this person can get no link, if he cannot. */
    Optional<LinkRefusal> refusal(Person person) {
        if (person.barred()) {
            return Optional.of(LinkRefusal.BARRED);
        }
        if (person.directory()) {
            return Optional.of(LinkRefusal.DIRECTORY);
        }
        if (person.email() == null) {
            return Optional.of(LinkRefusal.NO_ADDRESS);
        }
        return settings.of(Mail.GROUP).complete() ? Optional.empty() : Optional.of(LinkRefusal.MAIL_NOT_SET);
    }
}
