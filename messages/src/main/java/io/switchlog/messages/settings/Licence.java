package io.switchlog.messages.settings;

import io.switchlog.messages.Channel;
import io.switchlog.messages.settings.LicenceEvent.LicenceFeatureAdded;
import io.switchlog.messages.settings.LicenceEvent.LicenceFeatureRemoved;
import io.switchlog.messages.settings.LicenceEvent.LicensedChannelsChanged;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What the centre's licence includes. What it does not include is absent from what can be chosen, and refused.
 *
 * @param mobile agents of typology MOBILE (AG-27)
 * @param screenRecording recording of agents' screens (AG-87)
 * @param multiprofile profiles (AG-31)
 * @param aiAssistant AI assistants (AG-33)
 * @param channels on which there can be queues, accounts and interactions (AG-152)
 */
public record Licence(
        boolean mobile, boolean screenRecording, boolean multiprofile, boolean aiAssistant, Set<Channel> channels) {
    /** Everything, until somebody switches something off. */
    public static final Licence FULL =
            new Licence(true, true, true, true, EnumSet.complementOf(EnumSet.of(Channel.UNKNOWN)));

    public static final SettingsGroup<Licence, Change, LicenceEvent> GROUP =
            new SettingsGroup<>("licence", LicenceEvent.class, FULL, Licence::changes, Licence::after);

    public Licence {
        EnumSet<Channel> inOrder = EnumSet.noneOf(Channel.class);
        inOrder.addAll(channels);
        channels = Collections.unmodifiableSet(inOrder);
    }

    /** What is asked for. */
    public record Change(
            @Nullable Boolean mobile,
            @Nullable Boolean screenRecording,
            @Nullable Boolean multiprofile,
            @Nullable Boolean aiAssistant,
            @Nullable Set<Channel> channels) {}

    /** Whether the licence includes this. */
    public boolean includes(Feature feature) {
        return switch (feature) {
            case MOBILE -> mobile;
            case SCREEN_RECORDING -> screenRecording;
            case MULTIPROFILE -> multiprofile;
            case AI_ASSISTANT -> aiAssistant;
            case UNKNOWN -> false;
        };
    }

    private List<LicenceEvent> changes(Change asked) {
        List<LicenceEvent> changes = new ArrayList<>();
        change(changes, Feature.MOBILE, asked.mobile());
        change(changes, Feature.SCREEN_RECORDING, asked.screenRecording());
        change(changes, Feature.MULTIPROFILE, asked.multiprofile());
        change(changes, Feature.AI_ASSISTANT, asked.aiAssistant());
        if (asked.channels() != null && !asked.channels().equals(channels)) {
            changes.add(new LicensedChannelsChanged(channels, asked.channels()));
        }
        return changes;
    }

    private void change(List<LicenceEvent> changes, Feature feature, @Nullable Boolean asked) {
        if (asked != null && asked != includes(feature)) {
            changes.add(asked ? new LicenceFeatureAdded(feature) : new LicenceFeatureRemoved(feature));
        }
    }

    private Licence after(LicenceEvent event) {
        if (event instanceof LicenceFeatureAdded added) {
            return with(added.feature(), true);
        }
        if (event instanceof LicenceFeatureRemoved removed) {
            return with(removed.feature(), false);
        }
        return event instanceof LicensedChannelsChanged changed
                ? new Licence(mobile, screenRecording, multiprofile, aiAssistant, changed.to())
                : this;
    }

    private Licence with(Feature feature, boolean included) {
        return new Licence(
                feature == Feature.MOBILE ? included : mobile,
                feature == Feature.SCREEN_RECORDING ? included : screenRecording,
                feature == Feature.MULTIPROFILE ? included : multiprofile,
                feature == Feature.AI_ASSISTANT ? included : aiAssistant,
                channels);
    }
}
