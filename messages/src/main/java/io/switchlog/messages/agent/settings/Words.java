package io.switchlog.messages.agent.settings;

import io.switchlog.messages.agent.AgentEvent;
import io.switchlog.messages.agent.AgentId;
import io.switchlog.messages.agent.AgentProfileEvent.AgentTypologyChanged;
import io.switchlog.messages.agent.AgentSettingsEvent;
import io.switchlog.messages.agent.AgentSettingsEvent.AgentClientLoggingLevelChanged;
import io.switchlog.messages.agent.AgentSettingsEvent.AgentClientLoggingStarted;
import io.switchlog.messages.agent.AgentSettingsEvent.AgentClientLoggingStopped;
import io.switchlog.messages.agent.AgentSettingsEvent.AgentDesktopConfigured;
import io.switchlog.messages.agent.AgentSettingsEvent.AgentDirectorySignInDisabled;
import io.switchlog.messages.agent.AgentSettingsEvent.AgentDirectorySignInEnabled;
import io.switchlog.messages.agent.AgentSettingsEvent.AgentDisabled;
import io.switchlog.messages.agent.AgentSettingsEvent.AgentEnabled;
import io.switchlog.messages.agent.AgentSettingsEvent.AgentHotDeskDisabled;
import io.switchlog.messages.agent.AgentSettingsEvent.AgentHotDeskEnabled;
import io.switchlog.messages.agent.AgentSettingsEvent.AgentLoginInPauseDisabled;
import io.switchlog.messages.agent.AgentSettingsEvent.AgentLoginInPauseEnabled;
import io.switchlog.messages.agent.AgentSettingsEvent.AgentMaskingStarted;
import io.switchlog.messages.agent.AgentSettingsEvent.AgentMaskingStopped;
import io.switchlog.messages.agent.AgentSettingsEvent.AgentMobileConfigured;
import io.switchlog.messages.agent.AgentSettingsEvent.AgentPermissionGranted;
import io.switchlog.messages.agent.AgentSettingsEvent.AgentPermissionRevoked;
import io.switchlog.messages.agent.AgentSettingsEvent.AgentPhonebarConfigured;
import io.switchlog.messages.agent.AgentSettingsEvent.AgentSecondFactorReinstated;
import io.switchlog.messages.agent.AgentSettingsEvent.AgentSecondFactorWaived;
import io.switchlog.messages.agent.AgentSettingsEvent.AgentVoiceConfigured;
import io.switchlog.messages.agent.AgentSettingsEvent.AgentVoicemailDisabled;
import io.switchlog.messages.agent.AgentSettingsEvent.AgentVoicemailEnabled;
import io.switchlog.messages.agent.AgentSettingsEvent.AgentWebrtcConfigured;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BiFunction;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** In which words events tell of settings, and what those words mean. */
final class Words {
    private static final String PERMISSION = "permissions.";

    /** Flags whose two positions have events of their own. */
    private static final List<Switch> SWITCHES = List.of(
            new Switch(
                    Account.LOGIN_IN_PAUSE,
                    AgentLoginInPauseEnabled.class,
                    AgentLoginInPauseEnabled::new,
                    AgentLoginInPauseDisabled.class,
                    AgentLoginInPauseDisabled::new),
            new Switch(
                    Account.VOICEMAIL,
                    AgentVoicemailEnabled.class,
                    AgentVoicemailEnabled::new,
                    AgentVoicemailDisabled.class,
                    AgentVoicemailDisabled::new),
            new Switch(
                    Account.DISABLED, AgentDisabled.class, AgentDisabled::new, AgentEnabled.class, AgentEnabled::new),
            new Switch(
                    Account.MASK_SENSITIVE_DATA,
                    AgentMaskingStarted.class,
                    AgentMaskingStarted::new,
                    AgentMaskingStopped.class,
                    AgentMaskingStopped::new),
            new Switch(
                    Account.ACTIVE_DIRECTORY,
                    AgentDirectorySignInEnabled.class,
                    AgentDirectorySignInEnabled::new,
                    AgentDirectorySignInDisabled.class,
                    AgentDirectorySignInDisabled::new),
            new Switch(
                    Account.MFA_DISABLED,
                    AgentSecondFactorWaived.class,
                    AgentSecondFactorWaived::new,
                    AgentSecondFactorReinstated.class,
                    AgentSecondFactorReinstated::new),
            new Switch(
                    External.HOT_DESK,
                    AgentHotDeskEnabled.class,
                    AgentHotDeskEnabled::new,
                    AgentHotDeskDisabled.class,
                    AgentHotDeskDisabled::new));

    /** What the desktop does, whatever its section. */
    private static final List<Setting<?>> DESKTOP =
            List.of(Account.TOAST_POSITION, Permissions.MESSENGER_SOUND, Permissions.PREFIX_REQUIRED);

    private static final Map<Section, BiFunction<AgentId, List<SettingChange>, AgentSettingsEvent>> SECTIONS =
            new EnumMap<>(Map.of(
                    Section.ACCOUNT, AgentDesktopConfigured::new,
                    Section.VOICE, AgentVoiceConfigured::new,
                    Section.WEBRTC, AgentWebrtcConfigured::new,
                    Section.PHONEBAR, AgentPhonebarConfigured::new,
                    Section.MOBILE, AgentMobileConfigured::new));

