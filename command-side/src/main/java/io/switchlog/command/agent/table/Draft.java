package io.switchlog.command.agent.table;

import io.switchlog.messages.agent.AgentId;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What a line asks for, as far as it can be understood.
 *
 * @param fields as objects within objects, without what is about who it is
 * @param errors none if it can be tried
 */
record Draft(
        long line, @Nullable AgentId id, @Nullable String username, Map<String, Object> fields, List<Wrong> errors) {

    /**
     * What is wrong with a line.
     *
     * @param column empty if it is about the whole line
     * @param code of the rule, if it is one that refused
     */
    record Wrong(String column, @Nullable String code, String message) {
        static Wrong in(String column, String message) {
            return new Wrong(column, null, message);
        }
    }

    static Draft of(AgentTable.Line line) {
        List<Wrong> errors = new ArrayList<>();
        Map<String, Object> fields = new LinkedHashMap<>();
        if (line.surplus()) {
            errors.add(Wrong.in("", "has more cells than there are columns"));
        }
        line.cells().forEach((column, cell) -> {
            if (column.kind() != Column.Kind.TOLD && column.kind() != Column.Kind.AGENT) {
                column.read(cell)
                        .ifPresentOrElse(
                                value -> put(fields, column.name(), value),
                                () -> errors.add(Wrong.in(column.name(), column.mustBe())));
            }
        });
        return new Draft(line.number(), id(line, errors), text(fields, Column.USERNAME), fields, errors);
    }

    private static @Nullable AgentId id(AgentTable.Line line, List<Wrong> errors) {
        String text =
                Column.of(Column.ID).map(line.cells()::get).map(String::strip).orElse(null);
        if (text == null) {
            return null;
        }
        if (!text.matches("[0-9A-Fa-f]{8}(-[0-9A-Fa-f]{4}){3}-[0-9A-Fa-f]{12}")) {
            errors.add(Wrong.in(Column.ID, "must be an id or blank"));
            return null;
        }
        return new AgentId(UUID.fromString(text));
    }

    private static @Nullable String text(Map<String, Object> fields, String name) {
        return fields.get(name) instanceof String text ? text : null;
    }

    @Nullable
    String internal() {
        return text(fields, Column.INTERNAL);
    }

    @Nullable
    String password() {
        return text(fields, Column.PASSWORD);
    }

    boolean isWrong() {
        return !errors.isEmpty();
    }

    @SuppressWarnings("unchecked")
    private static void put(Map<String, Object> object, String path, Object value) {
        int dot = path.indexOf('.');
        if (dot < 0) {
            object.put(path, value);
        } else {
            Object inner = object.computeIfAbsent(path.substring(0, dot), none -> new LinkedHashMap<String, Object>());
            put((Map<String, Object>) inner, path.substring(dot + 1), value);
        }
    }
}
