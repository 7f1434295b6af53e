package io.switchlog.projection.agent;

import io.switchlog.messages.agent.AgentEvent;
import io.switchlog.messages.agent.AgentEvent.AgentCreated;
import io.switchlog.messages.agent.AgentId;
import io.switchlog.messages.agent.Typology;
import io.switchlog.messages.agent.settings.AgentSettings;
import io.switchlog.projection.Envelope;
import io.switchlog.projection.Json;
import io.switchlog.projection.Positioned;
import io.switchlog.projection.Table;
import io.switchlog.projection.Timeline;
import io.switchlog.projection.Timelines;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** {@code history.agent_configuration}: what was set for each agent, over time. */
final class AgentSettingsHistoryTable extends Table<AgentId, Timeline<AgentSettingsHistoryTable.Row>> {

    record Row(
            AgentId agentId,
            long fromPosition,
            Typology typology,
            Json settings,
            Instant fromAt,
            @Nullable Instant toAt,
            @Nullable Long toPosition)
            implements Positioned {

        static Row from(Envelope at, AgentId agentId, AgentSettings settings) {
            return new Row(
                    agentId,
                    at.position(),
                    settings.typology(),
                    Json.of(settings.values()),
                    at.recordedAt(),
                    null,
                    null);
        }

        Row until(Envelope at) {
            return new Row(agentId, fromPosition, typology, settings, fromAt, at.recordedAt(), at.position());
        }

        @Override
        public long position() {
            return toPosition == null ? fromPosition : toPosition;
        }
    }

    AgentSettingsHistoryTable() {
        super(
                "history.agent_configuration",
                new Timelines<>(
                        "history.agent_configuration",
                        AgentId.class,
                        Row.class,
                        Row::agentId,
                        "to_at",
                        "agent_id",
                        "from_position"));
        on(
                AgentCreated.class,
                AgentCreated::agentId,
                (before, event, at) -> Timeline.opening(Row.from(at, event.agentId(), AgentSettings.created(event))));
        AgentSettingsTable.changing().forEach(this::follow);
    }

    private <E extends AgentEvent> void follow(Class<E> type) {
        change(type, AgentEvent::agentId, AgentSettingsHistoryTable::changed);
    }

    private static Timeline<Row> changed(Timeline<Row> line, AgentEvent event, Envelope at) {
        Row open = line.open();
        if (open == null) {
            throw new IllegalStateException("no settings of " + event.agentId());
        }
        AgentSettings after =
                AgentSettingsTable.settings(open.typology(), open.settings()).after(event);
        return line.close(open.until(at)).open(Row.from(at, open.agentId(), after));
    }
}
