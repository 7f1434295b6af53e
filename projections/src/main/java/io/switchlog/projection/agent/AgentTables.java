package io.switchlog.projection.agent;

import io.switchlog.messages.privacy.Unsealer;
import io.switchlog.projection.Table;
import io.switchlog.projection.Texts;
import java.util.List;

/** The tables about agents. */
public final class AgentTables {
    private AgentTables() {}

    /** All of them. */
    public static List<Table<?, ?>> all(Unsealer unsealer) {
        return List.of(
                new AgentTable(new Texts(unsealer)),
                new AutoAnswerTable(),
                new AutoAnswerConflictTable(),
                new PauseReasonTable(),
                new AgentStateTable(),
                new AgentCapacityTable());
    }
}
