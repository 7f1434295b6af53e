package io.switchlog.projection.agent;

import io.switchlog.messages.agent.AgentEvent.AgentCreated;
import io.switchlog.messages.agent.AgentId;
import io.switchlog.messages.agent.Typology;
import io.switchlog.projection.Positioned;
import io.switchlog.projection.Table;
import io.switchlog.projection.Texts;
import io.switchlog.projection.Timeline;
import io.switchlog.projection.Timelines;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** {@code history.agent_profile}: who each agent was, over time. */
final class AgentProfileTable extends Table<AgentId, Timeline<AgentProfileTable.Row>> {

    record Row(
            AgentId agentId,
            long fromPosition,
            String username,
            String fullName,
            @Nullable String alias,
            Typology typology,
            @Nullable String internal,
            boolean loginInPause,
            Instant fromAt,
            @Nullable Instant toAt,
            @Nullable Long toPosition)
            implements Positioned {

        @Override
        public long position() {
            return toPosition == null ? fromPosition : toPosition;
        }
    }

    AgentProfileTable(Texts texts) {
        super(
                "history.agent_profile",
                new Timelines<>(
                        "history.agent_profile",
                        AgentId.class,
                        Row.class,
                        Row::agentId,
                        "to_at",
                        "agent_id",
                        "from_position"));
        on(
                AgentCreated.class,
                AgentCreated::agentId,
                (before, event, at) -> Timeline.opening(new Row(
                        event.agentId(),
                        at.position(),
                        texts.of(event.username()),
                        texts.of(event.fullName()),
                        texts.ofNullable(event.alias()),
                        event.typology(),
                        event.internal(),
                        event.loginInPause(),
                        at.recordedAt(),
                        null,
                        null)));
    }
}
