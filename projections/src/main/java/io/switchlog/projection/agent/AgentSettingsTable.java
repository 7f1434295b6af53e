package io.switchlog.projection.agent;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.switchlog.messages.EventCatalogue;
import io.switchlog.messages.EventCodec;
import io.switchlog.messages.agent.AgentEvent;
import io.switchlog.messages.agent.AgentEvent.AgentCreated;
import io.switchlog.messages.agent.AgentId;
import io.switchlog.messages.agent.AgentProfileEvent.AgentPhonebarVersionReported;
import io.switchlog.messages.agent.AgentProfileEvent.AgentTypologyChanged;
import io.switchlog.messages.agent.AgentSettingsEvent;
import io.switchlog.messages.agent.Typology;
import io.switchlog.messages.agent.settings.AgentSettings;
import io.switchlog.projection.Envelope;
import io.switchlog.projection.Json;
import io.switchlog.projection.Positioned;
import io.switchlog.projection.Rows;
import io.switchlog.projection.Table;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** {@code directory.agent_settings}: what is set for each agent. */
final class AgentSettingsTable extends Table<AgentId, AgentSettingsTable.Row> {

    record Row(
            AgentId agentId,
            Typology typology,
            Json settings,
            @Nullable String phonebarVersion,
            long position) implements Positioned {

        Row after(AgentEvent event, Envelope at) {
            AgentSettings after =
                    AgentSettingsTable.settings(typology, settings).after(event);
            return new Row(agentId, after.typology(), Json.of(after.values()), phonebarVersion, at.position());
        }

        Row with(String version, Envelope at) {
            return new Row(agentId, typology, settings, version, at.position());
        }
    }

    AgentSettingsTable() {
        super(
                "directory.agent_settings",
                new Rows<>("directory.agent_settings", AgentId.class, Row.class, Row::agentId, "agent_id"));
        on(AgentCreated.class, AgentCreated::agentId, (row, event, at) -> {
            AgentSettings settings = AgentSettings.created(event);
            return new Row(event.agentId(), settings.typology(), Json.of(settings.values()), null, at.position());
        });
        changing().forEach(this::follow);
        change(
                AgentPhonebarVersionReported.class,
                AgentPhonebarVersionReported::agentId,
                (row, event, at) -> row.with(event.to().text(), at));
    }

    private <E extends AgentEvent> void follow(Class<E> type) {
        change(type, AgentEvent::agentId, (row, event, at) -> row.after(event, at));
    }

    /** The events that change settings. */
    static List<Class<? extends AgentEvent>> changing() {
        List<Class<? extends AgentEvent>> types = new ArrayList<>();
        for (Class<?> type : EventCatalogue.classes()) {
            if (AgentSettingsEvent.class.isAssignableFrom(type) || type == AgentTypologyChanged.class) {
                types.add(type.asSubclass(AgentEvent.class));
            }
        }
        return types;
    }

    /** Settings from the columns that hold them. */
    @SuppressWarnings("unchecked")
    static AgentSettings settings(Typology typology, Json values) {
        return new AgentSettings(typology, (Map<String, Object>)
                EventCodec.decode(Map.class, values.text().getBytes(UTF_8)));
    }
}
