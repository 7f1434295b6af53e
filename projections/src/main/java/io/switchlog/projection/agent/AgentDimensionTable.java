package io.switchlog.projection.agent;

import io.switchlog.messages.agent.AgentEvent;
import io.switchlog.messages.agent.AgentEvent.AgentCreated;
import io.switchlog.messages.agent.AgentId;
import io.switchlog.messages.agent.Typology;
import io.switchlog.projection.Envelope;
import io.switchlog.projection.Positioned;
import io.switchlog.projection.Rows;
import io.switchlog.projection.Table;
import io.switchlog.projection.Texts;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** {@code report.dim_agent}: what reporting tools join with the id of an agent. */
final class AgentDimensionTable extends Table<AgentId, AgentDimensionTable.Row> {

    record Row(
            AgentId agentId,
            String name,
            @Nullable String alias,
            Typology typology,
            @Nullable String teamName,
            boolean deleted,
            Instant createdAt,
            long position)
            implements Positioned {

        Row with(Who who, Envelope at) {
            return new Row(
                    agentId, who.fullName(), who.alias(), who.typology(), teamName, deleted, createdAt, at.position());
        }
    }

    private final Texts texts;

    AgentDimensionTable(Texts texts) {
        super("report.dim_agent", new Rows<>("report.dim_agent", AgentId.class, Row.class, Row::agentId, "agent_id"));
        on(
                AgentCreated.class,
                AgentCreated::agentId,
                (row, event, at) -> new Row(
                        event.agentId(),
                        texts.of(event.fullName()),
                        texts.ofNullable(event.alias()),
                        event.typology(),
                        null,
                        false,
                        at.recordedAt(),
                        at.position()));
        this.texts = texts;
        Who.EVENTS.forEach(this::follow);
    }

    private <E extends AgentEvent> void follow(Class<E> type) {
        change(type, AgentEvent::agentId, (row, event, at) -> {
            Who before = new Who(row.name(), row.alias(), row.typology(), null, false);
            return row.with(before.after(event, texts), at);
        });
    }
}
