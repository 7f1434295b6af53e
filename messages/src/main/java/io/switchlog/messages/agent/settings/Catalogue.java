package io.switchlog.messages.agent.settings;

import io.switchlog.messages.agent.Typology;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** Every setting that {@link AgentSettings} holds. */
public final class Catalogue {
    /** In the order in which people read them. */
    public static final List<Setting<?>> SETTINGS = Stream.of(
                    Account.ALL, Voice.ALL, Webrtc.ALL, Phonebar.ALL, Mobile.ALL, External.ALL, Permissions.ALL)
            .<Setting<?>>flatMap(List::stream)
            .toList();

    private static final Map<String, Setting<?>> BY_PATH = new LinkedHashMap<>();

    static {
        for (Setting<?> setting : SETTINGS) {
            if (BY_PATH.put(setting.path(), setting) != null) {
                throw new IllegalStateException("two settings are called " + setting);
            }
        }
    }

    private Catalogue() {}

    /** The setting at this place of an agent's JSON. */
    public static Optional<Setting<?>> find(String path) {
        return Optional.ofNullable(BY_PATH.get(path));
    }

    /** Those that agents of a typology have. */
    public static List<Setting<?>> of(Typology typology) {
        return SETTINGS.stream().filter(setting -> setting.isOf(typology)).toList();
    }
}
