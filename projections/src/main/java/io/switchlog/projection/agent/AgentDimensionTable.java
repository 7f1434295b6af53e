package io.switchlog.projection.agent;

import io.switchlog.messages.agent.AgentEvent;
import io.switchlog.messages.agent.AgentEvent.AgentCreated;
import io.switchlog.messages.agent.AgentId;
import io.switchlog.messages.agent.AgentTrashEvent.AgentDeleted;
import io.switchlog.messages.agent.AgentTrashEvent.AgentRestored;
import io.switchlog.messages.agent.Typology;
import io.switchlog.messages.team.TeamEvent.AgentAddedToTeam;
import io.switchlog.messages.team.TeamEvent.AgentRemovedFromTeam;
import io.switchlog.messages.team.TeamEvent.TeamDeleted;
import io.switchlog.messages.team.TeamEvent.TeamRenamed;
import io.switchlog.projection.Envelope;
import io.switchlog.projection.Positioned;
import io.switchlog.projection.Rows;
import io.switchlog.projection.Table;
import io.switchlog.projection.Texts;
import java.time.Instant;
import java.util.List;
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

        Row inTeams(@Nullable String names, Envelope at) {
            return new Row(agentId, name, alias, typology, names, deleted, createdAt, at.position());
        }

        Row deleted(boolean now, Envelope at) {
            return new Row(agentId, name, alias, typology, teamName, now, createdAt, at.position());
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
        change(AgentDeleted.class, AgentDeleted::agentId, (row, event, at) -> row.deleted(true, at));
        change(AgentRestored.class, AgentRestored::agentId, (row, event, at) -> row.deleted(false, at));
        change(
                AgentAddedToTeam.class,
                AgentAddedToTeam::agentId,
                (row, event, at) -> row.inTeams(TeamNames.with(row.teamName(), event.name()), at));
        change(
                AgentRemovedFromTeam.class,
                AgentRemovedFromTeam::agentId,
                (row, event, at) -> row.inTeams(TeamNames.without(row.teamName(), event.name()), at));
        onEach(
                TeamRenamed.class,
                event -> List.copyOf(event.agents()),
                (agentId, row, event, at) -> row == null
                        ? null
                        : row.inTeams(TeamNames.with(TeamNames.without(row.teamName(), event.from()), event.to()), at));
        onEach(
                TeamDeleted.class,
                event -> List.copyOf(event.agents()),
                (agentId, row, event, at) ->
                        row == null ? null : row.inTeams(TeamNames.without(row.teamName(), event.name()), at));
    }

    private <E extends AgentEvent> void follow(Class<E> type) {
        change(type, AgentEvent::agentId, (row, event, at) -> {
            Who before = new Who(row.name(), row.alias(), row.typology(), null, false);
            return row.with(before.after(event, texts), at);
        });
    }
}
