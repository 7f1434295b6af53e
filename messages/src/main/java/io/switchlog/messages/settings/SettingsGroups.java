package io.switchlog.messages.settings;

import java.util.List;

/** Every group of settings that there is. */
public final class SettingsGroups {
    /** In the order in which people read them. */
    public static final List<SettingsGroup<?, ?, ?>> ALL = List.of(
            Numbering.GROUP,
            Masking.GROUP,
            ScreenRecording.GROUP,
            SecuritySuite.GROUP,
            Licence.GROUP,
            Mail.GROUP,
            Directory.GROUP,
            IdentityProvider.GROUP);

    private SettingsGroups() {}

    /** The group that an event belongs to. */
    public static SettingsGroup<?, ?, ?> ofEvent(Object event) {
        return ALL.stream()
                .filter(group -> group.events().isInstance(event))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException(event + " is no group's event"));
    }
}
