package io.switchlog.command.settings;

import io.switchlog.command.log.LogReader;
import io.switchlog.command.log.StoredEvent;
import io.switchlog.messages.settings.SettingsGroup;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/** Settings as of now for what happens outside of commands, such as checking a password. */
public final class PresentSettings {
    private final LogReader log;
    private final Map<String, Known> known = new ConcurrentHashMap<>();

    /** What a group is after so many events. */
    private record Known(long next, Object settings) {}

    public PresentSettings(LogReader log) {
        this.log = log;
    }

    /** A group's settings; read from the log as far as they are not known yet. */
    public <G> G of(SettingsGroup<G, ?, ?> group) {
        return group.type()
                .cast(known.compute(group.stream(), (stream, before) -> read(group, before))
                        .settings());
    }

    private <G> Known read(SettingsGroup<G, ?, ?> group, @Nullable Known before) {
        long next = before == null ? 0 : before.next();
        G settings = before == null ? group.defaults() : group.type().cast(before.settings());
        for (StoredEvent event : log.stream(group.stream(), next)) {
            settings = group.after(settings, event.event());
            next++;
        }
        return new Known(next, settings);
    }
}
