package io.switchlog.messages.agent.settings;

import static org.assertj.core.api.Assertions.assertThat;

import io.switchlog.messages.agent.Typology;
import io.switchlog.messages.agent.settings.Schema.Field;
import io.switchlog.messages.agent.settings.Schema.Part;
import io.switchlog.messages.agent.settings.Schema.ShownRule;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;

/** The page about agents' settings says what the catalogue says. */
class SettingsPageTest {
    private static final Path PAGE = Path.of("../docs/agent-settings.md");

    /** Not a check: run with {@code -Dsettings-page=write} after changing the catalogue. */
    @Test
    @EnabledIfSystemProperty(named = "settings-page", matches = "write")
    void thePageIsWritten() throws IOException {
        Files.writeString(PAGE, page());
    }

    @Test
    void thePageIsUpToDate() throws IOException {
        assertThat(Files.readString(PAGE)).isEqualTo(page());
    }

    private static String page() {
        StringBuilder page = new StringBuilder("""
                # What can be set for agents

                Made from the catalogue of settings in `messages` by `SettingsPageTest`; not edited by hand. The same is
                served by `GET /api/agents/settings-schema?typology=`. In JSON a dot leads into an object: `voice.nat` is
                `{"voice": {"nat": ...}}`, in `POST /api/agents`, in `PATCH /api/agents/{id}` and in what `GET` answers.

                """);
        for (Section section : Section.values()) {
            page.append("## ").append(section.title()).append("\n\n");
            page.append(
                    section.typologies().size() == 1
                            ? "Of agents of typology "
                                    + section.typologies().iterator().next() + " only.\n\n"
                            : "Of all agents.\n\n");
            page.append("| setting | type | default | allowed | items | meaning |\n|---|---|---|---|---|---|\n");
            Map<String, Map<Typology, Field>> fields = new LinkedHashMap<>();
            for (Typology typology : Section.ALL_TYPOLOGIES) {
                part(typology, section)
                        .ifPresent(part -> part.settings()
                                .forEach(field -> fields.computeIfAbsent(field.path(), none -> new LinkedHashMap<>())
                                        .put(typology, field)));
            }
            fields.forEach((path, ofTypologies) -> page.append(row(path, ofTypologies, section)));
            page.append('\n');
        }
        page.append("## Rules\n\nWhat is advice is allowed and shown in `warnings`.\n\n");
        page.append("| item | setting | | kind |\n|---|---|---|---|\n");
        Section.ALL_TYPOLOGIES.stream()
                .flatMap(typology -> Schema.of(typology).rules().stream())
                .distinct()
                .sorted((one, other) -> Boolean.compare(one.advice(), other.advice()))
                .map(SettingsPageTest::row)
                .forEach(page::append);
        return page.toString();
    }

    private static Optional<Part> part(Typology typology, Section section) {
        return Schema.of(typology).sections().stream()
                .filter(part -> part.name().equals(section.code()))
                .findFirst();
    }

    private static String row(ShownRule rule) {
        return "| " + rule.feature() + " | `" + rule.setting() + "` | " + rule.message() + " | "
                + (rule.advice() ? "advice" : "required") + " |\n";
    }

    private static String row(String path, Map<Typology, Field> ofTypologies, Section section) {
        Field any = ofTypologies.values().iterator().next();
        return "| `" + path + "` | " + any.type() + " | "
                + each(ofTypologies, section, field -> field.readOnly() ? "shown only" : code(field.initial())) + " | "
                + each(ofTypologies, section, SettingsPageTest::allowed) + " | "
                + String.join(", ", any.features()) + " | " + any.description() + " |\n";
    }

    /** What is the same for all typologies is said once. */
    private static String each(Map<Typology, Field> fields, Section section, Function<Field, String> what) {
        List<String> values = fields.values().stream().map(what).distinct().toList();
        boolean all = fields.keySet().containsAll(section.typologies());
        if (values.equals(List.of(""))) {
            return "";
        }
        if (values.size() == 1) {
            return values.get(0)
                    + (all
                            ? ""
                            : " (" + fields.keySet().stream().map(Enum::name).collect(Collectors.joining(", ")) + ")");
        }
        return fields.entrySet().stream()
                .map(entry -> entry.getKey() + ": " + what.apply(entry.getValue()))
                .collect(Collectors.joining("; "));
    }

    private static String code(Object value) {
        return value.equals("") ? "none" : "`" + value + "`";
    }

    private static String allowed(Field field) {
        if (field.min() != null) {
            return field.min() + " to " + field.max();
        }
        List<String> allowed = field.allowed();
        return allowed == null ? "" : String.join(", ", allowed);
    }
}
