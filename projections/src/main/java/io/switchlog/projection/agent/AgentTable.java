package io.switchlog.projection.agent;

import io.switchlog.messages.Channel;
import io.switchlog.messages.agent.AgentEvent.AgentAdvancedSearchDisabled;
import io.switchlog.messages.agent.AgentEvent.AgentAdvancedSearchEnabled;
import io.switchlog.messages.agent.AgentEvent.AgentCapacityChanged;
import io.switchlog.messages.agent.AgentEvent.AgentCreated;
import io.switchlog.messages.agent.AgentId;
import io.switchlog.messages.agent.Typology;
import io.switchlog.projection.Envelope;
import io.switchlog.projection.Positioned;
import io.switchlog.projection.Rows;
import io.switchlog.projection.Table;
import io.switchlog.projection.Texts;
import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** {@code directory.agent}: the agents there are. */
final class AgentTable extends Table<AgentId, AgentTable.Row> {

    record Row(
            AgentId agentId,
            String username,
            String fullName,
            @Nullable String alias,
            @Nullable String email,
            @Nullable String description,
            Typology typology,
            @Nullable String internal,
            boolean loginInPause,
            Capacity capacity,
            boolean advancedSearch,
            Instant createdAt,
            long position)
            implements Positioned {
        Row with(Capacity other, boolean searchesAll, Envelope at) {
            return new Row(
                    agentId,
                    username,
                    fullName,
                    alias,
                    email,
                    description,
                    typology,
                    internal,
                    loginInPause,
                    other,
                    searchesAll,
                    createdAt,
                    at.position());
        }
    }

    /** Most open interactions per digital channel. */
    record Capacity(
            int capacityChat,
            int capacityEmail,
            int capacitySms,
            int capacityOpenchannel,
            int capacityFax,
            int capacityWhatsapp) {

        static Capacity of(Map<Channel, Integer> capacity) {
            Capacity all = new Capacity(0, 0, 0, 0, 0, 0);
            for (Map.Entry<Channel, Integer> entry : capacity.entrySet()) {
                all = all.with(entry.getKey(), entry.getValue());
            }
            return all;
        }

        Capacity with(Channel channel, int most) {
            return new Capacity(
                    channel == Channel.CHAT ? most : capacityChat,
                    channel == Channel.EMAIL ? most : capacityEmail,
                    channel == Channel.SMS ? most : capacitySms,
                    channel == Channel.OPENCHANNEL ? most : capacityOpenchannel,
                    channel == Channel.FAX ? most : capacityFax,
                    channel == Channel.WHATSAPP ? most : capacityWhatsapp);
        }
    }

    private final Texts texts;

    AgentTable(Texts texts) {
        super("directory.agent", new Rows<>("directory.agent", AgentId.class, Row.class, Row::agentId, "agent_id"));
        this.texts = texts;
        on(AgentCreated.class, AgentCreated::agentId, (row, event, at) -> created(event, at));
        change(
                AgentCapacityChanged.class,
                AgentCapacityChanged::agentId,
                (row, event, at) ->
                        row.with(row.capacity().with(event.channel(), event.to()), row.advancedSearch(), at));
        change(
                AgentAdvancedSearchEnabled.class,
                AgentAdvancedSearchEnabled::agentId,
                (row, event, at) -> row.with(row.capacity(), true, at));
        change(
                AgentAdvancedSearchDisabled.class,
                AgentAdvancedSearchDisabled::agentId,
                (row, event, at) -> row.with(row.capacity(), false, at));
    }

    private Row created(AgentCreated event, Envelope at) {
        return new Row(
                event.agentId(),
                texts.of(event.username()),
                texts.of(event.fullName()),
                texts.ofNullable(event.alias()),
                texts.ofNullable(event.email()),
                texts.ofNullable(event.description()),
                event.typology(),
                event.internal(),
                event.loginInPause(),
                Capacity.of(event.capacity()),
                false,
                at.recordedAt(),
                at.position());
    }
}
