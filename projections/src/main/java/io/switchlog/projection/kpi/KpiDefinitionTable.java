package io.switchlog.projection.kpi;

import io.switchlog.messages.kpi.KpiEvent;
import io.switchlog.messages.kpi.KpiEvent.KpisDefined;
import io.switchlog.messages.kpi.OfficeHours;
import io.switchlog.messages.kpi.ServiceLevel;
import io.switchlog.projection.Envelope;
import io.switchlog.projection.Positioned;
import io.switchlog.projection.Rows;
import io.switchlog.projection.Table;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** {@code report.kpi_definition}: one row per definition, the built-in one from the beginning. */
final class KpiDefinitionTable extends Table<KpiDefinitionTable.Key, KpiDefinitionTable.Row> {
    private static final Row BUILT_IN = Row.of(KpiEvent.BUILT_IN, Instant.EPOCH, 0);

    record Key(int definitionId) {}

    record Row(
            int definitionId,
            @Nullable String name,
            ServiceLevel serviceLevel,
            @Nullable String zone,
            Instant fromAt,
            @Nullable Instant toAt,
            long fromPosition,
            @Nullable Long toPosition)
            implements Positioned {

        static Row of(KpisDefined event, Instant fromAt, long fromPosition) {
            OfficeHours hours = event.officeHours();
            return new Row(
                    event.definitionId(),
                    event.name(),
                    event.serviceLevel(),
                    hours == null ? null : hours.zone(),
                    fromAt,
                    null,
                    fromPosition,
                    null);
        }

        Row until(Envelope at) {
            return new Row(
                    definitionId, name, serviceLevel, zone, fromAt, at.recordedAt(), fromPosition, at.position());
        }

        @Override
        public long position() {
            return toPosition == null ? fromPosition : toPosition;
        }
    }

    KpiDefinitionTable() {
        super(
                "report.kpi_definition",
                new Rows<>(
                                "report.kpi_definition",
                                Key.class,
                                Row.class,
                                row -> new Key(row.definitionId()),
                                "definition_id")
                        .startingWith(List.of(BUILT_IN)));
        onEach(
                KpisDefined.class,
                event -> List.of(new Key(event.definitionId() - 1), new Key(event.definitionId())),
                KpiDefinitionTable::defined);
    }

    private static @Nullable Row defined(Key key, @Nullable Row before, KpisDefined event, Envelope at) {
        if (key.definitionId() == event.definitionId()) {
            return Row.of(event, at.recordedAt(), at.position());
        }
        if (before == null) {
            throw new IllegalStateException("there is no definition before " + event.definitionId());
        }
        return before.until(at);
    }
}
