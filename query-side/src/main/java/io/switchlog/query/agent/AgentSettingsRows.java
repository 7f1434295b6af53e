package io.switchlog.query.agent;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.switchlog.messages.EventCodec;
import io.switchlog.messages.agent.Typology;
import io.switchlog.messages.agent.settings.AgentSettings;
import io.switchlog.messages.agent.settings.Phonebar;
import io.switchlog.messages.agent.settings.PhonebarVersion;
import io.switchlog.messages.agent.settings.Problem;
import io.switchlog.messages.agent.settings.Section;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** What is set for agents: one statement, however many agents there are. */
@Component
class AgentSettingsRows {
    private static final String SETTINGS = """
            select agent_id, typology, settings::text, phonebar_version
            from directory.agent_settings
            where agent_id in (:agents)
            """;

    private final JdbcClient database;
    private final int wssPort;

    /** One agent's. */
    record OfAgent(AgentSettings settings, @Nullable PhonebarVersion phonebar) {
        static final OfAgent NOTHING = new OfAgent(AgentSettings.NONE, null);

        /** What he should think of, in the order of the rules. */
        List<Problem> warnings() {
            return settings.advice(phonebar);
        }
    }

    AgentSettingsRows(@Qualifier("queryJdbcClient") JdbcClient database, WebrtcSettings webrtc) {
        this.database = database;
        this.wssPort = webrtc.wssPort();
    }

    Map<UUID, OfAgent> of(Collection<UUID> agents) {
        Map<UUID, OfAgent> all = new HashMap<>();
        if (agents.isEmpty()) {
            return all;
        }
        database.sql(SETTINGS).param("agents", agents).query(row -> {
            String version = row.getString("phonebar_version");
            all.put(
                    row.getObject("agent_id", UUID.class),
                    new OfAgent(
                            new AgentSettings(
                                    Typology.valueOf(row.getString("typology")), values(row.getString("settings"))),
                            version == null ? null : new PhonebarVersion(version)));
        });
        return all;
    }

    @SuppressWarnings("unchecked")
    static Map<String, Object> values(String json) {
        return (Map<String, Object>) EventCodec.decode(Map.class, json.getBytes(UTF_8));
    }

    /** The sections of an agent's JSON, with what is shown there and cannot be set (AG-47, AG-68, AMB-12). */
    Map<String, Object> sections(OfAgent agent, @Nullable String internal) {
        AgentSettings settings = agent.settings();
        if (settings.typology() == Typology.UNKNOWN) {
            return new LinkedHashMap<>();
        }
        Map<String, Object> sections = settings.nested();
        add(sections, Section.VOICE, "internal", internal);
        if (settings.isOf(Section.WEBRTC)) {
            add(sections, Section.WEBRTC, "wssPort", wssPort);
        }
        if (settings.isOf(Section.PHONEBAR)) {
            add(sections, Section.PHONEBAR, "sipPort", settings.get(Phonebar.SIP_DESTINATION_PORT));
            add(
                    sections,
                    Section.PHONEBAR,
                    "version",
                    agent.phonebar() == null ? null : agent.phonebar().text());
        }
        return sections;
    }

    @SuppressWarnings("unchecked")
    private static void add(Map<String, Object> sections, Section section, String name, @Nullable Object value) {
        Object object = sections.get(section.code());
        if (object instanceof Map<?, ?> there && value != null) {
            ((Map<String, Object>) there).put(name, value);
        }
    }
}
