package io.switchlog.projection.agent;

import io.switchlog.messages.Channel;
import io.switchlog.messages.agent.AgentEvent.AgentAutoAnswerDelayChanged;
import io.switchlog.messages.agent.AgentEvent.AgentAutoAnswerDisabled;
import io.switchlog.messages.agent.AgentEvent.AgentAutoAnswerEnabled;
import io.switchlog.messages.agent.AgentId;
import io.switchlog.projection.Positioned;
import io.switchlog.projection.Rows;
import io.switchlog.projection.Table;

/** {@code directory.agent_auto_answer}: on which channels offers are accepted for which agents. */
final class AutoAnswerTable extends Table<AutoAnswerTable.Key, AutoAnswerTable.Row> {

    record Key(AgentId agentId, Channel channel) {}

    record Row(AgentId agentId, Channel channel, boolean enabled, int delaySeconds, long position)
            implements Positioned {}

    AutoAnswerTable() {
        super(
                "directory.agent_auto_answer",
                new Rows<>(
                        "directory.agent_auto_answer",
                        Key.class,
                        Row.class,
                        row -> new Key(row.agentId(), row.channel()),
                        "agent_id",
                        "channel"));
        on(
                AgentAutoAnswerEnabled.class,
                event -> new Key(event.agentId(), event.channel()),
                (row, event, at) ->
                        new Row(event.agentId(), event.channel(), true, event.delaySeconds(), at.position()));
        on(
                AgentAutoAnswerDelayChanged.class,
                event -> new Key(event.agentId(), event.channel()),
                (row, event, at) -> new Row(
                        event.agentId(),
                        event.channel(),
                        row != null && row.enabled(),
                        event.toSeconds(),
                        at.position()));
        change(
                AgentAutoAnswerDisabled.class,
                event -> new Key(event.agentId(), event.channel()),
                (row, event, at) -> new Row(row.agentId(), row.channel(), false, row.delaySeconds(), at.position()));
    }
}
