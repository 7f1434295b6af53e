package io.switchlog.messages.agent.settings;

import com.fasterxml.jackson.annotation.JsonIgnore;
import io.switchlog.messages.agent.AgentEvent;
import io.switchlog.messages.agent.AgentEvent.AgentCreated;
import io.switchlog.messages.agent.AgentId;
import io.switchlog.messages.agent.AgentSettingsEvent;
import io.switchlog.messages.agent.Typology;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * What is set for an agent: a value for each setting of his typology. Immutable. What it is asked to become it becomes
 * only as far as {@link Catalogue} and {@link Rules} allow, see {@link Asked}; what is recorded it takes as it is.
 *
 * @param values by path; a setting that was released later than the agent was created may be missing
 */
public record AgentSettings(Typology typology, Map<String, Object> values) {
    public AgentSettings {
        values = Collections.unmodifiableMap(new TreeMap<>(values));
    }

    /** An agent of whom nothing is known. */
    public static final AgentSettings NONE = new AgentSettings(Typology.UNKNOWN, Map.of());

    /** What a new agent has. */
    public static AgentSettings initial(Typology typology) {
        Map<String, Object> values = new TreeMap<>();
        Catalogue.of(typology)
                .forEach(setting ->
                        values.put(setting.path(), setting.in(typology).initial()));
        return new AgentSettings(typology, values);
    }

    /** What an agent had when he was created. */
    public static AgentSettings created(AgentCreated event) {
        Map<String, Object> values =
                new TreeMap<>(event.settings() == null ? unrecorded(event.typology()) : event.settings());
        values.put(Account.LOGIN_IN_PAUSE.path(), event.loginInPause());
        return new AgentSettings(event.typology(), values);
    }

    private static Map<String, Object> unrecorded(Typology typology) {
        Map<String, Object> values = new TreeMap<>();
        Catalogue.of(typology).forEach(setting -> values.put(setting.path(), setting.unrecorded(typology)));
        return values;
    }

    /** All values but the one that {@link AgentCreated} has in words of its own. */
    public Map<String, Object> forCreation() {
        Map<String, Object> values = new TreeMap<>(this.values);
        values.remove(Account.LOGIN_IN_PAUSE.path());
        return values;
    }

    /** What an event makes of them; the same if it does not concern them. */
    public AgentSettings after(AgentEvent event) {
        return event instanceof AgentCreated created ? created(created) : Words.after(this, event);
    }

    /** The events that lead from here to others of the same typology. */
    public List<AgentSettingsEvent> changesTo(AgentSettings after, AgentId agentId) {
        return Words.between(agentId, this, after);
    }

    /** What is lost on the way to others: settings that those do not have, or have with another value. */
    public Map<String, Object> lostIn(AgentSettings after) {
        Map<String, Object> lost = new TreeMap<>(values);
        lost.entrySet().removeIf(entry -> entry.getValue().equals(after.values().get(entry.getKey())));
        return lost;
    }

    /** The value of a setting that the agent's typology has. */
    public <T> T get(Setting<T> setting) {
        Object value = values.get(setting.path());
        return value == null ? setting.unrecorded(typology) : setting.recorded(value, typology);
    }

    /** Whether a flag is on; where the typology does not have it, it is not. */
    public boolean is(Setting<Boolean> flag) {
        return flag.isOf(typology) && get(flag);
    }

    /** Whether the agent's typology has a section. */
    public boolean isOf(Section section) {
        return section.typologies().contains(typology);
    }

    /** The same with some values changed, whatever they are. */
    public AgentSettings with(Map<String, ?> changed) {
        Map<String, Object> after = new TreeMap<>(values);
        after.putAll(changed);
        return new AgentSettings(typology, after);
    }

