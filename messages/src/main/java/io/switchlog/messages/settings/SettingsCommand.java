package io.switchlog.messages.settings;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** What can be asked of the settings. */
public sealed interface SettingsCommand {
    /** The stream that holds what is in no group. */
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

    /** Changes settings in and outside of groups, all or none. */
    record ChangeCentre(ChangeSettings settings, List<GroupChange<?>> groups) implements SettingsCommand {}

    /**
     * What is asked of one group.
     *
     * @param <C> the group's way to ask
     */
    record GroupChange<C>(SettingsGroup<?, C, ?> group, C asked) {}
}
