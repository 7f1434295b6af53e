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
        Texts texts = new Texts(unsealer);
        return List.of(
                new AgentTable(texts),
                new AgentProfileTable(texts),
                new AgentDimensionTable(texts),
                new AgentSettingsTable(),
                new AgentSettingsHistoryTable(),
                new AgentTrashTable(),
                new AgentAvatarTable(),
                new AgentTelephoneTable(),
                new AutoAnswerTable(),
                new AutoAnswerConflictTable(),
                new PauseReasonTable(),
                new AgentStateTable(),
                new AgentCapacityTable(),
                new AgentReportTable(texts));
    }
}
