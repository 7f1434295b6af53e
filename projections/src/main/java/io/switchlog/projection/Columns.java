package io.switchlog.projection;

import java.lang.reflect.Constructor;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.RecordComponent;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * The columns of a record: one per component, camelCase read as snake_case. A component that is an id is one uuid
 * column; one that is any other record stands for its own components.
 */
final class Columns<R> {

    /** How one type of value travels: as an array of {@code wireType}, and back out of a result. */
    private record Kind(String wireType, String wireToColumn, ToWire toWire, ToCopy toCopy, FromResult fromResult) {}

    @FunctionalInterface
    private interface ToWire {
        Object apply(Object value);
    }

    @FunctionalInterface
    private interface ToCopy {
        void put(CopyBuffer buffer, Object value);
    }

    @FunctionalInterface
    private interface FromResult {
        @Nullable
        Object apply(ResultSet row, int column) throws SQLException;
    }

    private sealed interface Node {
        @Nullable
        Object read(ResultSet row, int firstColumn) throws SQLException;

        int width();
    }

    private record Leaf(Kind kind) implements Node {
        @Override
        public @Nullable Object read(ResultSet row, int firstColumn) throws SQLException {
            return kind.fromResult().apply(row, firstColumn);
        }

        @Override
        public int width() {
            return 1;
        }
    }

    private record Branch(Constructor<?> constructor, List<Node> children, int width) implements Node {
        @Override
        public Object read(ResultSet row, int firstColumn) throws SQLException {
            @Nullable Object[] arguments = new Object[children.size()];
            int column = firstColumn;
            for (int i = 0; i < arguments.length; i++) {
                arguments[i] = children.get(i).read(row, column);
                column += children.get(i).width();
            }
            return construct(constructor, arguments);
        }
    }

    private record Column(String name, Kind kind, List<Method> path) {
        @Nullable
        Object value(Object record) {
            Object value = record;
            for (Method step : path) {
                value = invoke(step, value);
                if (value == null) {
                    return null;
                }
            }
            return value;
        }

        @Nullable
        Object wireValue(Object record) {
            Object value = value(record);
            return value == null ? null : kind.toWire().apply(value);
        }
    }

    private final Class<R> type;
    private final Node root;
    private final List<Column> columns = new ArrayList<>();

    Columns(Class<R> type) {
        this.type = type;
        this.root = nodeOf(type, "", List.of());
    }

    private Node nodeOf(Class<?> componentType, String name, List<Method> path) {
        Kind kind = kindOf(componentType);
        if (kind != null) {
            columns.add(new Column(snakeCase(name), kind, path));
            return new Leaf(kind);
        }
        if (!componentType.isRecord()) {
            throw new IllegalArgumentException("no column for " + componentType + " " + name + " of " + type);
        }
        List<Node> children = new ArrayList<>();
        int before = columns.size();
        for (RecordComponent component : componentType.getRecordComponents()) {
            Method accessor = component.getAccessor();
            accessor.setAccessible(true);
            List<Method> longer = new ArrayList<>(path);
            longer.add(accessor);
            children.add(nodeOf(component.getType(), component.getName(), List.copyOf(longer)));
        }
        return new Branch(canonical(componentType), children, columns.size() - before);
    }

    int count() {
        return columns.size();
    }

    String name(int column) {
        return columns.get(column).name();
    }

    List<String> names() {
        return columns.stream().map(Column::name).toList();
    }

    String wireType(int column) {
        return columns.get(column).kind().wireType();
    }

    /** The SQL that turns what travelled into what the column holds. */
    String wireToColumn(int column, String expression) {
        return String.format(Locale.ROOT, columns.get(column).kind().wireToColumn(), expression);
    }

    @Nullable
    Object wireValue(int column, R row) {
        return columns.get(column).wireValue(row);
    }

    /** Adds a row. */
    void copy(CopyBuffer buffer, R row) {
        buffer.row(columns.size());
        for (Column column : columns) {
            Object value = column.value(row);
            if (value == null) {
                buffer.nothing();
            } else {
                column.kind().toCopy().put(buffer, value);
            }
        }
    }

    R read(ResultSet result) throws SQLException {
        Object row = root.read(result, 1);
        if (row == null) {
            throw new SQLException("null where a " + type.getSimpleName() + " was expected");
        }
        return type.cast(row);
    }

