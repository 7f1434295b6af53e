package io.switchlog.messages.agent;

import io.switchlog.messages.Event;
import io.switchlog.messages.agent.settings.PhonebarVersion;
import io.switchlog.messages.privacy.Sealed;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Who an agent is, and with what he works. */
public sealed interface AgentProfileEvent extends AgentEvent {

    /** The agent's full name is another (AG-34). */
    @Event(name = "agent.renamed")
    record AgentRenamed(AgentId agentId, Sealed from, Sealed to) implements AgentProfileEvent {}

    /** The name that contacts see instead of the user name is another; null is none (AG-08). */
    @Event(name = "agent.alias-changed")
    record AgentAliasChanged(
            AgentId agentId,
            @Nullable Sealed from,
            @Nullable Sealed to) implements AgentProfileEvent {}

    /** The agent's e-mail address is another; null is none. */
    @Event(name = "agent.email-changed")
    record AgentEmailChanged(
            AgentId agentId,
            @Nullable Sealed from,
            @Nullable Sealed to) implements AgentProfileEvent {}

    /** What is written about the agent is something else; null is nothing. */
    @Event(name = "agent.description-changed")
    record AgentDescriptionChanged(
            AgentId agentId,
            @Nullable Sealed from,
            @Nullable Sealed to) implements AgentProfileEvent {}

    /**
     * The agent has another internal number (AG-13).
     *
     * @param from null if he had none
     */
    @Event(name = "agent.internal-changed")
    record AgentInternalChanged(AgentId agentId, @Nullable String from, String to) implements AgentProfileEvent {}

    /**
     * The agent works with something else (AMB-14).
     *
     * @param dropped the settings that he no longer has, or has with another value, as they were
     * @param settings all settings that he has now
     */
    @Event(name = "agent.typology-changed")
    record AgentTypologyChanged(
            AgentId agentId, Typology from, Typology to, Map<String, Object> dropped, Map<String, Object> settings)
            implements AgentProfileEvent {}

    /** The password of the agent's telephone is another. It is not here, nor anywhere in the log. */
    @Event(name = "agent.sip-secret-rotated")
    record AgentSipSecretRotated(AgentId agentId) implements AgentProfileEvent {}

    /**
     * The agent's phonebar said of which version it is, and that is another than it was (AG-87, AG-99).
     *
     * @param from null if it had never said it
     */
    @Event(name = "agent.phonebar-version-reported")
    record AgentPhonebarVersionReported(
            AgentId agentId, @Nullable PhonebarVersion from, PhonebarVersion to) implements AgentProfileEvent {}
}
