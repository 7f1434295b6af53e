package io.switchlog.projection.pbx;

import io.switchlog.projection.Table;
import java.util.List;

/** The tables about links to switchboards. */
public final class PbxTables {
    private PbxTables() {}

    /** All of them. */
    public static List<Table<?, ?>> all() {
        return List.of(new PbxTable(), new PbxGapTable());
    }

    /** A switchboard's name, as a key. */
    record PbxKey(String pbx) {}
}
