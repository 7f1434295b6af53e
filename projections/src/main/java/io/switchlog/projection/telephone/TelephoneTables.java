package io.switchlog.projection.telephone;

import io.switchlog.projection.Table;
import java.util.List;

/** The tables about telephones. */
public final class TelephoneTables {
    private TelephoneTables() {}

    /** All of them. */
    public static List<Table<?, ?>> all() {
        return List.of(new TelephoneTable());
    }
}
