package io.switchlog.projection.kpi;

import io.switchlog.projection.Table;
import java.util.List;

/** The tables about definitions of key figures. */
public final class KpiTables {
    private KpiTables() {}

    /** All of them. */
    public static List<Table<?, ?>> all() {
        return List.of(new KpiDefinitionTable(), new KpiTargetTable(), new KpiOfficeHoursTable());
    }
}
