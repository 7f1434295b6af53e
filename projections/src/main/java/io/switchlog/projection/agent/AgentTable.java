package io.switchlog.projection.agent;

import io.switchlog.messages.Channel;
import io.switchlog.messages.agent.AgentEvent;
import io.switchlog.messages.agent.AgentEvent.AgentAdvancedSearchDisabled;
import io.switchlog.messages.agent.AgentEvent.AgentAdvancedSearchEnabled;
import io.switchlog.messages.agent.AgentEvent.AgentCapacityChanged;
import io.switchlog.messages.agent.AgentEvent.AgentCreated;
import io.switchlog.messages.agent.AgentId;
import io.switchlog.messages.agent.AgentProfileEvent.AgentDescriptionChanged;
import io.switchlog.messages.agent.AgentProfileEvent.AgentEmailChanged;
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
            Who who,
            @Nullable String email,
            @Nullable String description,
            Capacity capacity,
            boolean advancedSearch,
            Instant createdAt,
            long position)
            implements Positioned {
        Row with(Capacity other, boolean searchesAll, Envelope at) {
            return new Row(agentId, username, who, email, description, other, searchesAll, createdAt, at.position());
        }

        Row with(Who other, Envelope at) {
            return new Row(
                    agentId, username, other, email, description, capacity, advancedSearch, createdAt, at.position());
        }

        Row described(@Nullable String address, @Nullable String text, Envelope at) {
            return new Row(agentId, username, who, address, text, capacity, advancedSearch, createdAt, at.position());
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
        Who.EVENTS.forEach(this::follow);
        change(
                AgentEmailChanged.class,
                AgentEmailChanged::agentId,
                (row, event, at) -> row.described(texts.ofNullable(event.to()), row.description(), at));
        change(
                AgentDescriptionChanged.class,
                AgentDescriptionChanged::agentId,
                (row, event, at) -> row.described(row.email(), texts.ofNullable(event.to()), at));
    }

    private <E extends AgentEvent> void follow(Class<E> type) {
        change(type, AgentEvent::agentId, (row, event, at) -> row.with(row.who().after(event, texts), at));
    }

    private Row created(AgentCreated event, Envelope at) {
        return new Row(
                event.agentId(),
                texts.of(event.username()),
                new Who(
                        texts.of(event.fullName()),
                        texts.ofNullable(event.alias()),
                        event.typology(),
                        event.internal(),
                        event.loginInPause()),
                texts.ofNullable(event.email()),
                texts.ofNullable(event.description()),
                Capacity.of(event.capacity()),
                false,
                at.recordedAt(),
                at.position());
    }
}
