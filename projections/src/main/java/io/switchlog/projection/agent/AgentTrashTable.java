package io.switchlog.projection.agent;

import io.switchlog.messages.agent.AgentId;
import io.switchlog.messages.agent.AgentTrashEvent.AgentDeleted;
import io.switchlog.messages.agent.AgentTrashEvent.AgentRestored;
import io.switchlog.projection.Positioned;
import io.switchlog.projection.Table;
import io.switchlog.projection.Timeline;
import io.switchlog.projection.Timelines;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** {@code history.agent_trash}: which agents were in the trash when. */
final class AgentTrashTable extends Table<AgentId, Timeline<AgentTrashTable.Row>> {

    record Row(
            AgentId agentId,
            long fromPosition,
            Instant fromAt,
            @Nullable Instant toAt,
            @Nullable Long toPosition) implements Positioned {

        @Override
        public long position() {
            return toPosition == null ? fromPosition : toPosition;
        }
    }

    AgentTrashTable() {
        super(
                "history.agent_trash",
                new Timelines<>(
                        "history.agent_trash",
                        AgentId.class,
                        Row.class,
                        Row::agentId,
                        "to_at",
                        "agent_id",
                        "from_position"));
        on(AgentDeleted.class, AgentDeleted::agentId, (before, event, at) -> {
            Row row = new Row(event.agentId(), at.position(), at.recordedAt(), null, null);
            return before == null ? Timeline.opening(row) : before.open(row);
        });
        change(AgentRestored.class, AgentRestored::agentId, (line, event, at) -> {
            Row open = line.open();
            if (open == null) {
                throw new IllegalStateException(event.agentId() + " is not in the trash");
            }
            return line.close(
                    new Row(open.agentId(), open.fromPosition(), open.fromAt(), at.recordedAt(), at.position()));
        });
    }
}
