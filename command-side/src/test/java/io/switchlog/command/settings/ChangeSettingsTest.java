package io.switchlog.command.settings;

import static org.assertj.core.api.Assertions.assertThat;

import io.switchlog.command.Centre;
import io.switchlog.messages.settings.Masking;
import io.switchlog.messages.settings.MaskingEvent.MaskedCharactersChanged;
import io.switchlog.messages.settings.ScreenRecording;
import io.switchlog.messages.settings.ScreenRecordingEvent.ScreenRecordingPathChanged;
import io.switchlog.messages.settings.SecondLogin;
import io.switchlog.messages.settings.SettingsCommand.ChangeCentre;
import io.switchlog.messages.settings.SettingsCommand.ChangeSettings;
import io.switchlog.messages.settings.SettingsCommand.GroupChange;
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
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

class ChangeSettingsTest {
    @Test
    void settingsBeginWithTheirDefaultsAndRecordWhatChanges() {
        try (Centre centre = new Centre()) {
            centre.when(new ChangeSettings(20, 30, null, null, null, null, null))
                    .expectEvents();
            centre.when(new ChangeSettings(5, null, null, null, null, null, null))
                    .expectEvents(new TabLimitChanged(20, 5));
            centre.when(new ChangeSettings(5, 45, null, null, null, null, null))
                    .expectEvents(new OfferTimeoutChanged(30, 45));
            centre.when(new ChangeSettings(0, 30, null, null, null, null, null))
                    .expectEvents(new TabLimitChanged(5, 0), new OfferTimeoutChanged(45, 30));
        }
    }

    @Test
    void eachSettingIsAnEventOfItsOwn() {
        try (Centre centre = new Centre()) {
            ChangeSettings all = new ChangeSettings(1, 2, 3, 4, 5, SecondLogin.REFUSE, true);
            centre.when(all)
                    .expectEvents(
                            new TabLimitChanged(20, 1),
                            new OfferTimeoutChanged(30, 2),
                            new LiveOfferLimitChanged(20, 3),
                            new TransferTimeoutChanged(300, 4),
                            new SecondLoginChanged(SecondLogin.REPLACE, SecondLogin.REFUSE),
                            new PauseReasonsRestricted());
            centre.when(all).expectEvents();
            centre.when(new ChangeSettings(null, null, null, null, 0, SecondLogin.REPLACE, false))
                    .expectEvents(
                            new SessionTimeoutChanged(5, 0),
                            new SecondLoginChanged(SecondLogin.REFUSE, SecondLogin.REPLACE),
                            new PauseReasonsOpened());
        }
    }

    @Test
    void theProfileIsWhatItsEventsFoldTo() {
        SettingsProfile asked = new SettingsProfile(1, 2, 3, 4, 6, SecondLogin.REFUSE, true);
        SettingsProfile profile = SettingsProfile.DEFAULTS;
        for (SettingsEvent event : profile.changes(new ChangeSettings(1, 2, 3, 4, 6, SecondLogin.REFUSE, true))) {
            profile = profile.after(event);
        }
        assertThat(profile).isEqualTo(asked);
        for (SettingsEvent event :
                profile.changes(new ChangeSettings(20, 30, 20, 300, 5, SecondLogin.REPLACE, false))) {
            profile = profile.after(event);
        }
        assertThat(profile).isEqualTo(SettingsProfile.DEFAULTS);
    }

    @Test
    @Tag("AG-91")
    void aGroupOfSettingsIsAStreamOfItsOwnAndChangesTogetherWithTheRest() {
        try (Centre centre = new Centre()) {
            GroupChange<?> path = new GroupChange<>(ScreenRecording.GROUP, new ScreenRecording.Change("/screens"));
            centre.when(new ChangeCentre(limit(5), List.of(path)))
                    .expectEvents(new TabLimitChanged(20, 5), new ScreenRecordingPathChanged("", "/screens"));
            centre.when(new ChangeCentre(limit(5), List.of(path))).expectEvents();
            GroupChange<?> nothing = new GroupChange<>(ScreenRecording.GROUP, new ScreenRecording.Change(null));
            centre.when(new ChangeCentre(limit(null), List.of(nothing))).expectEvents();
            GroupChange<?> back = new GroupChange<>(ScreenRecording.GROUP, new ScreenRecording.Change(""));
            centre.when(new ChangeCentre(limit(null), List.of(back)))
                    .expectEvents(new ScreenRecordingPathChanged("/screens", ""));
        }
    }

    @Test
    @Tag("AG-40")
    void howManyCharactersAreMaskedIsASettingOfTheCentre() {
        try (Centre centre = new Centre()) {
            assertThat(Masking.GROUP.defaults().maskedCharacters()).isEqualTo(4);
            GroupChange<?> more = new GroupChange<>(Masking.GROUP, new Masking.Change(6));
            centre.when(new ChangeCentre(limit(null), List.of(more))).expectEvents(new MaskedCharactersChanged(4, 6));
            centre.when(new ChangeCentre(limit(null), List.of(more))).expectEvents();
        }
    }

    private static ChangeSettings limit(@Nullable Integer maxOpenTabs) {
        return new ChangeSettings(maxOpenTabs, null, null, null, null, null, null);
    }
}
