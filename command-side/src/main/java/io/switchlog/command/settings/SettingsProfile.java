package io.switchlog.command.settings;

import io.switchlog.command.log.StreamStates;
import io.switchlog.messages.settings.SecondLogin;
import io.switchlog.messages.settings.SettingsCommand;
import io.switchlog.messages.settings.SettingsCommand.ChangeSettings;
import io.switchlog.messages.settings.SettingsEvent;
import io.switchlog.messages.settings.SettingsEvent.LiveOfferLimitChanged;
import io.switchlog.messages.settings.SettingsEvent.OfferTimeoutChanged;
import io.switchlog.messages.settings.SettingsEvent.PauseReasonsOpened;
import io.switchlog.messages.settings.SettingsEvent.PauseReasonsRestricted;
import io.switchlog.messages.settings.SettingsEvent.SecondLoginChanged;
import io.switchlog.messages.settings.SettingsEvent.SessionTimeoutChanged;
import io.switchlog.messages.settings.SettingsEvent.TabLimitChanged;
import io.switchlog.messages.settings.SettingsEvent.TransferTimeoutChanged;
import java.util.List;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The settings as they are. Immutable.
 *
 * @param maxOpenTabs most open interactions of an agent over all channels, 0 for no limit (AG-109, AMB-05)
 * @param offerTimeoutSeconds how long an offer stands in an agent step
 * @param maxLiveOffers most interactions that ring at one agent at the same time
 * @param transferTimeoutSeconds how long a transferred interaction waits where the transfer does not say
 * @param sessionTimeoutMinutes after how long without a heartbeat a session ends, 0 for never
 * @param secondLogin what happens when an agent who is logged in logs in once more
 * @param onlyListedPauseReasons whether agents may pause for reasons of the catalogue only
 */
public record SettingsProfile(
        int maxOpenTabs,
        int offerTimeoutSeconds,
        int maxLiveOffers,
        int transferTimeoutSeconds,
        int sessionTimeoutMinutes,
        SecondLogin secondLogin,
        boolean onlyListedPauseReasons) {
    /** What holds until somebody changes it. */
    public static final SettingsProfile DEFAULTS = new SettingsProfile(20, 30, 20, 300, 5, SecondLogin.REPLACE, false);

    /** The settings as of now; the command under way is guarded by what it reads here. */
    public static SettingsProfile read(StreamStates states) {
        SettingsProfile profile = states.<SettingsProfile>read(
                CentreSettings.STREAM_TYPE,
                SettingsCommand.STREAM,
                (before, event) -> (before == null ? DEFAULTS : before).after((SettingsEvent) event));
        return profile == null ? DEFAULTS : profile;
    }

    /** The events that lead from here to what is asked for. */
    List<SettingsEvent> changes(ChangeSettings asked) {
        return Stream.of(
                        change(asked.maxOpenTabs(), maxOpenTabs, TabLimitChanged::new),
                        change(asked.offerTimeoutSeconds(), offerTimeoutSeconds, OfferTimeoutChanged::new),
                        change(asked.maxLiveOffers(), maxLiveOffers, LiveOfferLimitChanged::new),
                        change(asked.transferTimeoutSeconds(), transferTimeoutSeconds, TransferTimeoutChanged::new),
                        change(asked.sessionTimeoutMinutes(), sessionTimeoutMinutes, SessionTimeoutChanged::new),
                        change(asked.secondLogin(), secondLogin, SecondLoginChanged::new),
                        change(
                                asked.onlyListedPauseReasons(),
                                onlyListedPauseReasons,
                                (from, to) -> to ? new PauseReasonsRestricted() : new PauseReasonsOpened()))
                .flatMap(Optional::stream)
                .toList();
    }

    private static <V> Optional<SettingsEvent> change(
            @Nullable V asked, V present, BiFunction<V, V, SettingsEvent> event) {
        return asked == null || asked.equals(present) ? Optional.empty() : Optional.of(event.apply(present, asked));
    }

    /** The settings after an event. */
    public SettingsProfile after(SettingsEvent event) {
        if (event instanceof TabLimitChanged changed) {
            return limits(changed.to(), offerTimeoutSeconds, maxLiveOffers, transferTimeoutSeconds);
        }
        if (event instanceof OfferTimeoutChanged changed) {
            return limits(maxOpenTabs, changed.toSeconds(), maxLiveOffers, transferTimeoutSeconds);
        }
        if (event instanceof LiveOfferLimitChanged changed) {
            return limits(maxOpenTabs, offerTimeoutSeconds, changed.to(), transferTimeoutSeconds);
        }
        if (event instanceof TransferTimeoutChanged changed) {
            return limits(maxOpenTabs, offerTimeoutSeconds, maxLiveOffers, changed.toSeconds());
        }
        if (event instanceof SessionTimeoutChanged changed) {
            return sessions(changed.toMinutes(), secondLogin, onlyListedPauseReasons);
        }
        if (event instanceof SecondLoginChanged changed) {
            return sessions(sessionTimeoutMinutes, changed.to(), onlyListedPauseReasons);
        }
        return sessions(sessionTimeoutMinutes, secondLogin, event instanceof PauseReasonsRestricted);
    }

    private SettingsProfile limits(int openTabs, int offerTimeout, int liveOffers, int transferTimeout) {
        return new SettingsProfile(
                openTabs,
                offerTimeout,
                liveOffers,
                transferTimeout,
                sessionTimeoutMinutes,
                secondLogin,
                onlyListedPauseReasons);
    }

    private SettingsProfile sessions(int timeoutMinutes, SecondLogin onSecondLogin, boolean onlyListed) {
        return new SettingsProfile(
                maxOpenTabs,
                offerTimeoutSeconds,
                maxLiveOffers,
                transferTimeoutSeconds,
                timeoutMinutes,
                onSecondLogin,
                onlyListed);
    }
}
