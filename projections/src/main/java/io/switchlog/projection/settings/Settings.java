package io.switchlog.projection.settings;

import io.switchlog.messages.settings.SecondLogin;
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

/** The settings of the whole centre at one time. */
record Settings(
        int maxOpenTabs,
        int offerTimeoutSeconds,
        int maxLiveOffers,
        int transferTimeoutSeconds,
        int sessionTimeoutMinutes,
        SecondLogin secondLogin,
        boolean onlyListedPauseReasons) {

    /** What holds before the first event; the same as in the migrations. */
    static final Settings INITIAL = new Settings(20, 30, 20, 300, 5, SecondLogin.REPLACE, false);

    /** The events that change them. */
    static final List<Class<? extends SettingsEvent>> EVENTS = List.of(
            TabLimitChanged.class,
            OfferTimeoutChanged.class,
            LiveOfferLimitChanged.class,
            TransferTimeoutChanged.class,
            SessionTimeoutChanged.class,
            SecondLoginChanged.class,
            PauseReasonsRestricted.class,
            PauseReasonsOpened.class);

    Settings after(SettingsEvent event) {
        if (event instanceof TabLimitChanged changed) {
            return limits(changed.to(), maxLiveOffers);
        }
        if (event instanceof LiveOfferLimitChanged changed) {
            return limits(maxOpenTabs, changed.to());
        }
        if (event instanceof OfferTimeoutChanged changed) {
            return times(changed.toSeconds(), transferTimeoutSeconds, sessionTimeoutMinutes);
        }
        if (event instanceof TransferTimeoutChanged changed) {
            return times(offerTimeoutSeconds, changed.toSeconds(), sessionTimeoutMinutes);
        }
        if (event instanceof SessionTimeoutChanged changed) {
            return times(offerTimeoutSeconds, transferTimeoutSeconds, changed.toMinutes());
        }
        if (event instanceof SecondLoginChanged changed) {
            return rules(changed.to(), onlyListedPauseReasons);
        }
        if (event instanceof PauseReasonsRestricted) {
            return rules(secondLogin, true);
        }
        if (event instanceof PauseReasonsOpened) {
            return rules(secondLogin, false);
        }
        throw new IllegalArgumentException("no setting is changed by " + event);
    }

    private Settings limits(int openTabs, int liveOffers) {
        return new Settings(
                openTabs,
                offerTimeoutSeconds,
                liveOffers,
                transferTimeoutSeconds,
                sessionTimeoutMinutes,
                secondLogin,
                onlyListedPauseReasons);
    }

    private Settings times(int offerSeconds, int transferSeconds, int sessionMinutes) {
        return new Settings(
                maxOpenTabs,
                offerSeconds,
                maxLiveOffers,
                transferSeconds,
                sessionMinutes,
                secondLogin,
                onlyListedPauseReasons);
    }

    private Settings rules(SecondLogin onSecondLogin, boolean onlyListed) {
        return new Settings(
                maxOpenTabs,
                offerTimeoutSeconds,
                maxLiveOffers,
                transferTimeoutSeconds,
                sessionTimeoutMinutes,
                onSecondLogin,
                onlyListed);
    }
}
