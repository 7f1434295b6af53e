package io.switchlog.messages;

import static org.assertj.core.api.Assertions.assertThat;

import io.switchlog.messages.EventCatalogue.EventType;
import java.io.IOException;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.nio.file.Files;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** What was written once can be read for ever, and means what it meant. */
class GoldenEventsTest {
    private static final JsonMapper JSON = new JsonMapper();
    private static final String FUTURE = "from_the_future";

    static Stream<Object> samples() {
        return EventSamples.all().stream();
    }

    static Stream<Class<?>> events() {
        return EventCatalogue.classes().stream();
    }

    /** Not a check: run with {@code -Dgolden=write} after adding an event, and review the new file. */
    @Test
    @EnabledIfSystemProperty(named = "golden", matches = "write")
    void newEventsGetAGoldenFile() throws IOException {
        GoldenFiles.writeMissing();
    }

    @Test
    void everyEventHasAGoldenFileAndEveryGoldenFileAnEvent() throws IOException {
        TreeSet<String> expected = new TreeSet<>();
        EventCatalogue.classes().forEach(type -> expected.add(EventCatalogue.typeOf(type) + ".json"));
        assertThat(GoldenFiles.names()).isEqualTo(expected);
    }

    @Test
    void noGoldenFileWasEverEdited() throws IOException {
        Map<String, String> manifest = GoldenFiles.manifest();
        assertThat(manifest.keySet()).isEqualTo(GoldenFiles.names());
        for (String name : GoldenFiles.names()) {
            assertThat(GoldenFiles.checksum(name)).as(name).isEqualTo(manifest.get(name));
        }
    }

    @ParameterizedTest
    @MethodSource("samples")
    void aGoldenFileMeansWhatItMeant(Object sample) throws IOException {
        byte[] golden = Files.readAllBytes(GoldenFiles.fileOf(EventCatalogue.typeOf(sample.getClass())));
        assertThat(EventCodec.<Object>decode(classOf(sample), golden)).isEqualTo(sample);
    }

    @ParameterizedTest
    @MethodSource("events")
    void aGoldenFileIsWrittenAgainAsItIs(Class<?> event) throws IOException {
        JsonNode golden = golden(event);
        assertThat(JSON.readTree(EventCodec.encode(decode(event, golden)))).isEqualTo(golden);
    }

    @ParameterizedTest
    @MethodSource("events")
    void anUnknownFieldIsPassedOver(Class<?> event) throws IOException {
        JsonNode golden = golden(event);
        JsonNode extended = extended(golden);
        assertThat(extended).isNotEqualTo(golden);
        assertThat(decode(event, extended)).isEqualTo(decode(event, golden));
    }

    @ParameterizedTest
    @MethodSource("events")
    void anUnknownEnumValueReadsAsUnknown(Class<?> event) throws IOException {
        JsonNode future = future(event, golden(event));
        assertEnumsUnknown(decode(event, future));
    }

    @ParameterizedTest
    @MethodSource("events")
    void aMissingOptionalFieldReadsAsNull(Class<?> event) throws Exception {
        for (RecordComponent component : event.getRecordComponents()) {
            if (component.getAnnotatedType().isAnnotationPresent(Nullable.class)) {
                ObjectNode without = (ObjectNode) golden(event).deepCopy();
                assertThat(without.remove(component.getName()))
                        .as("golden files show optional fields, so %s too", component.getName())
                        .isNotNull();
                component.getAccessor().setAccessible(true);
                assertThat(component.getAccessor().invoke(decode(event, without)))
                        .isNull();
            }
        }
    }

    @ParameterizedTest
    @MethodSource("events")
    void aNameIsANounAndAPastParticiple(Class<?> event) {
        EventType type = EventCatalogue.typeOf(event);
        assertThat(type.name()).matches("[a-z]+\\.([a-z]+-)*[a-z]+");
        String verb = type.name().substring(type.name().lastIndexOf('-') + 1);
        String last = verb.substring(verb.lastIndexOf('.') + 1);
        assertThat(last.endsWith("ed") || List.of("in", "out", "taken").contains(last))
                .as("%s ends in a past participle", type.name())
                .isTrue();
        assertThat(type.version()).isPositive();
    }

    private static JsonNode golden(Class<?> event) throws IOException {
        return GoldenFiles.read(EventCatalogue.typeOf(event) + ".json");
    }

    private static Object decode(Class<?> event, JsonNode json) {
        return EventCodec.decode(event, JSON.writeValueAsBytes(json));
    }

    @SuppressWarnings("unchecked")
    private static Class<Object> classOf(Object event) {
        return (Class<Object>) event.getClass();
    }

    /** The same with a field more in every object. */
    private static JsonNode extended(JsonNode json) {
        if (json instanceof ObjectNode object) {
            ObjectNode more = object.objectNode();
            boolean map = object.propertyNames().stream()
                    .anyMatch(name -> Channel.ofCode(name).isPresent());
            object.properties().forEach(field -> more.set(field.getKey(), extended(field.getValue())));
            return map ? more : more.put("newField", "tomorrow");
        }
        if (json instanceof ArrayNode array) {
            ArrayNode more = array.arrayNode();
            array.forEach(element -> more.add(extended(element)));
            return more;
        }
        return json;
    }

    /** The same with every enum value, wherever it is, one that does not exist yet. */
    private static JsonNode future(Type type, JsonNode json) {
        if (type instanceof ParameterizedType generic) {
            Type[] arguments = generic.getActualTypeArguments();
            if (json instanceof ArrayNode array) {
                ArrayNode changed = array.arrayNode();
                array.forEach(element -> changed.add(future(arguments[0], element)));
                return changed;
            }
            ObjectNode changed = JsonNodeFactory.instance.objectNode();
            json.properties()
                    .forEach(entry -> changed.set(
                            arguments[0] instanceof Class<?> key && key.isEnum() ? FUTURE : entry.getKey(),
                            future(arguments[1], entry.getValue())));
            return changed;
        }
        Class<?> plain = (Class<?>) type;
        if (plain.isEnum()) {
            return JsonNodeFactory.instance.stringNode(FUTURE);
        }
        if (!(json instanceof ObjectNode object) || !plain.isRecord()) {
            return json;
        }
        ObjectNode changed = object.deepCopy();
        for (RecordComponent component : plain.getRecordComponents()) {
            JsonNode value = object.get(component.getName());
            if (value != null) {
                changed.set(component.getName(), future(component.getGenericType(), value));
            }
        }
        return changed;
    }

    private static void assertEnumsUnknown(@Nullable Object value) {
        if (value instanceof Enum<?> constant) {
            assertThat(constant.name()).isEqualTo("UNKNOWN");
        } else if (value instanceof Collection<?> collection) {
            collection.forEach(GoldenEventsTest::assertEnumsUnknown);
        } else if (value instanceof Map<?, ?> map) {
            map.forEach((key, element) -> {
                assertEnumsUnknown(key);
                assertEnumsUnknown(element);
            });
        } else if (value != null && value.getClass().isRecord()) {
            for (RecordComponent component : value.getClass().getRecordComponents()) {
                try {
                    component.getAccessor().setAccessible(true);
                    assertEnumsUnknown(component.getAccessor().invoke(value));
                } catch (ReflectiveOperationException impossible) {
                    throw new IllegalStateException(impossible);
                }
            }
        }
    }
}
