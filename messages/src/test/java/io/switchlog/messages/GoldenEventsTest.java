package io.switchlog.messages;

import static org.assertj.core.api.Assertions.assertThat;

import io.switchlog.messages.EventCatalogue.EventType;
import io.switchlog.messages.EventSamples.Sample;
import java.io.IOException;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.util.Collection;
import java.util.List;
import java.util.Map;
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
    private static final List<String> IRREGULAR = List.of("taken", "began", "held", "lost", "overran", "sent");

    static Stream<Sample> samples() {
        return EventSamples.all().stream();
    }

    static Stream<String> files() throws IOException {
        return GoldenFiles.names().stream();
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
    void everySampleHasAGoldenFileAndEveryGoldenFileASample() throws IOException {
        assertThat(EventSamples.all().stream().map(Sample::file))
                .doesNotHaveDuplicates()
                .containsExactlyInAnyOrderElementsOf(GoldenFiles.names());
    }

    @Test
    void everyEventHasAGoldenFileAsItWasFirstWritten() throws IOException {
        assertThat(GoldenFiles.names())
                .containsAll(events().map(event -> EventCatalogue.typeOf(event) + ".json")
                        .toList());
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
    void aGoldenFileMeansWhatItMeant(Sample sample) throws IOException {
        assertThat(EventCodec.<Object>decode(eventOf(sample.file()), GoldenFiles.bytes(sample.file())))
                .isEqualTo(sample.event());
    }

    @ParameterizedTest
    @MethodSource("files")
    void aGoldenFileIsWrittenAgainAsItIs(String file) throws IOException {
        JsonNode golden = GoldenFiles.read(file);
        assertThat(JSON.readTree(EventCodec.encode(decode(file, golden)))).isEqualTo(golden);
    }

    @ParameterizedTest
    @MethodSource("files")
    void anUnknownFieldIsPassedOver(String file) throws IOException {
        JsonNode golden = GoldenFiles.read(file);
        JsonNode extended = extended(golden);
        assertThat(extended).isNotEqualTo(golden);
        assertThat(decode(file, extended)).isEqualTo(decode(file, golden));
    }

    @ParameterizedTest
    @MethodSource("files")
    void anUnknownEnumValueReadsAsUnknown(String file) throws IOException {
        JsonNode future = future(eventOf(file), GoldenFiles.read(file));
        assertEnumsUnknown(decode(file, future));
    }

    @ParameterizedTest
    @MethodSource("events")
    void aMissingOptionalFieldReadsAsNull(Class<?> event) throws Exception {
        List<String> files = files().filter(file -> eventOf(file) == event).toList();
        for (RecordComponent component : event.getRecordComponents()) {
            if (component.getAnnotatedType().isAnnotationPresent(Nullable.class)) {
                boolean shown = false;
                for (String file : files) {
                    ObjectNode without = (ObjectNode) GoldenFiles.read(file).deepCopy();
                    shown |= without.remove(component.getName()) != null;
                    component.getAccessor().setAccessible(true);
                    assertThat(component.getAccessor().invoke(decode(file, without)))
                            .isNull();
                }
                assertThat(shown)
                        .as("a golden file shows %s of %s", component.getName(), event)
                        .isTrue();
            }
        }
    }

    @ParameterizedTest
    @MethodSource("events")
    void aNameIsANounAndWhatHappenedToIt(Class<?> event) {
        EventType type = EventCatalogue.typeOf(event);
        assertThat(type.name()).matches("([a-z]+-)*[a-z]+\\.([a-z]+-)*[a-z]+");
        List<String> happened = List.of(type.name().replaceFirst(".*\\.", "").split("-", -1));
        assertThat(Stream.of(happened.get(0), happened.get(happened.size() - 1)))
                .as("%s begins or ends in the past tense", type.name())
                .anyMatch(word -> word.endsWith("ed") || IRREGULAR.contains(word));
        assertThat(type.version()).isPositive();
    }

    private static Object decode(String file, JsonNode json) {
        return EventCodec.decode(eventOf(file), JSON.writeValueAsBytes(json));
    }

    @SuppressWarnings("unchecked")
    private static Class<Object> eventOf(String file) {
        EventType type = GoldenFiles.typeOf(file);
        return (Class<Object>)
                EventCatalogue.classOf(type.name(), type.version()).orElseThrow();
    }

    /** The same with a field more in every object. */
    private static JsonNode extended(JsonNode json) {
        if (json instanceof ObjectNode object) {
            ObjectNode more = object.objectNode();
            boolean map = object.propertyNames().stream()
                    .anyMatch(name -> Channel.ofCode(name).isPresent() || name.indexOf('.') > 0);
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
