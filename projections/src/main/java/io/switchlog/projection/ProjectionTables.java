package io.switchlog.projection;

import io.switchlog.messages.privacy.Unsealer;
import io.switchlog.projection.access.AccessTables;
import io.switchlog.projection.account.AccountTables;
import io.switchlog.projection.agent.AgentTables;
import io.switchlog.projection.interaction.InteractionTables;
import io.switchlog.projection.kpi.KpiTables;
import io.switchlog.projection.pbx.PbxTables;
import io.switchlog.projection.queue.QueueTables;
import io.switchlog.projection.settings.SettingsTables;
import io.switchlog.projection.team.TeamTables;
import io.switchlog.projection.telephone.TelephoneTables;
import java.util.List;
import java.util.stream.Stream;

/** Every table there is. */
public record ProjectionTables(List<Table<?, ?>> tables) {

    /** All of them, showing the personal data that the unsealer can still open. */
    public static ProjectionTables all(Unsealer unsealer) {
        return new ProjectionTables(Stream.of(
                        AgentTables.all(unsealer),
                        QueueTables.all(),
                        AccountTables.all(),
                        SettingsTables.all(),
                        TelephoneTables.all(),
                        PbxTables.all(),
                        KpiTables.all(),
                        TeamTables.all(),
                        AccessTables.all(unsealer),
                        InteractionTables.all(unsealer))
                .flatMap(List::stream)
                .toList());
    }
}
