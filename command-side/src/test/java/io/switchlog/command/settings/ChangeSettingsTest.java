package io.switchlog.command.settings;

import io.switchlog.command.Centre;
import io.switchlog.messages.settings.SettingsCommand.ChangeSettings;
import io.switchlog.messages.settings.SettingsEvent.OfferTimeoutChanged;
import io.switchlog.messages.settings.SettingsEvent.TabLimitChanged;
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
}
