package io.switchlog.query.agent;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.switchlog.messages.access.UserPermission;
import io.switchlog.query.BadQuery;
import io.switchlog.query.OneSnapshot;
import io.switchlog.query.Paging;
import io.switchlog.query.UnknownResource;
import io.switchlog.query.agent.AgentQueries.ListedAgent;
import io.switchlog.query.viewer.Needs;
import io.switchlog.query.viewer.Viewer;
import java.io.IOException;
import java.io.StringWriter;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.regex.Pattern;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVPrinter;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Agents as a table by RFC 4180 (AG-158): a column for each field that the list shows, objects taken apart by dots, so that
 * the file can be imported again. What a spreadsheet would take for a formula is made harmless by an apostrophe.
 */
@RestController
@RequestMapping("/api/agents/export")
@Needs(UserPermission.AGENTS)
class AgentExport {
    private static final int MOST_SELECTED = 10_000;

    /** What begins with apostrophes before such a sign gets one more, so that an import takes off just what is put on. */
    private static final Pattern FORMULA = Pattern.compile("'*[=+\\-@\t\r].*", Pattern.DOTALL);

    private final AgentDirectory agents;
    private final AgentList list;
    private final JsonMapper json;

    /** Those selected; the address of a request has room for few of them. */
    record Selection(@Nullable List<String> ids) {}

    AgentExport(AgentDirectory agents, AgentList list, JsonMapper json) {
        this.agents = agents;
        this.list = list;
        this.json = json;
    }

    /** The agents with these ids in this order; without ids, those whom the list would show. */
    @GetMapping
    @ReadsAgents
    @OneSnapshot
    public ResponseEntity<byte[]> export(
            @RequestParam(required = false) @Nullable List<String> ids,
            AgentFilter filter,
            Paging paging,
            Viewer viewer) {
        return csv(ids == null ? list.all(filter, paging, viewer) : selected(ids, viewer), viewer);
    }

    @PostMapping
    @ReadsAgents
    @OneSnapshot
    public ResponseEntity<byte[]> export(@RequestBody Selection selection, Viewer viewer) {
        List<String> ids = selection.ids();
        if (ids == null) {
            throw BadQuery.invalid("ids", "must be given");
        }
        return csv(selected(ids, viewer), viewer);
    }

    private List<UUID> selected(List<String> ids, Viewer viewer) {
        Set<UUID> selected = new LinkedHashSet<>();
        for (String id : ids) {
            if (id == null) {
                throw BadQuery.malformed("ids", "must be ids");
            }
            Arrays.stream(id.split(",", -1)).forEach(one -> selected.add(AgentFilter.id("ids", one)));
        }
        if (selected.size() > MOST_SELECTED) {
            throw BadQuery.invalid("ids", "must be at most " + MOST_SELECTED);
        }
        Set<UUID> visible = list.visible(selected, viewer);
        selected.stream().filter(id -> !visible.contains(id)).findFirst().ifPresent(hidden -> {
            throw new UnknownResource("agent", hidden);
        });
        return List.copyOf(selected);
    }

    private ResponseEntity<byte[]> csv(List<UUID> ids, Viewer viewer) {
        List<Map<String, String>> rows = new ArrayList<>();
        Set<String> columns = new LinkedHashSet<>(List.of("id", "username", "fullName"));
        for (ListedAgent agent : agents.of(ids, viewer)) {
            Map<String, String> row = new LinkedHashMap<>();
            flatten("", json.valueToTree(agent), row);
            columns.addAll(row.keySet());
            rows.add(row);
        }
        StringWriter text = new StringWriter();
        try (CSVPrinter printer = new CSVPrinter(text, CSVFormat.RFC4180)) {
            printer.printRecord(columns);
            for (Map<String, String> row : rows) {
                printer.printRecord(columns.stream()
                        .map(column -> row.getOrDefault(column, ""))
                        .toList());
            }
        } catch (IOException impossible) {
            throw new IllegalStateException(impossible);
        }
        return ResponseEntity.ok()
                .contentType(MediaType.parseMediaType("text/csv;charset=UTF-8"))
                .header("Content-Disposition", "attachment; filename=\"agents.csv\"")
                .header("X-Content-Type-Options", "nosniff")
                .body(text.toString().getBytes(UTF_8));
    }

    private static void flatten(String path, JsonNode node, Map<String, String> row) {
        if (node.isObject()) {
            node.properties()
                    .forEach(field -> flatten(
                            path.isEmpty() ? field.getKey() : path + "." + field.getKey(), field.getValue(), row));
        } else if (node.isArray()) {
            List<String> values = new ArrayList<>();
            node.forEach(each -> values.add(each.isObject() ? each.path("name").asString("") : each.asString()));
            row.put(path, harmless(String.join(node.isEmpty() || node.get(0).isObject() ? "; " : " ", values)));
        } else if (!node.isNull()) {
            row.put(path, node.isNumber() ? node.asString() : harmless(node.asString()));
        }
    }

    private static String harmless(String text) {
        return FORMULA.matcher(text).matches() ? "'" + text : text;
    }
}
