package io.switchlog.messages.agent.settings;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.switchlog.messages.Channel;
import io.switchlog.messages.agent.Typology;
import io.switchlog.messages.agent.settings.SettingType.Choice;
import io.switchlog.messages.agent.settings.SettingType.Flag;
import io.switchlog.messages.agent.settings.SettingType.Number;
import io.switchlog.messages.agent.settings.SettingType.Text;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Everything that can be set for agents of a typology, for those who build forms (AG-28).
 *
 * @param rules what holds between settings, in words
 */
public record Schema(Typology typology, List<Part> sections, List<ShownRule> rules) {
    /** Whose schema there is. */
    public static final Set<Typology> TYPOLOGIES = Section.ALL_TYPOLOGIES;

    private static final Pattern LINE = Pattern.compile("[^\\p{Cntrl}]+");
    private static final Text NAME = new Text(200, LINE, "a text");

    /** What an agent has besides {@link AgentSettings}, first on the form. */
    static final List<Setting<?>> PROFILE = List.of(
            profile("fullName", NAME, "AG-06 AG-34", "The agent's full name; required."),
            profile(
                    "username",
                    new Text(64, Pattern.compile("[A-Za-z0-9._]+"), "letters, digits, . and _"),
                    "AG-07",
                    "The name with which the agent signs in; required, and for ever."),
            profile("alias", NAME, "AG-08 AG-34", "What contacts see instead of the user name."),
            profile(
                    "typology",
                    new Choice(List.of("WEBRTC", "PHONEBAR", "EXTERNAL", "MOBILE")),
                    "AG-09 AMB-14",
                    "With what the agent works; changed by a command of its own."),
            profile("email", NAME, "AG-10 AG-34", "Where the agent gets links for a new password."),
            profile(
                    "password",
                    new Text(72, LINE, "a text"),
                    "AG-11 AG-32",
                    "The first password; changed by a command of its own, and never shown."),
            profile(
                    "internal",
                    new Text(10, Pattern.compile("[0-9]+"), "digits"),
                    "AG-12 AG-13 AG-47",
                    "The agent's internal number; any that is free if none is given."),
            profile("description", new Text(2_000, LINE, "a text"), "AG-14 AG-34", "Anything."));

    /** What holds for digital channels. */
    static final List<Setting<?>> OTHER_CHANNELS = Stream.concat(
                    Channel.digital().stream().flatMap(Schema::ofChannel),
                    Stream.<Setting<?>>of(Setting.of(
                            Section.OTHER_CHANNELS,
                            "advancedSearch",
                            new Flag(),
                            false,
                            "AG-128",
                            "The agent may search all interactions of his accounts.")))
            .toList();

    /** A section of the form. */
    public record Part(String name, String title, List<Field> settings) {}

    /**
     * A setting.
     *
     * @param allowed what may be chosen, if it is a choice or a list
     * @param min least number, if it is one
     * @param licence what the licence must include
     */
    public record Field(
            String path,
            String type,
            @JsonProperty("default") Object initial,
            @Nullable List<String> allowed,
            @Nullable Integer min,
            @Nullable Integer max,
            String mustBe,
            List<String> features,
            String description,
            Licence.@Nullable Feature licence,
            boolean readOnly) {

        private static <T> Field of(Setting<T> setting, Typology typology) {
            SettingType<T> type = setting.in(typology).type();
            Number number = type instanceof Number limits ? limits : null;
            return new Field(
                    setting.path(),
                    type.name(),
                    setting.in(typology).initial(),
                    type.options().isEmpty() ? null : type.options(),
                    number == null ? null : number.least(),
                    number == null ? null : number.most(),
                    type.mustBe(),
                    setting.features(),
                    setting.description(),
                    setting.licence(),
                    false);
        }

        private Field allowing(List<String> names) {
            String must = new Choice(names).mustBe();
            return new Field(path, type, initial, names, min, max, must, features, description, licence, readOnly);
        }

        private static Field shown(String path, String type, String feature, String description) {
            return new Field(
                    path, type, "", null, null, null, "cannot be set", List.of(feature), description, null, true);
        }
    }

