package io.switchlog.command.settings;

import io.switchlog.command.log.StreamStates;
import io.switchlog.messages.settings.SettingsGroup;
import io.switchlog.messages.settings.SettingsGroups;
import java.util.List;
import org.axonframework.eventsourcing.EventSourcingHandler;
import org.axonframework.modelling.command.AggregateIdentifier;
import org.axonframework.modelling.command.AggregateLifecycle;
import org.axonframework.modelling.command.AggregateRoot;
import org.jspecify.annotations.Nullable;

/** One group of the centre's settings, a stream of its own. What to change is decided on what {@link #read} gives. */
@AggregateRoot(type = GroupSettings.STREAM_TYPE)
public final class GroupSettings {
    static final String STREAM_TYPE = "settings-group";

    @AggregateIdentifier
    @SuppressWarnings("UnusedVariable") // Axon reads it
    private @Nullable String stream;

    GroupSettings() {}

    GroupSettings(List<?> changes) {
        change(changes);
    }

    void change(List<?> changes) {
        changes.forEach(AggregateLifecycle::apply);
    }

    /** The group's settings as of now; the command under way is guarded by what it reads here. */
    public static <G> G read(StreamStates states, SettingsGroup<G, ?, ?> group) {
        G settings = states.<G>read(
                STREAM_TYPE,
                group.stream(),
                (before, event) -> group.after(before == null ? group.defaults() : before, event));
        return settings == null ? group.defaults() : settings;
    }

    @EventSourcingHandler
    void evolve(Object event) {
        stream = SettingsGroups.ofEvent(event).stream();
    }
}
