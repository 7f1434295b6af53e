package io.switchlog.messages.agent;

import io.switchlog.messages.Event;
import io.switchlog.messages.agent.settings.SettingChange;
import java.util.List;

/** What was set for an agent. What means something to the business has words of its own (ADR 26). */
public sealed interface AgentSettingsEvent extends AgentEvent {

    /** Each login starts in pause on every channel from now on (AG-35). */
    @Event(name = "agent.login-in-pause-enabled")
    record AgentLoginInPauseEnabled(AgentId agentId) implements AgentSettingsEvent {}

    /** Whoever logs in is available again. */
    @Event(name = "agent.login-in-pause-disabled")
    record AgentLoginInPauseDisabled(AgentId agentId) implements AgentSettingsEvent {}

    /** The internal number has a voicemail box (AG-15). */
    @Event(name = "agent.voicemail-enabled")
    record AgentVoicemailEnabled(AgentId agentId) implements AgentSettingsEvent {}

    /** The internal number has no voicemail box any more. */
    @Event(name = "agent.voicemail-disabled")
    record AgentVoicemailDisabled(AgentId agentId) implements AgentSettingsEvent {}

    /** The agent cannot sign in and is offered nothing (AG-37). */
    @Event(name = "agent.disabled")
    record AgentDisabled(AgentId agentId) implements AgentSettingsEvent {}

    /** The agent can sign in again. */
    @Event(name = "agent.enabled")
    record AgentEnabled(AgentId agentId) implements AgentSettingsEvent {}

    /** Contacts' data is masked for the agent (AG-39). */
    @Event(name = "agent.masking-started")
    record AgentMaskingStarted(AgentId agentId) implements AgentSettingsEvent {}

    /** The agent sees contacts' data in full again. */
    @Event(name = "agent.masking-stopped")
    record AgentMaskingStopped(AgentId agentId) implements AgentSettingsEvent {}

    /** The agent signs in with the password of the company's directory (AG-41). */
    @Event(name = "agent.directory-sign-in-enabled")
    record AgentDirectorySignInEnabled(AgentId agentId) implements AgentSettingsEvent {}

    /** The agent signs in with a password of his own again. */
    @Event(name = "agent.directory-sign-in-disabled")
    record AgentDirectorySignInDisabled(AgentId agentId) implements AgentSettingsEvent {}

    /** The agent signs in without a second factor, even where others need one (AG-42). */
    @Event(name = "agent.second-factor-waived")
    record AgentSecondFactorWaived(AgentId agentId) implements AgentSettingsEvent {}

    /** What holds for others' second factor holds for the agent again. */
    @Event(name = "agent.second-factor-reinstated")
    record AgentSecondFactorReinstated(AgentId agentId) implements AgentSettingsEvent {}

    /** The agent chooses one of the free telephones when he logs in (AG-46). */
    @Event(name = "agent.hot-desk-enabled")
    record AgentHotDeskEnabled(AgentId agentId) implements AgentSettingsEvent {}

    /** The agent has a telephone of his own again. */
    @Event(name = "agent.hot-desk-disabled")
    record AgentHotDeskDisabled(AgentId agentId) implements AgentSettingsEvent {}

    /**
     * The agent may do something from now on (AG-129 ... AG-141).
     *
     * @param permission the setting without its section, such as {@code downloads.attachments}
     */
    @Event(name = "agent.permission-granted")
    record AgentPermissionGranted(AgentId agentId, String permission) implements AgentSettingsEvent {}

    /** The agent may not do it any more. */
    @Event(name = "agent.permission-revoked")
    record AgentPermissionRevoked(AgentId agentId, String permission) implements AgentSettingsEvent {}

    /** The agent's web client sends what it logs (AG-142). */
    @Event(name = "agent.client-logging-started")
    record AgentClientLoggingStarted(AgentId agentId, String level) implements AgentSettingsEvent {}

    /** The agent's web client logs from another level on, or will when it does (AG-145). */
    @Event(name = "agent.client-logging-level-changed")
    record AgentClientLoggingLevelChanged(AgentId agentId, String from, String to) implements AgentSettingsEvent {}

    /** The agent's web client keeps what it logs to itself. */
    @Event(name = "agent.client-logging-stopped")
    record AgentClientLoggingStopped(AgentId agentId) implements AgentSettingsEvent {}

    /** What the agent's desktop shows, plays and asks for is set otherwise (AG-44, AG-130, AG-131). */
    @Event(name = "agent.desktop-configured")
    record AgentDesktopConfigured(AgentId agentId, List<SettingChange> changes) implements AgentSettingsEvent {}

    /** The agent's SIP client is set otherwise (AG-48 ... AG-65). */
    @Event(name = "agent.voice-configured")
    record AgentVoiceConfigured(AgentId agentId, List<SettingChange> changes) implements AgentSettingsEvent {}

    /** The agent's bar in the browser is set otherwise (AG-69 ... AG-77). */
    @Event(name = "agent.webrtc-configured")
    record AgentWebrtcConfigured(AgentId agentId, List<SettingChange> changes) implements AgentSettingsEvent {}

    /** The agent's phonebar is set otherwise (AG-78 ... AG-101). */
    @Event(name = "agent.phonebar-configured")
    record AgentPhonebarConfigured(AgentId agentId, List<SettingChange> changes) implements AgentSettingsEvent {}

    /** The app on the agent's smartphone is set otherwise (AG-102). */
    @Event(name = "agent.mobile-configured")
    record AgentMobileConfigured(AgentId agentId, List<SettingChange> changes) implements AgentSettingsEvent {}
}
