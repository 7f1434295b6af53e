package io.switchlog.switchboard.calls;

import io.switchlog.command.vault.Vault;
import io.switchlog.messages.agent.AgentId;
import io.switchlog.messages.interaction.Contact;
import io.switchlog.messages.privacy.Sealed;
import io.switchlog.telephony.translation.Seals;
import java.util.UUID;

/** Seals with the keys of the centre. Whoever calls from one number is one person, whichever channel he uses. */
public final class VaultSeals implements Seals {
    private final Vault vault;

    public VaultSeals(Vault vault) {
        this.vault = vault;
    }

    @Override
    public Contact contact(String number, String name) {
        UUID subject = number.isBlank() ? UUID.randomUUID() : vault.phoneContact(number);
        try {
            return contact(subject, number, name);
        } catch (IllegalStateException forgotten) {
            // Who was forgotten and calls again is somebody new.
            return contact(UUID.randomUUID(), number, name);
        }
    }

    private Contact contact(UUID subject, String number, String name) {
        return new Contact(subject, vault.sealIfPresent(subject, name), vault.sealIfPresent(subject, number), null);
    }

    @Override
    public Sealed of(Contact contact, String text) {
        return vault.seal(contact.subject(), text);
    }

    @Override
    public Sealed agentName(AgentId agentId, String name) {
        try {
            return vault.seal(agentId.value(), name);
        } catch (IllegalStateException forgotten) {
            return vault.seal(UUID.randomUUID(), name);
        }
    }
}
