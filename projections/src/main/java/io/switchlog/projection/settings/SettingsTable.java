package io.switchlog.projection.settings;

import io.switchlog.messages.settings.SettingsEvent;
import io.switchlog.projection.Positioned;
import io.switchlog.projection.Rows;
import io.switchlog.projection.Table;
import java.util.List;

/** {@code directory.settings}: one row, there from the beginning. */
final class SettingsTable extends Table<Boolean, SettingsTable.Row> {
    private static final Row INITIAL = new Row(true, Settings.INITIAL, 0);

    record Row(boolean one, Settings settings, long position) implements Positioned {}

    SettingsTable() {
        super(
                "directory.settings",
                new Rows<>("directory.settings", Boolean.class, Row.class, Row::one, "one")
                        .startingWith(List.of(INITIAL)));
        for (Class<? extends SettingsEvent> type : Settings.EVENTS) {
            change(
                    type,
                    event -> true,
                    (row, event, at) -> new Row(true, row.settings().after(event), at.position()));
        }
    }
}
