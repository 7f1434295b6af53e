package io.switchlog.projection.queue;

import io.switchlog.projection.Table;
import java.util.List;

/** The tables about queues. */
public final class QueueTables {
    private QueueTables() {}

    /** All of them. */
    public static List<Table<?, ?>> all() {
        return List.of(
                new QueueTable(),
                new QueueProfileTable(),
                new QueueDimensionTable(),
                new QueueMemberTable(),
                new MembershipTable());
    }
}
