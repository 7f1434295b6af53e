package io.switchlog.projection.kpi;

import io.switchlog.messages.kpi.KpiEvent.KpisDefined;
import io.switchlog.messages.kpi.OpeningPeriod;
import io.switchlog.projection.Positioned;
import io.switchlog.projection.Rows;
import io.switchlog.projection.Table;
import java.util.Collection;
import java.util.List;

/** {@code report.kpi_office_hours}: when each definition says that the centre is open, if it says it. */
final class KpiOfficeHoursTable extends Table<KpiOfficeHoursTable.Key, KpiOfficeHoursTable.Row> {

    record Key(int definitionId, OpeningPeriod period) {}

    record Row(int definitionId, OpeningPeriod period, long position) implements Positioned {}

    KpiOfficeHoursTable() {
        super(
                "report.kpi_office_hours",
                new Rows<>(
                        "report.kpi_office_hours",
                        Key.class,
                        Row.class,
                        row -> new Key(row.definitionId(), row.period()),
                        "definition_id",
                        "weekday",
                        "from_minute",
                        "to_minute"));
        onEach(
                KpisDefined.class,
                KpiOfficeHoursTable::keys,
                (key, before, event, at) -> new Row(key.definitionId(), key.period(), at.position()));
    }

    private static Collection<Key> keys(KpisDefined event) {
        if (event.officeHours() == null) {
            return List.of();
        }
        return event.officeHours().periods().stream()
                .map(period -> new Key(event.definitionId(), period))
                .toList();
    }
}
