package io.switchlog.projection.settings;

import static org.assertj.core.api.Assertions.assertThat;

import io.switchlog.messages.settings.SettingsEvent.OfferTimeoutChanged;
import io.switchlog.messages.settings.SettingsEvent.TabLimitChanged;
import io.switchlog.projection.Story;
import io.switchlog.projection.TestProjector;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

class SettingsTableTest {
    private static final String ROW = "select max_open_tabs, offer_timeout_seconds, position from directory.settings";
    private final TestProjector projections = new TestProjector();

    @Test
    @Tag("AG-109")
    void theDefaultsAreThereFromTheBeginning() throws Exception {
        assertThat(projections.rows(ROW)).containsExactly("20 | 30 | 0");

        TestProjector.projector(projections.database(), 10).rebuild("directory.settings");

        assertThat(projections.rows(ROW)).containsExactly("20 | 30 | 0");
    }

    @Test
    void aChangeIsShown() {
        projections.given(new Story().event(new TabLimitChanged(20, 5)).event(new OfferTimeoutChanged(30, 45)));

        assertThat(projections.rows(ROW)).containsExactly("5 | 45 | 2");
    }
}
