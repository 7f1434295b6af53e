package io.switchlog.projection.agent;

import io.switchlog.messages.agent.AgentEvent;
import io.switchlog.messages.agent.AgentEvent.AgentCreated;
import io.switchlog.messages.agent.AgentId;
import io.switchlog.projection.Envelope;
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
            Who who,
            Instant fromAt,
            @Nullable Instant toAt,
            @Nullable Long toPosition)
            implements Positioned {

        Row until(Envelope at) {
            return new Row(agentId, fromPosition, username, who, fromAt, at.recordedAt(), at.position());
        }

        @Override
        public long position() {
            return toPosition == null ? fromPosition : toPosition;
        }
    }

    private final Texts texts;

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
        this.texts = texts;
        on(
                AgentCreated.class,
                AgentCreated::agentId,
                (before, event, at) -> Timeline.opening(new Row(
                        event.agentId(),
                        at.position(),
                        texts.of(event.username()),
                        new Who(
                                texts.of(event.fullName()),
                                texts.ofNullable(event.alias()),
                                event.typology(),
                                event.internal(),
                                event.loginInPause()),
                        at.recordedAt(),
                        null,
                        null)));
        Who.EVENTS.forEach(this::follow);
    }

    private <E extends AgentEvent> void follow(Class<E> type) {
        change(type, AgentEvent::agentId, this::changed);
    }

    private Timeline<Row> changed(Timeline<Row> line, AgentEvent event, Envelope at) {
        Row open = line.open();
        if (open == null) {
            throw new IllegalStateException("no profile of " + event.agentId());
        }
        Who after = open.who().after(event, texts);
        return line.close(open.until(at))
                .open(new Row(open.agentId(), at.position(), open.username(), after, at.recordedAt(), null, null));
    }
}
