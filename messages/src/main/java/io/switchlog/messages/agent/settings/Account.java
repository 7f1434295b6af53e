package io.switchlog.messages.agent.settings;

import static io.switchlog.messages.agent.Typology.EXTERNAL;
import static io.switchlog.messages.agent.Typology.PHONEBAR;

import io.switchlog.messages.agent.settings.SettingType.Choice;
import io.switchlog.messages.agent.settings.SettingType.Flag;
import java.util.List;

/** How an agent signs in and what he is told, on every typology. */
public final class Account {
    public static final Setting<Boolean> LOGIN_IN_PAUSE = Setting.of(
            Section.ACCOUNT,
            "loginInPause",
            new Flag(),
            false,
            "AG-35",
            "Each login starts in pause on every channel.");
    public static final Setting<Boolean> VOICEMAIL = Setting.of(
            Section.ACCOUNT, "voicemail", new Flag(), false, "AG-15", "The internal number has a voicemail box.");
    public static final Setting<String> TOAST_POSITION = Setting.of(
            Section.ACCOUNT,
            "toastPosition",
            new Choice(List.of("top-right", "top-center", "top-left", "bottom-right", "bottom-center", "bottom-left")),
            "top-right",
            "AG-44 AG-45",
            "Where notifications appear on the screen.");

    public static final Setting<Boolean> DISABLED = Setting.of(
            Section.SECURITY,
            "security.disabled",
            new Flag(),
            false,
            "AG-37",
            "The agent cannot sign in and is offered nothing.");
    public static final Setting<Boolean> MASK_SENSITIVE_DATA = Setting.of(
            Section.SECURITY,
            "security.maskSensitiveData",
            new Flag(),
            false,
            "AG-39",
            "Contacts' names, numbers and addresses are masked for the agent.");
    public static final Setting<Boolean> ACTIVE_DIRECTORY = Setting.of(
            Section.SECURITY,
            "security.activeDirectory",
            new Flag(),
            false,
            "AG-41",
            "The agent signs in with the password of the company's directory.");
    public static final Setting<Boolean> MFA_DISABLED = Setting.of(
                    Section.SECURITY,
                    "security.mfaDisabled",
                    new Flag(),
                    false,
                    "AG-42",
                    "The agent signs in without a second factor where others need one.")
            .only(PHONEBAR, EXTERNAL);

    public static final Setting<Boolean> CLIENT_LOGS = Setting.of(
            Section.CLIENT_LOGS,
            "clientLogs.enabled",
            new Flag(),
            false,
            "AG-142 AG-144",
            "The web client sends what it logs, of all scopes. Causes much traffic: for as long as needed only.");
    public static final Setting<String> CLIENT_LOG_LEVEL = Setting.of(
            Section.CLIENT_LOGS,
            "clientLogs.level",
            new Choice(List.of("ERROR", "WARNING", "INFO", "DEBUG")),
            "ERROR",
            "AG-145",
            "The least level that is logged; each includes those before it.");

    static final List<Setting<?>> ALL = List.of(
            LOGIN_IN_PAUSE,
            VOICEMAIL,
            TOAST_POSITION,
            DISABLED,
            MASK_SENSITIVE_DATA,
            ACTIVE_DIRECTORY,
            MFA_DISABLED,
            CLIENT_LOGS,
            CLIENT_LOG_LEVEL);

    private Account() {}
}
