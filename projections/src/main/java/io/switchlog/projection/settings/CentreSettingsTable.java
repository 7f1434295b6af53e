package io.switchlog.projection.settings;

import io.switchlog.messages.settings.SettingsEvent;
import io.switchlog.projection.Envelope;
import io.switchlog.projection.Positioned;
import io.switchlog.projection.Table;
import io.switchlog.projection.Timeline;
import io.switchlog.projection.Timelines;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** {@code history.centre_settings}: the settings over time, from before the first event on. */
final class CentreSettingsTable extends Table<Boolean, Timeline<CentreSettingsTable.Row>> {
    private static final Row INITIAL = new Row(true, 0, Settings.INITIAL, Instant.EPOCH, null, null);

    record Row(
            boolean one,
            long fromPosition,
            Settings settings,
            Instant fromAt,
            @Nullable Instant toAt,
            @Nullable Long toPosition)
            implements Positioned {

        Row until(Envelope at) {
            return new Row(one, fromPosition, settings, fromAt, at.recordedAt(), at.position());
        }

        @Override
        public long position() {
            return toPosition == null ? fromPosition : toPosition;
        }
    }

    CentreSettingsTable() {
        super(
                "history.centre_settings",
                new Timelines<>(
                                "history.centre_settings",
                                Boolean.class,
                                Row.class,
                                Row::one,
                                "to_at",
                                "one",
                                "from_position")
                        .startingWith(List.of(INITIAL)));
        for (Class<? extends SettingsEvent> type : Settings.EVENTS) {
            change(type, event -> true, CentreSettingsTable::changed);
        }
    }

    private static Timeline<Row> changed(Timeline<Row> line, SettingsEvent event, Envelope at) {
        Row open = line.open();
        if (open == null) {
            throw new IllegalStateException("there are always settings");
        }
        Settings settings = open.settings().after(event);
        return line.close(open.until(at)).open(new Row(true, at.position(), settings, at.recordedAt(), null, null));
    }
}
