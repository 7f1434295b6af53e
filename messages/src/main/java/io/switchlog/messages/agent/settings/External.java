package io.switchlog.messages.agent.settings;

import io.switchlog.messages.agent.settings.SettingType.Flag;
import java.util.List;

/** Telephones of agents of typology EXTERNAL (AG-46). */
public final class External {
    public static final Setting<Boolean> HOT_DESK = Setting.of(
            Section.EXTERNAL,
            "external.hotDesk",
            new Flag(),
            false,
            "AG-46",
            "The agent chooses one of the free telephones each time he logs in.");

    static final List<Setting<?>> ALL = List.of(HOT_DESK);

    private External() {}
}
