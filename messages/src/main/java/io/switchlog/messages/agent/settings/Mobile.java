package io.switchlog.messages.agent.settings;

import io.switchlog.messages.agent.settings.SettingType.Address;
import java.util.List;

/** The app on the smartphone, for agents of typology MOBILE (AG-102, AG-103). */
public final class Mobile {
    public static final Setting<String> PUSH_GATEWAY = Setting.of(
            Section.MOBILE,
            "mobile.pushGateway",
            new Address(),
            "",
            "AG-102 AG-17 AG-103",
            "Which gateway wakes the app for a call; required.");

    static final List<Setting<?>> ALL = List.of(PUSH_GATEWAY);

    private Mobile() {}
}
