package io.switchlog.command.settings;

import io.switchlog.command.log.StreamStates;
import io.switchlog.messages.settings.SettingsCommand;
import io.switchlog.messages.settings.SettingsCommand.ChangeSettings;
import io.switchlog.messages.settings.SettingsEvent;
import io.switchlog.messages.settings.SettingsEvent.OfferTimeoutChanged;
import io.switchlog.messages.settings.SettingsEvent.TabLimitChanged;

/**
 * The settings as they are. Immutable.
 *
 * @param maxOpenTabs most open interactions of an agent over all channels, 0 for no limit (AG-109, AMB-05)
 * @param offerTimeoutSeconds how long an offer stands in an agent step, and in a queue created without saying so
 */
public record SettingsProfile(int maxOpenTabs, int offerTimeoutSeconds) {
    /** What holds until somebody changes it. */
    public static final SettingsProfile DEFAULTS = new SettingsProfile(20, 30);

    /** The settings as of now; the command under way is guarded by what it reads here. */
    public static SettingsProfile read(StreamStates states) {
        SettingsProfile profile = states.<SettingsProfile>read(
                CentreSettings.STREAM_TYPE,
                SettingsCommand.STREAM,
                (before, event) -> (before == null ? DEFAULTS : before).after((SettingsEvent) event));
        return profile == null ? DEFAULTS : profile;
    }

    /** Whether this command would change anything. */
    boolean isChangedBy(ChangeSettings command) {
        return command.maxOpenTabs() != null && command.maxOpenTabs() != maxOpenTabs
                || command.offerTimeoutSeconds() != null && command.offerTimeoutSeconds() != offerTimeoutSeconds;
    }

    /** The settings after an event. */
    public SettingsProfile after(SettingsEvent event) {
        if (event instanceof TabLimitChanged changed) {
            return new SettingsProfile(changed.to(), offerTimeoutSeconds);
        }
        if (event instanceof OfferTimeoutChanged changed) {
            return new SettingsProfile(maxOpenTabs, changed.toSeconds());
        }
        throw new IllegalStateException("settings cannot be changed by " + event);
    }
}