    /** A rule in words. */
    public record ShownRule(String feature, String setting, String message, boolean advice) {}

    private static Setting<String> profile(String path, SettingType<String> type, String features, String what) {
        return Setting.of(Section.PROFILE, path, type, path.equals("typology") ? "WEBRTC" : "", features, what);
    }

    private static Stream<Setting<?>> ofChannel(Channel channel) {
        String code = channel.code();
        return Stream.of(
                Setting.of(
                        Section.OTHER_CHANNELS,
                        "capacity." + code,
                        new Number(0, 10_000),
                        0,
                        "AG-104 AG-105 AG-106",
                        "Most open interactions on the channel, 0 for no limit."),
                Setting.of(
                        Section.OTHER_CHANNELS,
                        "autoAnswer." + code + ".enabled",
                        new Flag(),
                        false,
                        "AG-124",
                        "Offers on the channel are accepted for the agent."),
                Setting.of(
                        Section.OTHER_CHANNELS,
                        "autoAnswer." + code + ".delaySeconds",
                        new Number(0, Webrtc.HOUR_SECONDS),
                        0,
                        "AG-125",
                        "How long after an offer it is accepted."));
    }

    /** What agents of a typology have. */
    public static Schema of(Typology typology) {
        List<Part> parts = new ArrayList<>();
        List<Setting<?>> all = Stream.of(PROFILE, Catalogue.SETTINGS, OTHER_CHANNELS)
                .<Setting<?>>flatMap(List::stream)
                .filter(setting -> setting.isOf(typology))
                .toList();
        for (Section section : Section.values()) {
            List<Field> fields = new ArrayList<>();
            all.stream()
                    .filter(setting -> setting.section() == section)
                    .forEach(setting -> fields.add(Field.of(setting, typology)));
            fields.addAll(shown(section));
            if (section.typologies().contains(typology)) {
                parts.add(new Part(section.code(), section.title(), fields));
            }
        }
        List<ShownRule> rules = Stream.concat(
                        Rules.REQUIREMENTS.stream().map(rule -> shown(rule, false)),
                        Rules.ADVICE.stream().map(rule -> shown(rule, true)))
                .filter(rule -> all.stream().anyMatch(setting -> setting.path().equals(rule.setting())))
                .toList();
        return new Schema(typology, parts, rules);
    }

    /** The same with these typologies to choose from, such as those that the licence includes (AG-27). */
    public Schema offering(Collection<Typology> typologies) {
        List<String> names = typologies.stream().map(Typology::name).toList();
        return new Schema(
                typology,
                sections.stream()
                        .map(part -> new Part(
                                part.name(),
                                part.title(),
                                part.settings().stream()
                                        .map(field -> field.path().equals("typology") ? field.allowing(names) : field)
                                        .toList()))
                        .toList(),
                rules);
    }

    private static ShownRule shown(Rules.Rule rule, boolean advice) {
        return new ShownRule(rule.feature(), rule.setting().path(), rule.message(), advice);
    }

    private static List<Field> shown(Section section) {
        return switch (section) {
            case VOICE -> List.of(Field.shown("voice.internal", "text", "AG-47", "The agent's internal number."));
            case WEBRTC -> List.of(Field.shown("webrtc.wssPort", "integer", "AG-68", "On which port the bar signals."));
            case PHONEBAR ->
                List.of(
                        Field.shown(
                                "phonebar.sipPort", "integer", "AMB-12", "Another name of the SIP destination port."),
                        Field.shown("phonebar.version", "text", "AG-87", "What the phonebar said that it is."));
            case SECURITY ->
                List.of(
                        Field.shown(
                                "security.locked",
                                "boolean",
                                "AG-38",
                                "Whether too many wrong passwords have locked the agent out; ended by a command of its own."),
                        Field.shown(
                                "security.lastPasswordChangeAt",
                                "time",
                                "AG-36",
                                "When the agent's password was set or changed last; nothing while the security suite is off."));
            case PROFILE, ACCOUNT, MOBILE, EXTERNAL, OTHER_CHANNELS, PERMISSIONS, CLIENT_LOGS -> List.of();
        };
    }
}
