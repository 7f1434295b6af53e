package io.switchlog.query.clientlog;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.switchlog.messages.EventCodec;
import io.switchlog.messages.access.UserPermission;
import io.switchlog.messages.agent.Typology;
import io.switchlog.messages.agent.settings.Account;
import io.switchlog.messages.agent.settings.AgentSettings;
import io.switchlog.query.BadQuery;
import io.switchlog.query.Conflict;
import io.switchlog.query.Forbidden;
import io.switchlog.query.Reads;
import io.switchlog.query.Rows;
import io.switchlog.query.TooOften;
import io.switchlog.query.UnknownResource;
import io.switchlog.query.viewer.Needs;
import io.switchlog.query.viewer.Viewer;
import java.nio.file.Path;
import java.time.Clock;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.core.io.FileSystemResource;
import org.springframework.core.io.Resource;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/**
 * What agents' web clients log: taken from the agent himself while it is switched on for him, for those who look after
 * him to read. Only the web client sends it; a phonebar keeps its log on the agent's computer (AG-143).
 */
@RestController
@RequestMapping("/api/agents/{agentId}/client-logs")
class ClientLogs {
    private static final int MOST_ENTRIES = 500;
    private static final int MOST_CHARACTERS = 4_000;
    private static final int MOST_SCOPE = 100;
    private static final int MOST_BATCHES = 60;
    private static final long MOST_BYTES = 5L << 20;
    private static final int MOST_FILES = 5;
    private static final String OWNER = """
            select a.username, s.typology, s.settings::text as settings
            from directory.agent a
            join directory.agent_settings s on s.agent_id = a.agent_id
            where a.agent_id = :agent
            """;

    private final JdbcClient database;
    private final Clock clock;
    private final ClientLogFiles files;
    private final ClientLogLimits limits;

    /** What a client sends. */
    record Batch(@Nullable List<@Nullable Entry> entries) {}

    /** @param level ERROR, WARNING (or WARN), INFO or DEBUG */
    record Entry(
            @Nullable String time,
            @Nullable String level,
            @Nullable String scope,
            @Nullable String message) {}

    /**
     * What became of a batch.
     *
     * @param kept how many entries the level that is set for the agent includes
     * @param level that level
     */
    record Kept(int kept, String level) {}

    private record Owner(String username, AgentSettings settings) {}

    ClientLogs(
            @Qualifier("queryJdbcClient") JdbcClient database,
            Clock clock,
            @Value("${switchlog.client-logs:data/client}") Path directory) {
        this.database = database;
        this.clock = clock;
        this.files = new ClientLogFiles(directory, MOST_BYTES, MOST_FILES);
        this.limits = new ClientLogLimits(clock, MOST_BATCHES);
    }

    @PostMapping
    @Needs(agentsToo = true)
    @Reads({"directory.agent", "directory.agent_settings"})
    public Kept take(@PathVariable UUID agentId, @RequestBody Batch batch, Viewer viewer) {
        if (!viewer.isAgent() || !viewer.id().equals(agentId)) {
            throw new Forbidden("FORBIDDEN", "A client sends what it logs for its own agent only.");
        }
        if (limits.exceeded(agentId)) {
            throw new TooOften("A client may send " + MOST_BATCHES + " batches a minute.", limits.retryAfter());
        }
        List<ClientEntry> entries = read(batch);
        Owner owner = owner(agentId);
        if (!owner.settings().is(Account.CLIENT_LOGS)) {
            throw new Conflict("CLIENT_LOGS_OFF", "Client logs are not switched on for this agent.");
        }
        LogLevel level =
                LogLevel.of(owner.settings().get(Account.CLIENT_LOG_LEVEL)).orElse(LogLevel.ERROR);
        List<ClientEntry> kept =
                entries.stream().filter(entry -> level.includes(entry.level())).toList();
        if (!kept.isEmpty()) {
            files.append(owner.username(), kept, clock.instant());
        }
        return new Kept(kept.size(), level.name());
    }

    @GetMapping
    @Needs(UserPermission.AGENTS)
    @Reads({"directory.agent", "directory.agent_settings"})
    public Rows<ClientLogFiles.Info> list(@PathVariable UUID agentId, Viewer viewer) {
        List<ClientLogFiles.Info> found = files.list(visible(agentId, viewer).username());
        return new Rows<>(found.size(), found);
    }

    @GetMapping("/{file}")
    @Needs(UserPermission.AGENTS)
    @Reads({"directory.agent", "directory.agent_settings"})
    public ResponseEntity<Resource> one(@PathVariable UUID agentId, @PathVariable String file, Viewer viewer) {
        Path found = files.find(visible(agentId, viewer).username(), file)
                .orElseThrow(() -> new UnknownResource("client log", file));
        return ResponseEntity.ok()
                .contentType(new MediaType(MediaType.TEXT_PLAIN, UTF_8))
                .header(HttpHeaders.CONTENT_DISPOSITION, "attachment; filename=\"" + found.getFileName() + "\"")
                .body(new FileSystemResource(found));
    }

    private Owner visible(UUID agentId, Viewer viewer) {
        if (!viewer.sees(agentId)) {
            throw new UnknownResource("agent", agentId);
        }
        return owner(agentId);
    }

    private Owner owner(UUID agentId) {
        return database.sql(OWNER)
                .param("agent", agentId)
                .query((row, number) -> new Owner(
                        row.getString("username"),
                        new AgentSettings(
                                Typology.valueOf(row.getString("typology")), values(row.getString("settings")))))
                .optional()
                .orElseThrow(() -> new UnknownResource("agent", agentId));
    }

    @SuppressWarnings("unchecked")
    private static Map<String, Object> values(String json) {
        return (Map<String, Object>) EventCodec.decode(Map.class, json.getBytes(UTF_8));
    }

    private static List<ClientEntry> read(Batch batch) {
        List<@Nullable Entry> given = batch.entries();
        if (given == null || given.isEmpty() || given.size() > MOST_ENTRIES) {
            throw BadQuery.invalid("entries", "must be 1 to " + MOST_ENTRIES + " entries");
        }
        List<ClientEntry> entries = new ArrayList<>(given.size());
        for (int i = 0; i < given.size(); i++) {
            entries.add(read(given.get(i), "entries[" + i + "]"));
        }
        return entries;
    }

    private static ClientEntry read(@Nullable Entry entry, String field) {
        if (entry == null) {
            throw BadQuery.invalid(field, "must be an entry");
        }
        LogLevel level =
                entry.level() == null ? null : LogLevel.of(entry.level()).orElse(null);
        if (level == null) {
            throw BadQuery.invalid(field + ".level", "must be one of ERROR, WARNING, INFO, DEBUG");
        }
        return new ClientEntry(
                time(entry.time(), field + ".time"),
                level,
                text(entry.scope() == null ? "" : entry.scope(), MOST_SCOPE, field + ".scope"),
                text(entry.message(), MOST_CHARACTERS, field + ".message"));
    }

    private static Instant time(@Nullable String text, String field) {
        try {
            return Instant.parse(text == null ? "" : text);
        } catch (DateTimeException notATime) {
            throw BadQuery.invalid(field, "must be a time such as 2026-03-02T08:00:00.000Z");
        }
    }

    private static String text(@Nullable String text, int most, String field) {
        if (text == null || text.length() > most) {
            throw BadQuery.invalid(field, "must be a text of at most " + most + " characters");
        }
        return text;
    }
}
