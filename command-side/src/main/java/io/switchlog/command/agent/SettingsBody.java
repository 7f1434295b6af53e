package io.switchlog.command.agent;

import io.switchlog.command.http.BadRequest;
import io.switchlog.messages.agent.settings.Catalogue;
import io.switchlog.messages.agent.settings.Setting;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Settings as requests have them, objects within objects, as settings by their paths. */
final class SettingsBody {
    /** Paths of objects that hold settings or other such objects. */
    private static final Set<String> OBJECTS = new HashSet<>();

    static {
        for (Setting<?> setting : Catalogue.SETTINGS) {
            String path = setting.path();
            for (int dot = path.indexOf('.'); dot >= 0; dot = path.indexOf('.', dot + 1)) {
                OBJECTS.add(path.substring(0, dot));
            }
        }
    }

    private final Map<String, Object> settings = new LinkedHashMap<>();

    /** Takes what is given under a name; null is nothing given. */
    SettingsBody with(String name, @Nullable Object given) {
        if (given != null) {
            put(name, given);
        }
        return this;
    }

    Map<String, Object> settings() {
        return settings;
    }

    private void put(String path, @Nullable Object given) {
        if (given == null) {
            throw new BadRequest(path, "must not be null");
        }
        if (!OBJECTS.contains(path)) {
            settings.put(path, given);
            return;
        }
        if (!(given instanceof Map<?, ?> object)) {
            throw new BadRequest(path, "must be an object");
        }
        object.forEach((key, value) -> {
            String name = String.valueOf(key);
            if (name.indexOf('.') >= 0) {
                throw new BadRequest(path + "." + name, "is not a setting");
            }
            put(path + "." + name, value);
        });
    }
}
