package io.switchlog.query.agent;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.switchlog.messages.EventCodec;
import io.switchlog.messages.access.UserPermission;
import io.switchlog.messages.agent.Typology;
import io.switchlog.messages.agent.settings.AgentSettings;
import io.switchlog.messages.agent.settings.Schema;
import io.switchlog.messages.settings.Licence;
import io.switchlog.messages.settings.ScreenRecording;
import io.switchlog.query.BadQuery;
import io.switchlog.query.Paging;
import io.switchlog.query.Reads;
import io.switchlog.query.Rows;
import io.switchlog.query.UnknownResource;
import io.switchlog.query.viewer.Needs;
import io.switchlog.query.viewer.Viewer;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** What can be set for agents, and what was set when. An agent sees his own only. */
@RestController
@RequestMapping("/api/agents")
@Needs(value = UserPermission.AGENTS, agentsToo = true)
class AgentSettingsQueries {
    private static final String AT = """
            select typology, settings::text from history.agent_configuration
            where agent_id = :agent and from_at <= :at and (to_at is null or to_at > :at)
            """;
    private static final String FOLDER = """
            select a.full_name, coalesce(g.settings ->> 'path', '') as path
            from directory.agent a
            left join directory.settings_group g on g.name = 'screenRecording'
            where a.agent_id = :agent
            """;

    private final JdbcClient database;
    private final AgentChanges changes;

    /** @param settings as objects within objects */
    record SettingsAt(UUID agentId, Instant at, Typology typology, Map<String, Object> settings) {}

    /** @param path on the agent's computer or the network */
    record ScreenRecordingFolder(UUID agentId, LocalDate date, String path) {}

    AgentSettingsQueries(@Qualifier("queryJdbcClient") JdbcClient database, AgentChanges changes) {
        this.database = database;
        this.changes = changes;
    }

    /**
     * The sections and settings of a typology: types, defaults, what is allowed, and the rules between them (AG-28). What
     * the licence does not include is not offered (AG-27).
     */
    @GetMapping("/settings-schema")
    @Reads("directory.settings_group")
    public Schema schema(@RequestParam String typology) {
        boolean mobile = licence().mobile();
        List<Typology> offered = Arrays.stream(Typology.values())
                .filter(Schema.TYPOLOGIES::contains)
                .filter(one -> mobile || one != Typology.MOBILE)
                .toList();
        return Schema.of(offered.stream()
                        .filter(one -> one.name().equals(typology))
                        .findFirst()
                        .orElseThrow(() -> BadQuery.invalid("typology", "must be one of " + offered)))
                .offering(offered);
    }

    private Licence licence() {
        return database.sql("select settings::text from directory.settings_group where name = ?")
                .param(Licence.GROUP.name())
                .query(String.class)
                .optional()
                .map(settings -> EventCodec.decode(Licence.class, settings.getBytes(UTF_8)))
                .orElse(Licence.FULL);
    }

    /** What was set at a time. */
    @GetMapping("/{id}/settings")
    @Reads(value = "history.agent_configuration", asOf = true)
    public SettingsAt at(@PathVariable UUID id, @RequestParam Instant at, Viewer viewer) {
        require(id, viewer);
        Optional<AgentSettings> settings = database.sql(AT)
                .param("agent", id)
                .param("at", OffsetDateTime.ofInstant(at, ZoneOffset.UTC))
                .query((row, number) -> new AgentSettings(
                        Typology.valueOf(row.getString(1)), AgentSettingsRows.values(row.getString(2))))
                .optional();
        AgentSettings then = settings.orElseThrow(() -> new UnknownResource("agent", id));
        return new SettingsAt(id, at, then.typology(), then.nested());
    }

    /** What changed of an agent's profile and settings, from what to what, when and by whom; newest first (AG-34). */
    @GetMapping("/{id}/changes")
    @Reads(Reads.LOG)
    public Rows<AgentChanges.Change> changes(@PathVariable UUID id, Paging paging, Viewer viewer) {
        require(id, viewer);
        return changes.of(id, paging.inFixedOrder());
    }

    /** Where recordings of an agent's screen of a day are (AG-90, AG-91). */
    @GetMapping("/{id}/screen-recording-folder")
    @Reads({"directory.agent", "directory.settings_group"})
    public ScreenRecordingFolder folder(@PathVariable UUID id, @RequestParam LocalDate date, Viewer viewer) {
        require(id, viewer);
        List<String> paths = database.sql(FOLDER)
                .param("agent", id)
                .query((row, number) -> new ScreenRecording(row.getString("path"))
                        .folder(id.toString(), row.getString("full_name"), date))
                .list();
        if (paths.isEmpty()) {
            throw new UnknownResource("agent", id);
        }
        return new ScreenRecordingFolder(id, date, paths.get(0));
    }

    private static void require(UUID id, Viewer viewer) {
        if (!viewer.sees(id)) {
            throw new UnknownResource("agent", id);
        }
    }
}
