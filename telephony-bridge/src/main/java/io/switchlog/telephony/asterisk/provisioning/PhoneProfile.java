package io.switchlog.telephony.asterisk.provisioning;

import io.switchlog.messages.agent.settings.AgentSettings;

/**
 * What the centre knows of an agent's telephone.
 *
 * @param internal the internal number, by which telephone, account and mailbox are called
 * @param name of the agent, for the mailbox
 * @param email where the mailbox tells of messages, empty for nowhere
 * @param secret with which the telephone registers
 * @param pin of the mailbox
 */
public record PhoneProfile(
        String internal, String name, String email, String secret, String pin, AgentSettings settings) {

    /** Says nothing of secrets. */
    @Override
    public String toString() {
        return "PhoneProfile[" + internal + "]";
    }
}
