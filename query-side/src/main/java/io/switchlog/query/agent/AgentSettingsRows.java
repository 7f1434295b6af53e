package io.switchlog.query.agent;

import static io.switchlog.query.Fields.timeOrNull;
import static java.nio.charset.StandardCharsets.UTF_8;

import io.switchlog.messages.EventCodec;
import io.switchlog.messages.agent.Typology;
import io.switchlog.messages.agent.settings.AgentSettings;
import io.switchlog.messages.agent.settings.Phonebar;
import io.switchlog.messages.agent.settings.PhonebarVersion;
import io.switchlog.messages.agent.settings.Problem;
import io.switchlog.messages.agent.settings.Section;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** What is set for agents, as their rows show it. */
@Component
class AgentSettingsRows {
    private final int wssPort;

    /**
     * One agent's.
     *
     * @param locked whether too many wrong passwords have locked him out (AG-38)
     * @param lastPasswordChangeAt null while the security suite is off (AG-36)
     */
    record OfAgent(
            AgentSettings settings,
            @Nullable PhonebarVersion phonebar,
            boolean locked,
            @Nullable Instant lastPasswordChangeAt) {

        /** What he should think of, in the order of the rules. */
        List<Problem> warnings() {
            return settings.advice(phonebar);
        }
    }

    AgentSettingsRows(WebrtcSettings webrtc) {
        this.wssPort = webrtc.wssPort();
    }

    /** One agent's, of a row with his settings and his sign-in. */
    static OfAgent ofAgent(ResultSet row) throws SQLException {
        String settings = row.getString("settings");
        String version = row.getString("phonebar_version");
        return new OfAgent(
                settings == null
                        ? AgentSettings.NONE
                        : new AgentSettings(Typology.valueOf(row.getString("settings_typology")), values(settings)),
                version == null ? null : new PhonebarVersion(version),
                row.getBoolean("locked"),
                timeOrNull(row, "last_password_change_at"));
    }

    @SuppressWarnings("unchecked")
    static Map<String, Object> values(String json) {
        return (Map<String, Object>) EventCodec.decode(Map.class, json.getBytes(UTF_8));
    }

    /** The sections of an agent's JSON, with what is shown there and cannot be set (AG-36, AG-38, AG-47, AG-68, AMB-12). */
    Map<String, Object> sections(OfAgent agent, @Nullable String internal) {
        AgentSettings settings = agent.settings();
        if (settings.typology() == Typology.UNKNOWN) {
            return new LinkedHashMap<>();
        }
        Map<String, Object> sections = settings.nested();
        add(sections, Section.SECURITY, "locked", agent.locked());
        add(sections, Section.SECURITY, "lastPasswordChangeAt", agent.lastPasswordChangeAt());
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
