package io.switchlog.messages.kpi;

import io.switchlog.messages.Channel;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What can be asked of the definitions of key figures. */
public sealed interface KpiCommand {
    /** The one stream that holds them. */
    String STREAM = "kpi-definitions";

    /** Another target on a channel; what is null is as in the definition before. */
    record TargetChange(
            @Nullable Integer thresholdSeconds, @Nullable Integer shortAbandonSeconds) {}

    /**
     * Adds a definition, which is the one before but for what is given; refused if its name is taken, however it is
     * capitalised.
     *
     * @param name null for none: a name belongs to one definition
     * @param alwaysOpen true for no office hours, whatever the definition before says
     */
    record DefineKpis(
            @Nullable String name,
            @Nullable ServiceLevel serviceLevel,
            Map<Channel, TargetChange> targets,
            @Nullable OfficeHours officeHours,
            boolean alwaysOpen)
            implements KpiCommand {}
}
