package io.switchlog.messages.agent.settings;

import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What an agent may set himself, at his bar or phonebar (AG-69, AG-78, AG-101). */
public final class OwnSettings {
    private static final Set<String> WEBRTC = paths(
            Webrtc.AUTO_ANSWER,
            Webrtc.AUTO_ANSWER_DELAY_SECONDS,
            Webrtc.AUTO_ANSWER_NOTIFICATION,
            Webrtc.ENABLE_DTMF,
            Webrtc.RING_IN_USE);
    private static final Set<String> PHONEBAR = paths(
            Phonebar.AUTO_ANSWER,
            Phonebar.AUTO_ANSWER_DELAY_SECONDS,
            Phonebar.RING_IN_USE,
            Phonebar.ENABLE_DTMF,
            Phonebar.UNANSWERED_CALL_BADGE,
            Phonebar.JAWS);

    private OwnSettings() {}

    /** Whether an agent with these settings may change one of them. */
    public static boolean mayChange(String path, AgentSettings settings) {
        if (path.equals(Phonebar.FORWARD_TO.path())) {
            return settings.is(Phonebar.CALL_FORWARDING);
        }
        return WEBRTC.contains(path) && settings.is(Webrtc.ENABLE_SETTINGS)
                || PHONEBAR.contains(path) && settings.is(Phonebar.ENABLE_SETTINGS);
    }

    private static Set<String> paths(Setting<?>... settings) {
        return Stream.of(settings).map(Setting::path).collect(Collectors.toUnmodifiableSet());
    }
}
