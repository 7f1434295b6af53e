package io.switchlog.projection.settings;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.switchlog.messages.EventCatalogue;
import io.switchlog.messages.EventCodec;
import io.switchlog.messages.settings.SettingsGroup;
import io.switchlog.messages.settings.SettingsGroups;
import io.switchlog.projection.Envelope;
import io.switchlog.projection.Json;
import io.switchlog.projection.Positioned;
import io.switchlog.projection.Rows;
import io.switchlog.projection.Table;
import org.jspecify.annotations.Nullable;

/** {@code directory.settings_group}: each group of settings as it is, once it was changed. */
final class SettingsGroupTable extends Table<String, SettingsGroupTable.Row> {

    record Row(String name, Json settings, long position) implements Positioned {}

    SettingsGroupTable() {
        super(
                "directory.settings_group",
                new Rows<>("directory.settings_group", String.class, Row.class, Row::name, "name"));
        SettingsGroups.ALL.forEach(this::follow);
    }

    private <G> void follow(SettingsGroup<G, ?, ?> group) {
        for (Class<?> type : EventCatalogue.classes()) {
            if (group.events().isAssignableFrom(type)) {
                on(type, event -> group.name(), (row, event, at) -> changed(group, row, event, at));
            }
        }
    }

    private static <G> Row changed(SettingsGroup<G, ?, ?> group, @Nullable Row row, Object event, Envelope at) {
        G before = row == null
                ? group.defaults()
                : EventCodec.decode(group.type(), row.settings().text().getBytes(UTF_8));
        return new Row(group.name(), Json.of(group.after(before, event)), at.position());
    }
}
