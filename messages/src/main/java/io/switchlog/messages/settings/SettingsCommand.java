package io.switchlog.messages.settings;

import org.jspecify.annotations.Nullable;

/** What can be asked of the settings. */
public sealed interface SettingsCommand {
    /** The one stream that holds them. */
    String STREAM = "settings";

    /** Changes what is given and leaves the rest. */
    record ChangeSettings(
            @Nullable Integer maxOpenTabs,
            @Nullable Integer offerTimeoutSeconds,
            @Nullable Integer maxLiveOffers,
            @Nullable Integer transferTimeoutSeconds,
            @Nullable Integer sessionTimeoutMinutes,
            @Nullable SecondLogin secondLogin,
            @Nullable Boolean onlyListedPauseReasons)
            implements SettingsCommand {}
}
