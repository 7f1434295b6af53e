package io.switchlog.messages.agent.settings;

import io.switchlog.messages.agent.Typology;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The one description of something that can be set for an agent. What validates a request, what an agent begins with,
 * what the schema says and what the documentation says all follow from it.
 *
 * @param <T> the class of its values
 */
public final class Setting<T> {
    private final Section section;
    private final String path;
    private final Map<Typology, Variant<T>> variants;
    private final List<String> features;
    private final String description;
    private final @Nullable T late;
    private final Licence.@Nullable Feature licence;

    /**
     * What holds for one typology.
     *
     * @param initial what a new agent has
     */
    public record Variant<T>(SettingType<T> type, T initial) {}

    private Setting(Section section, String path, Map<Typology, Variant<T>> variants, Story<T> story) {
        this.section = section;
        this.path = path;
        this.variants = Collections.unmodifiableMap(variants);
        this.features = story.features();
        this.description = story.description();
        this.late = story.late();
        this.licence = story.licence();
    }

    private record Story<T>(
            List<String> features,
            String description,
            @Nullable T late,
            Licence.@Nullable Feature licence) {}

    /**
     * A setting of all the section's typologies.
     *
     * @param path where it is in an agent's JSON, with dots leading into objects
     * @param initial what a new agent has
     * @param features ids of what the product's description says of it, with spaces between them
     * @param description one sentence
     */
    static <T> Setting<T> of(
            Section section, String path, SettingType<T> type, T initial, String features, String description) {
        Map<Typology, Variant<T>> variants = new EnumMap<>(Typology.class);
        section.typologies().forEach(typology -> variants.put(typology, new Variant<>(type, initial)));
        return new Setting<>(
                section, path, variants, new Story<>(List.of(features.split(" ")), description, null, null));
    }

    /** The same, for these typologies only. */
    Setting<T> only(Typology... typologies) {
        Map<Typology, Variant<T>> fewer = new EnumMap<>(variants);
        fewer.keySet().retainAll(Set.of(typologies));
        return new Setting<>(section, path, fewer, story());
    }

    /** The same, with another type and another beginning for one typology. */
    Setting<T> but(Typology typology, SettingType<T> type, T initial) {
        Map<Typology, Variant<T>> changed = new EnumMap<>(variants);
        changed.put(typology, new Variant<>(type, initial));
        return new Setting<>(section, path, changed, story());
    }

    /** The same; to set it to anything but its beginning needs a licence. */
    Setting<T> licensed(Licence.Feature feature) {
        return new Setting<>(section, path, variants, new Story<>(features, description, late, feature));
    }

    /**
     * The same, released when there were agents already: this is what they have until somebody sets it. Only settings of
     * the first release go without (AG-140).
     */
    Setting<T> releasedLater(T earlierAgentsHave) {
        return new Setting<>(section, path, variants, new Story<>(features, description, earlierAgentsHave, licence));
    }

    private Story<T> story() {
        return new Story<>(features, description, late, licence);
    }

    public Section section() {
        return section;
    }

    public String path() {
        return path;
    }

    public List<String> features() {
        return features;
    }

    public String description() {
        return description;
    }

    public Licence.@Nullable Feature licence() {
        return licence;
    }

    public Set<Typology> typologies() {
        return variants.keySet();
    }

    public boolean isOf(Typology typology) {
        return variants.containsKey(typology);
    }

    /** What holds for a typology that has it. */
    public Variant<T> in(Typology typology) {
        Variant<T> variant = variants.get(typology);
        if (variant == null) {
            throw new IllegalArgumentException(typology + " has no " + path);
        }
        return variant;
    }

    /** What an agent has of whom nothing is recorded about it. */
    T unrecorded(Typology typology) {
        return late == null ? in(typology).initial() : late;
    }

    /** A recorded value, which may be from a time when others were allowed. */
    @SuppressWarnings("unchecked")
    T recorded(Object value, Typology typology) {
        return in(typology).initial().getClass().isInstance(value)
                        || value instanceof List && in(typology).initial() instanceof List
                ? (T) value
                : unrecorded(typology);
    }

    @Override
    public String toString() {
        return path;
    }
}
