package io.switchlog.messages.settings;

import io.switchlog.messages.Channel;
import io.switchlog.messages.Event;
import java.util.Set;

/** What became of the licence. */
public sealed interface LicenceEvent {
    /** The licence includes one more feature. */
    @Event(name = "settings.licence-feature-added")
    record LicenceFeatureAdded(Feature feature) implements LicenceEvent {}

    /** The licence does not include a feature any more. */
    @Event(name = "settings.licence-feature-removed")
    record LicenceFeatureRemoved(Feature feature) implements LicenceEvent {}

    /** The licence includes other channels (AG-152). */
    @Event(name = "settings.licensed-channels-changed")
    record LicensedChannelsChanged(Set<Channel> from, Set<Channel> to) implements LicenceEvent {}
}
