package io.switchlog.command.kpi;

import static io.switchlog.command.dispatch.Refused.refuseIf;
import static org.axonframework.modelling.command.AggregateLifecycle.apply;

import io.switchlog.command.dispatch.Refusal;
import io.switchlog.messages.Channel;
import io.switchlog.messages.kpi.KpiCommand;
import io.switchlog.messages.kpi.KpiCommand.DefineKpis;
import io.switchlog.messages.kpi.KpiCommand.TargetChange;
import io.switchlog.messages.kpi.KpiEvent;
import io.switchlog.messages.kpi.KpiEvent.KpisDefined;
import io.switchlog.messages.kpi.KpiTarget;
import io.switchlog.messages.kpi.OfficeHours;
import io.switchlog.messages.kpi.ServiceLevel;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.axonframework.eventsourcing.EventSourcingHandler;
import org.axonframework.modelling.command.AggregateIdentifier;
import org.axonframework.modelling.command.AggregateRoot;
import org.jspecify.annotations.Nullable;

/** The definitions of key figures, one stream, so that each begins where the one before ends. None is ever changed. */
@AggregateRoot(type = KpiDefinitions.STREAM_TYPE)
public final class KpiDefinitions {
    static final String STREAM_TYPE = "kpi-definitions";
    private static final int MOST_DEFINITIONS = 1_000;

    @AggregateIdentifier
    @SuppressWarnings("UnusedVariable") // Axon reads it
    private final String stream = KpiCommand.STREAM;

    private KpisDefined latest = KpiEvent.BUILT_IN;
    private final Set<String> names = new HashSet<>();

    KpiDefinitions() {}

    KpiDefinitions(DefineKpis command) {
        decide(command);
    }

    void decide(DefineKpis command) {
        refuseIf(command.name() != null && names.contains(key(command.name())), Refusal.NAME_TAKEN);
        refuseIf(latest.definitionId() >= MOST_DEFINITIONS, Refusal.TOO_MANY);
        ServiceLevel serviceLevel = command.serviceLevel() == null ? latest.serviceLevel() : command.serviceLevel();
        apply(new KpisDefined(
                latest.definitionId() + 1, command.name(), serviceLevel, targets(command), officeHours(command)));
    }

    private Map<Channel, KpiTarget> targets(DefineKpis command) {
        Map<Channel, KpiTarget> targets = new EnumMap<>(Channel.class);
        latest.targets().forEach((channel, before) -> {
            TargetChange change = command.targets().get(channel);
            targets.put(channel, change == null ? before : changed(before, change));
        });
        return targets;
    }

    private static KpiTarget changed(KpiTarget before, TargetChange change) {
        return new KpiTarget(
                change.thresholdSeconds() == null ? before.thresholdSeconds() : change.thresholdSeconds(),
                change.shortAbandonSeconds() == null ? before.shortAbandonSeconds() : change.shortAbandonSeconds());
    }

    private @Nullable OfficeHours officeHours(DefineKpis command) {
        if (command.alwaysOpen()) {
            return null;
        }
        return command.officeHours() == null ? latest.officeHours() : command.officeHours();
    }

    @EventSourcingHandler
    void evolve(KpiEvent event) {
        if (event instanceof KpisDefined defined) {
            latest = defined;
            if (defined.name() != null) {
                names.add(key(defined.name()));
            }
        }
    }

    private static String key(String name) {
        return name.toLowerCase(Locale.ROOT);
    }
}
