package io.switchlog.telephony.translation;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.switchlog.messages.agent.AgentId;
import io.switchlog.messages.interaction.Contact;
import io.switchlog.messages.privacy.Sealed;
import io.switchlog.messages.queue.QueueId;
import java.util.Optional;
import java.util.UUID;

/** A centre whose agents have the telephones 1000 to 1999, and which has every queue. */
final class SmallCentre implements CentreDirectory, Seals {
    static AgentId agent(int internal) {
        return AgentId.of("01890000-0000-7000-8000-" + "0".repeat(8) + internal);
    }

    static QueueId queueId(String name) {
        return new QueueId(UUID.nameUUIDFromBytes(name.getBytes(UTF_8)));
    }

    @Override
    public Optional<QueueId> queue(String name) {
        return Optional.of(queueId(name));
    }

    @Override
    public Optional<AgentId> atDevice(String device) {
        return device.startsWith("PJSIP/") ? atExtension(device.substring("PJSIP/".length())) : Optional.empty();
    }

    @Override
    public Optional<AgentId> atExtension(String extension) {
        return extension.matches("1[0-9]{3}") ? Optional.of(agent(Integer.parseInt(extension))) : Optional.empty();
    }

    @Override
    public boolean answersAutomatically(AgentId agentId) {
        return false;
    }

    @Override
    public Contact contact(String number, String name) {
        UUID subject = UUID.nameUUIDFromBytes(number.getBytes(UTF_8));
        return new Contact(subject, null, seal(subject, number), null);
    }

    @Override
    public Sealed of(Contact contact, String text) {
        return seal(contact.subject(), text);
    }

    @Override
    public Sealed agentName(AgentId agentId, String name) {
        return seal(agentId.value(), name);
    }

    /** As good as sealed: nobody looks inside. */
    private static Sealed seal(UUID subject, String text) {
        return new Sealed(subject, text);
    }
}
