package io.switchlog.projection.settings;

import io.switchlog.projection.Table;
import java.util.List;

/** The tables about settings. */
public final class SettingsTables {
    private SettingsTables() {}

    /** All of them. */
    public static List<Table<?, ?>> all() {
        return List.of(new SettingsTable(), new CentreSettingsTable(), new SettingsGroupTable());
    }
}
