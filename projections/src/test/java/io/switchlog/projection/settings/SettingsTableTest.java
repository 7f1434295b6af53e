package io.switchlog.projection.settings;

import static org.assertj.core.api.Assertions.assertThat;

import io.switchlog.messages.settings.ScreenRecordingEvent.ScreenRecordingPathChanged;
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
import io.switchlog.projection.Story;
import io.switchlog.projection.TestProjector;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

class SettingsTableTest {
    private static final String ROW = """
            select max_open_tabs, offer_timeout_seconds, max_live_offers, transfer_timeout_seconds,
                   session_timeout_minutes, second_login, only_listed_pause_reasons, position
            from directory.settings""";
    private static final String HISTORY = """
            select max_open_tabs, offer_timeout_seconds, max_live_offers, transfer_timeout_seconds,
                   session_timeout_minutes, second_login, only_listed_pause_reasons, from_position, to_position,
                   extract(epoch from from_at - timestamptz '2026-03-02 09:00:00.000123Z')::int
            from history.centre_settings order by from_position""";
    private final TestProjector projections = new TestProjector();

    @Test
    @Tag("AG-109")
    void theDefaultsAreThereFromTheBeginning() throws Exception {
        String defaults = "20 | 30 | 20 | 300 | 5 | replace | f | 0";
        assertThat(projections.rows(ROW)).containsExactly(defaults);
        List<String> history = projections.rows("select * from history.centre_settings");
        assertThat(history).hasSize(1);

        TestProjector.rebuildAll(projections.database());

        assertThat(projections.rows(ROW)).containsExactly(defaults);
        assertThat(projections.rows("select * from history.centre_settings")).isEqualTo(history);
    }

    @Test
    void aChangeIsShown() {
        projections.given(new Story()
                .event(new TabLimitChanged(20, 5))
                .event(new OfferTimeoutChanged(30, 45))
                .event(new LiveOfferLimitChanged(20, 7))
                .event(new TransferTimeoutChanged(300, 120))
                .event(new SessionTimeoutChanged(5, 0))
                .event(new SecondLoginChanged(SecondLogin.REPLACE, SecondLogin.REFUSE))
                .event(new PauseReasonsRestricted()));
        assertThat(projections.rows(ROW)).containsExactly("5 | 45 | 7 | 120 | 0 | refuse | t | 7");

        projections.given(new Story().event(new PauseReasonsOpened()));
        assertThat(projections.rows(ROW)).containsExactly("5 | 45 | 7 | 120 | 0 | refuse | f | 8");
    }

    @Test
    void whatTheSettingsWereIsKept() {
        projections.given(new Story().event(new TabLimitChanged(20, 5)));
        projections.given(new Story().after(10).event(new LiveOfferLimitChanged(20, 7)));

        assertThat(projections.rows(HISTORY).stream()
                        .map(row -> row.replaceFirst("-\\d+$", "long ago"))
                        .toList())
                .containsExactly(
                        "20 | 30 | 20 | 300 | 5 | replace | f | 0 | 1 | long ago",
                        "5 | 30 | 20 | 300 | 5 | replace | f | 1 | 2 | 0",
                        "5 | 30 | 7 | 300 | 5 | replace | f | 2 | - | 10");
    }

    @Test
    void aGroupOfSettingsIsShownFromItsFirstChangeOn() {
        String group = "select name, settings, position from directory.settings_group";
        assertThat(projections.rows(group)).isEmpty();

        projections.given(new Story().event(new ScreenRecordingPathChanged("", "/screens")));
        assertThat(projections.rows(group)).containsExactly("screenRecording | {\"path\": \"/screens\"} | 1");

        projections.given(new Story().event(new ScreenRecordingPathChanged("/screens", "/archive")));
        assertThat(projections.rows(group)).containsExactly("screenRecording | {\"path\": \"/archive\"} | 2");
    }

    @Test
    void everyEventAboutSettingsIsTaken() {
        assertThat(Settings.EVENTS).containsExactlyInAnyOrder(settingsEvents());
    }

    @SuppressWarnings("unchecked")
    private static Class<? extends SettingsEvent>[] settingsEvents() {
        return (Class<? extends SettingsEvent>[]) SettingsEvent.class.getPermittedSubclasses();
    }
}
