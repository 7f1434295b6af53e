package io.switchlog.telephony.translation;

import io.switchlog.messages.agent.AgentId;
import io.switchlog.messages.interaction.Contact;
import io.switchlog.messages.privacy.Sealed;

/** Seals what tells who somebody is, before it is kept. */
public interface Seals {
    /** The one at the other end; number and name may be empty. */
    Contact contact(String number, String name);

    /** Something about him. */
    Sealed of(Contact contact, String text);

    /** An agent's name, as the switchboard has it. */
    Sealed agentName(AgentId agentId, String name);
}
