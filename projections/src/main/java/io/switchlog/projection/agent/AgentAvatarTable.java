package io.switchlog.projection.agent;

import io.switchlog.messages.agent.AgentAvatarEvent.AgentAvatarChanged;
import io.switchlog.messages.agent.AgentId;
import io.switchlog.projection.Positioned;
import io.switchlog.projection.Rows;
import io.switchlog.projection.Table;
import java.time.Instant;

/** {@code directory.agent_avatar}: which picture each agent has. */
final class AgentAvatarTable extends Table<AgentId, AgentAvatarTable.Row> {

    record Row(AgentId agentId, String sha256, String contentType, Instant changedAt, long position)
            implements Positioned {}

    AgentAvatarTable() {
        super(
                "directory.agent_avatar",
                new Rows<>("directory.agent_avatar", AgentId.class, Row.class, Row::agentId, "agent_id"));
        on(AgentAvatarChanged.class, AgentAvatarChanged::agentId, (row, event, at) -> {
            String sha256 = event.to();
            String contentType = event.contentType();
            return sha256 == null || contentType == null
                    ? null
                    : new Row(event.agentId(), sha256, contentType, at.recordedAt(), at.position());
        });
    }
}
