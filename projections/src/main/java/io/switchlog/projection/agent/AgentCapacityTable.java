package io.switchlog.projection.agent;

import io.switchlog.messages.Channel;
import io.switchlog.messages.agent.AgentEvent.AgentCapacityChanged;
import io.switchlog.messages.agent.AgentEvent.AgentCreated;
import io.switchlog.messages.agent.AgentId;
import io.switchlog.projection.Envelope;
import io.switchlog.projection.Positioned;
import io.switchlog.projection.Table;
import io.switchlog.projection.Timeline;
import io.switchlog.projection.Timelines;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** {@code history.agent_capacity}: how many interactions an agent could have open on a channel, over time. */
final class AgentCapacityTable extends Table<AgentCapacityTable.Key, Timeline<AgentCapacityTable.Row>> {

    record Key(AgentId agentId, Channel channel) {}

    record Row(
            AgentId agentId,
            Channel channel,
            long fromPosition,
            int capacity,
            Instant fromAt,
            @Nullable Instant toAt,
            @Nullable Long toPosition)
            implements Positioned {

        static Row from(Envelope at, Key key, int capacity) {
            return new Row(key.agentId(), key.channel(), at.position(), capacity, at.recordedAt(), null, null);
        }

        Row until(Envelope at) {
            return new Row(agentId, channel, fromPosition, capacity, fromAt, at.recordedAt(), at.position());
        }

        @Override
        public long position() {
            return toPosition == null ? fromPosition : toPosition;
        }
    }

    AgentCapacityTable() {
        super(
                "history.agent_capacity",
                new Timelines<>(
                        "history.agent_capacity",
                        Key.class,
                        Row.class,
                        row -> new Key(row.agentId(), row.channel()),
                        "to_at",
                        "agent_id",
                        "channel",
                        "from_position"));
        onEach(
                AgentCreated.class,
                event -> Channel.digital().stream()
                        .map(channel -> new Key(event.agentId(), channel))
                        .toList(),
                (key, before, event, at) ->
                        Timeline.opening(Row.from(at, key, event.capacity().getOrDefault(key.channel(), 0))));
        change(
                AgentCapacityChanged.class,
                event -> Channel.digital().contains(event.channel()) ? new Key(event.agentId(), event.channel()) : null,
                AgentCapacityTable::changed);
    }

    private static Timeline<Row> changed(Timeline<Row> line, AgentCapacityChanged event, Envelope at) {
        Row open = line.open();
        if (open == null) {
            throw new IllegalStateException("no capacity of " + event.agentId());
        }
        Key key = new Key(event.agentId(), event.channel());
        return line.close(open.until(at)).open(Row.from(at, key, event.to()));
    }
}