    /**
     * The settings of an agent who changes to another typology: those that both have stay as far as they are allowed
     * there, those of the new one are as for a new agent (AMB-14).
     */
    public AgentSettings movedTo(Typology other) {
        Map<String, Object> kept = new TreeMap<>(initial(other).values());
        for (Setting<?> setting : Catalogue.of(other)) {
            // What is not recorded stays what it is: a module of later does not come with another typology (AG-140).
            Object value = setting.isOf(typology) ? get(setting) : null;
            if (value != null
                    && setting.in(other).type().read(value).isPresent()
                    && setting.in(typology).initial().equals(setting.in(other).initial())) {
                kept.put(setting.path(), value);
            }
        }
        return new AgentSettings(other, kept);
    }

    /** What is asked for, checked against everything that is known. */
    public Asked asked(Map<String, Object> given, @Nullable PhonebarVersion phonebar) {
        List<Problem> problems = new ArrayList<>();
        Map<String, Object> read = new LinkedHashMap<>();
        given.forEach((path, value) -> {
            Setting<?> setting = Catalogue.find(path).orElse(null);
            if (setting == null) {
                problems.add(new Problem(path, "is not a setting", "AG-28"));
            } else if (!setting.isOf(typology)) {
                problems.add(new Problem(path, "is not a setting of typology " + typology, "AG-28"));
            } else {
                SettingType<?> type = setting.in(typology).type();
                type.read(value)
                        .ifPresentOrElse(
                                allowed -> read.put(path, allowed),
                                () -> problems.add(new Problem(
                                        path, type.mustBe(), setting.features().get(0))));
            }
        });
        AgentSettings after = with(read).withCompanions(read.keySet());
        if (problems.isEmpty()) {
            problems.addAll(Rules.problems(Rules.REQUIREMENTS, new Rules.Facts(after, phonebar)));
        }
        return new Asked(this, after, problems);
    }

    private AgentSettings withCompanions(Set<String> changed) {
        Map<String, Object> more = new TreeMap<>();
        Rules.COMPANIONS.forEach((flag, companion) -> {
            boolean goes = changed.contains(flag.path()) && !is(flag);
            if (goes && !changed.contains(companion.setting().path())) {
                more.put(companion.setting().path(), companion.value());
            }
        });
        return with(more);
    }

    /** What is allowed and should be thought of. */
    public List<Problem> advice(@Nullable PhonebarVersion phonebar) {
        return Rules.problems(Rules.ADVICE, new Rules.Facts(this, phonebar));
    }

    /** The values as objects within objects, as an agent's JSON has them, in the catalogue's order. */
    @JsonIgnore
    public Map<String, Object> nested() {
        Map<String, Object> all = new LinkedHashMap<>();
        Catalogue.of(typology).forEach(setting -> put(all, setting.path(), get(setting)));
        return all;
    }

    @SuppressWarnings("unchecked")
    private static void put(Map<String, Object> object, String path, Object value) {
        int dot = path.indexOf('.');
        if (dot < 0) {
            object.put(path, value);
        } else {
            Object inner = object.computeIfAbsent(path.substring(0, dot), none -> new LinkedHashMap<>());
            put((Map<String, Object>) inner, path.substring(dot + 1), value);
        }
    }

    /**
     * What somebody asked for.
     *
     * @param after what it leads to, to be used only without problems
     */
    public record Asked(AgentSettings before, AgentSettings after, List<Problem> problems) {

        /** The settings that become others. */
        public List<Setting<?>> changed() {
            return Catalogue.of(after.typology()).stream()
                    .filter(setting -> !before.typology().equals(after.typology())
                            || !before.get(setting).equals(after.get(setting)))
                    .toList();
        }

        /** The first feature that this switches on and that the licence does not include. */
        public Licence.@Nullable Feature notIn(Licence licence) {
            return changed().stream()
                    .filter(setting -> !after.get(setting)
                            .equals(setting.in(after.typology()).initial()))
                    .map(Setting::licence)
                    .filter(feature -> feature != null && !licence.includes(feature))
                    .findFirst()
                    .orElse(null);
        }
    }
}
