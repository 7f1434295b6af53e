package io.switchlog.command.settings;

import static io.switchlog.command.dispatch.Refused.refuseIf;

import io.switchlog.command.dispatch.Refusal;
import io.switchlog.command.log.StreamStates;
import io.switchlog.messages.Channel;
import io.switchlog.messages.settings.Feature;
import io.switchlog.messages.settings.Licence;

/** What commands may do by the centre's licence. What was made before stays when the licence shrinks. */
public final class Licensing {
    private Licensing() {}

    /** Refuses what needs a feature that the licence does not include. */
    public static void require(StreamStates states, Feature feature) {
        refuseIf(!includes(states, feature), Refusal.NOT_LICENSED);
    }

    /** Whether the licence includes a feature. */
    public static boolean includes(StreamStates states, Feature feature) {
        return read(states).includes(feature);
    }

    /** Refuses what is about a channel that the licence does not include (AG-152). */
    public static void require(StreamStates states, Channel channel) {
        refuseIf(!read(states).channels().contains(channel), Refusal.NOT_LICENSED);
    }

    private static Licence read(StreamStates states) {
        return GroupSettings.read(states, Licence.GROUP);
    }
}
