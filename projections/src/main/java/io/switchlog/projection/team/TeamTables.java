package io.switchlog.projection.team;

import io.switchlog.projection.Table;
import java.util.List;

/** The tables about teams, profiles and AI assistants. */
public final class TeamTables {
    private TeamTables() {}

    /** All of them. */
    public static List<Table<?, ?>> all() {
        return List.of(new AgentGroupTable(), new AgentGroupMemberTable());
    }
}
