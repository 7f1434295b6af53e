package io.switchlog.messages.settings;

import java.util.List;
import java.util.function.BiFunction;

/**
 * Settings of the centre that belong together, such as what holds for passwords. A group has a stream, a part of
 * {@code /settings} and a vocabulary of its own. What it says here is all that commands and tables need to know of it.
 *
 * @param <G> the settings as they are: an immutable record
 * @param <C> what is asked for: a record whose null components leave things as they are
 * @param <E> the group's events
 */
public final class SettingsGroup<G, C, E> {
    private final String name;
    private final Class<E> events;
    private final G defaults;
    private final BiFunction<G, C, List<E>> changes;
    private final BiFunction<G, E, G> after;

    /**
     * Describes a group.
     *
     * @param name of its part of {@code /settings}
     * @param events its sealed vocabulary
     * @param defaults what holds until somebody changes it
     * @param changes the events that lead from what is to what is asked for; none if that holds already
     * @param after the settings after an event
     */
    public SettingsGroup(
            String name, Class<E> events, G defaults, BiFunction<G, C, List<E>> changes, BiFunction<G, E, G> after) {
        this.name = name;
        this.events = events;
        this.defaults = defaults;
        this.changes = changes;
        this.after = after;
    }

    public String name() {
        return name;
    }

    /** The stream that holds it. */
    public String stream() {
        return "settings:" + name;
    }

    public Class<E> events() {
        return events;
    }

    public G defaults() {
        return defaults;
    }

    @SuppressWarnings("unchecked")
    public Class<G> type() {
        return (Class<G>) defaults.getClass();
    }

    public List<E> changes(G present, C asked) {
        return changes.apply(present, asked);
    }

    /** The settings after one of the group's events. */
    public G after(G present, Object event) {
        return after.apply(present, events.cast(event));
    }

    @Override
    public String toString() {
        return name;
    }
}