    private static @Nullable Kind kindOf(Class<?> type) {
        if (type == UUID.class) {
            return new Kind(
                    "uuid",
                    "%s",
                    value -> value,
                    (buffer, value) -> buffer.uuid((UUID) value),
                    (row, column) -> row.getObject(column, UUID.class));
        }
        if (type == String.class) {
            return new Kind(
                    "text", "%s", value -> value, (buffer, value) -> buffer.text((String) value), ResultSet::getString);
        }
        if (type == int.class || type == Integer.class) {
            return new Kind(
                    "int4",
                    "%s",
                    value -> value,
                    (buffer, value) -> buffer.int4((Integer) value),
                    (row, column) -> orNull(row, row.getInt(column)));
        }
        if (type == long.class || type == Long.class) {
            return new Kind(
                    "int8",
                    "%s",
                    value -> value,
                    (buffer, value) -> buffer.int8((Long) value),
                    (row, column) -> orNull(row, row.getLong(column)));
        }
        if (type == boolean.class || type == Boolean.class) {
            return new Kind(
                    "bool",
                    "%s",
                    value -> value,
                    (buffer, value) -> buffer.bool((Boolean) value),
                    (row, column) -> orNull(row, row.getBoolean(column)));
        }
        if (type == Instant.class) {
            return new Kind(
                    "int8",
                    "timestamptz 'epoch' + %s * interval '1 microsecond'",
                    value -> ChronoUnit.MICROS.between(Instant.EPOCH, (Instant) value),
                    (buffer, value) -> buffer.timestamp((Instant) value),
                    (row, column) -> {
                        OffsetDateTime time = row.getObject(column, OffsetDateTime.class);
                        return time == null ? null : time.toInstant();
                    });
        }
        if (type == Json.class) {
            return new Kind(
                    "text",
                    "%s::jsonb",
                    value -> ((Json) value).text(),
                    (buffer, value) -> buffer.jsonb(((Json) value).text()),
                    (row, column) -> {
                        String text = row.getString(column);
                        return text == null ? null : new Json(text);
                    });
        }
        if (type == Uuids.class) {
            return new Kind(
                    "text",
                    "%s::uuid[]",
                    Object::toString,
                    (buffer, value) -> buffer.uuids(((Uuids) value).values()),
                    (row, column) -> {
                        String text = row.getString(column);
                        return text == null ? null : Uuids.parse(text);
                    });
        }
        if (type.isEnum()) {
            return enumKind(type);
        }
        if (type.isRecord()
                && type.getRecordComponents().length == 1
                && type.getRecordComponents()[0].getType() == UUID.class) {
            return idKind(type);
        }
        return null;
    }

    private static Kind enumKind(Class<?> type) {
        Map<Object, String> codes = new HashMap<>();
        Map<String, Object> values = new HashMap<>();
        Method code = codeMethod(type);
        for (Object constant : type.getEnumConstants()) {
            Object text = code == null ? null : invoke(code, constant);
            String written = text == null ? ((Enum<?>) constant).name() : text.toString();
            codes.put(constant, written);
            values.put(written, constant);
        }
        return new Kind(
                "text",
                "%s",
                value -> String.valueOf(codes.get(value)),
                (buffer, value) -> buffer.text(String.valueOf(codes.get(value))),
                (row, column) -> {
                    String text = row.getString(column);
                    if (text == null) {
                        return null;
                    }
                    Object value = values.get(text);
                    if (value == null) {
                        throw new SQLException(text + " is no " + type.getSimpleName());
                    }
                    return value;
                });
    }

    private static @Nullable Method codeMethod(Class<?> type) {
        for (Method method : type.getMethods()) {
            if (method.getName().equals("code") && method.getParameterCount() == 0) {
                method.setAccessible(true);
                return method;
            }
        }
        return null;
    }

    private static Kind idKind(Class<?> type) {
        Method accessor = type.getRecordComponents()[0].getAccessor();
        accessor.setAccessible(true);
        Constructor<?> constructor = canonical(type);
        return new Kind(
                "uuid",
                "%s",
                value -> uuidOf(accessor, value),
                (buffer, value) -> buffer.uuid(uuidOf(accessor, value)),
                (row, column) -> {
                    UUID id = row.getObject(column, UUID.class);
                    return id == null ? null : construct(constructor, id);
                });
    }

    private static UUID uuidOf(Method accessor, Object id) {
        if (invoke(accessor, id) instanceof UUID uuid) {
            return uuid;
        }
        throw new IllegalStateException("an id without a value: " + id);
    }

    private static @Nullable Object orNull(ResultSet row, Object value) throws SQLException {
        return row.wasNull() ? null : value;
    }

    private static Constructor<?> canonical(Class<?> type) {
        Class<?>[] parameters = Arrays.stream(type.getRecordComponents())
                .map(RecordComponent::getType)
                .toArray(Class<?>[]::new);
        try {
            Constructor<?> constructor = type.getDeclaredConstructor(parameters);
            constructor.setAccessible(true);
            return constructor;
        } catch (NoSuchMethodException e) {
            throw new IllegalStateException(e);
        }
    }

    private static @Nullable Object invoke(Method method, Object target) {
        try {
            return method.invoke(target);
        } catch (IllegalAccessException | InvocationTargetException e) {
            throw new IllegalStateException(e);
        }
    }

    private static Object construct(Constructor<?> constructor, @Nullable Object... arguments) {
        try {
            return constructor.newInstance(arguments);
        } catch (InstantiationException | IllegalAccessException | InvocationTargetException e) {
            throw new IllegalStateException(e);
        }
    }

    private static String snakeCase(String camelCase) {
        return camelCase.replaceAll("([A-Z])", "_$1").toLowerCase(Locale.ROOT);
    }
}
