package io.switchlog.projection.agent;

import io.switchlog.messages.agent.AgentId;
import io.switchlog.messages.agent.AgentTelephoneEvent.AgentTelephoneConnected;
import io.switchlog.messages.agent.AgentTelephoneEvent.AgentTelephoneDisconnected;
import io.switchlog.projection.Positioned;
import io.switchlog.projection.Rows;
import io.switchlog.projection.Table;
import java.time.Instant;

/** {@code directory.agent_telephone}: which switchboards reach the agents' own telephones. */
final class AgentTelephoneTable extends Table<AgentTelephoneTable.Key, AgentTelephoneTable.Row> {

    record Key(AgentId agentId, String pbx) {}

    record Row(AgentId agentId, String pbx, boolean connected, Instant since, long position) implements Positioned {}

    AgentTelephoneTable() {
        super(
                "directory.agent_telephone",
                new Rows<>(
                        "directory.agent_telephone",
                        Key.class,
                        Row.class,
                        row -> new Key(row.agentId(), row.pbx()),
                        "agent_id",
                        "pbx"));
        on(
                AgentTelephoneConnected.class,
                event -> new Key(event.agentId(), event.pbx()),
                (row, event, at) -> new Row(event.agentId(), event.pbx(), true, at.recordedAt(), at.position()));
        on(
                AgentTelephoneDisconnected.class,
                event -> new Key(event.agentId(), event.pbx()),
                (row, event, at) -> new Row(event.agentId(), event.pbx(), false, at.recordedAt(), at.position()));
    }
}
