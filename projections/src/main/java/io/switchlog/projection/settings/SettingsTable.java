package io.switchlog.projection.settings;

import io.switchlog.messages.settings.SettingsEvent.OfferTimeoutChanged;
import io.switchlog.messages.settings.SettingsEvent.TabLimitChanged;
import io.switchlog.projection.Positioned;
import io.switchlog.projection.Rows;
import io.switchlog.projection.Table;
import java.util.List;

/** {@code directory.settings}: one row, there from the beginning. */
final class SettingsTable extends Table<Boolean, SettingsTable.Row> {
    /** The same as in the migration. */
    static final Row INITIAL = new Row(true, 20, 30, 0);

    record Row(boolean one, int maxOpenTabs, int offerTimeoutSeconds, long position) implements Positioned {}

    SettingsTable() {
        super(
                "directory.settings",
                new Rows<>("directory.settings", Boolean.class, Row.class, Row::one, "one")
                        .startingWith(List.of(INITIAL)));
        change(
                TabLimitChanged.class,
                event -> true,
                (row, event, at) -> new Row(true, event.to(), row.offerTimeoutSeconds(), at.position()));
        change(
                OfferTimeoutChanged.class,
                event -> true,
                (row, event, at) -> new Row(true, row.maxOpenTabs(), event.toSeconds(), at.position()));
    }
}