    private record Switch(
            Setting<Boolean> setting,
            Class<? extends AgentSettingsEvent> on,
            Function<AgentId, AgentSettingsEvent> switchedOn,
            Class<? extends AgentSettingsEvent> off,
            Function<AgentId, AgentSettingsEvent> switchedOff) {}

    private Words() {}

    /** The events that lead from one to the other, both of one typology. */
    static List<AgentSettingsEvent> between(AgentId agentId, AgentSettings before, AgentSettings after) {
        List<AgentSettingsEvent> events = new ArrayList<>();
        Map<Section, List<SettingChange>> configured = new LinkedHashMap<>();
        for (Setting<?> setting : Catalogue.of(after.typology())) {
            if (!before.get(setting).equals(after.get(setting))) {
                if (DESKTOP.contains(setting) || SECTIONS.containsKey(setting.section()) && ofSwitch(setting) == null) {
                    Section section = DESKTOP.contains(setting) ? Section.ACCOUNT : setting.section();
                    configured
                            .computeIfAbsent(section, none -> new ArrayList<>())
                            .add(new SettingChange(setting.path(), before.get(setting), after.get(setting)));
                } else {
                    events.add(own(agentId, setting, before, after));
                }
            }
        }
        configured.forEach((section, changes) -> {
            var event = SECTIONS.get(section);
            if (event != null) {
                events.add(event.apply(agentId, changes));
            }
        });
        return events;
    }

    private static AgentSettingsEvent own(
            AgentId agentId, Setting<?> setting, AgentSettings before, AgentSettings after) {
        Switch itsSwitch = ofSwitch(setting);
        if (itsSwitch != null) {
            return (after.is(itsSwitch.setting()) ? itsSwitch.switchedOn() : itsSwitch.switchedOff()).apply(agentId);
        }
        if (setting == Account.CLIENT_LOGS) {
            return after.is(Account.CLIENT_LOGS)
                    ? new AgentClientLoggingStarted(agentId, after.get(Account.CLIENT_LOG_LEVEL))
                    : new AgentClientLoggingStopped(agentId);
        }
        if (setting == Account.CLIENT_LOG_LEVEL) {
            return new AgentClientLoggingLevelChanged(
                    agentId, before.get(Account.CLIENT_LOG_LEVEL), after.get(Account.CLIENT_LOG_LEVEL));
        }
        if (setting.section() != Section.PERMISSIONS) {
            throw new IllegalStateException("no words for " + setting);
        }
        String permission = setting.path().substring(PERMISSION.length());
        return Boolean.TRUE.equals(after.get(setting))
                ? new AgentPermissionGranted(agentId, permission)
                : new AgentPermissionRevoked(agentId, permission);
    }

    private static @Nullable Switch ofSwitch(Setting<?> setting) {
        return SWITCHES.stream()
                .filter(candidate -> candidate.setting() == setting)
                .findFirst()
                .orElse(null);
    }

    /** What an event makes of settings; the same if it does not concern them. */
    static AgentSettings after(AgentSettings before, AgentEvent event) {
        if (event instanceof AgentTypologyChanged changed) {
            return new AgentSettings(changed.to(), changed.settings());
        }
        if (!(event instanceof AgentSettingsEvent settingsEvent)) {
            return before;
        }
        if (settingsEvent instanceof AgentPermissionGranted granted) {
            return before.with(Map.of(PERMISSION + granted.permission(), true));
        }
        if (settingsEvent instanceof AgentPermissionRevoked revoked) {
            return before.with(Map.of(PERMISSION + revoked.permission(), false));
        }
        if (settingsEvent instanceof AgentClientLoggingStarted started) {
            return before.with(
                    Map.of(Account.CLIENT_LOGS.path(), true, Account.CLIENT_LOG_LEVEL.path(), started.level()));
        }
        if (settingsEvent instanceof AgentClientLoggingLevelChanged changed) {
            return before.with(Map.of(Account.CLIENT_LOG_LEVEL.path(), changed.to()));
        }
        if (settingsEvent instanceof AgentClientLoggingStopped) {
            return before.with(Map.of(Account.CLIENT_LOGS.path(), false));
        }
        for (Switch candidate : SWITCHES) {
            boolean on = candidate.on().isInstance(event);
            if (on || candidate.off().isInstance(event)) {
                return before.with(Map.of(candidate.setting().path(), on));
            }
        }
        return before.with(values(changes(settingsEvent)));
    }

    /** The changes that events which have no words of their own list. */
    private static List<SettingChange> changes(AgentSettingsEvent event) {
        if (event instanceof AgentDesktopConfigured configured) {
            return configured.changes();
        }
        if (event instanceof AgentVoiceConfigured configured) {
            return configured.changes();
        }
        if (event instanceof AgentWebrtcConfigured configured) {
            return configured.changes();
        }
        if (event instanceof AgentPhonebarConfigured configured) {
            return configured.changes();
        }
        return event instanceof AgentMobileConfigured configured ? configured.changes() : List.of();
    }

    private static Map<String, Object> values(List<SettingChange> changes) {
        Map<String, Object> values = new LinkedHashMap<>();
        changes.forEach(change -> values.put(change.setting(), change.to()));
        return values;
    }
}
