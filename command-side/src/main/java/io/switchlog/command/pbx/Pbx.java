package io.switchlog.command.pbx;

import static org.axonframework.modelling.command.AggregateLifecycle.apply;

import io.switchlog.messages.pbx.LinkEnd;
import io.switchlog.messages.pbx.PbxCommand;
import io.switchlog.messages.pbx.PbxCommand.ReportComparison;
import io.switchlog.messages.pbx.PbxCommand.ReportLink;
import io.switchlog.messages.pbx.PbxCommand.ReportLinkLoss;
import io.switchlog.messages.pbx.PbxCommand.ReportLinkRefusal;
import io.switchlog.messages.pbx.PbxCommand.ReportLookBack;
import io.switchlog.messages.pbx.PbxEvent.GapReconciled;
import io.switchlog.messages.pbx.PbxEvent.LinkEstablished;
import io.switchlog.messages.pbx.PbxEvent.LinkLost;
import io.switchlog.messages.pbx.PbxEvent.LinkRefused;
import io.switchlog.messages.pbx.PbxEvent.PbxRestarted;
import io.switchlog.messages.pbx.PbxEvent.ReportsCompared;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.axonframework.eventsourcing.EventSourcingHandler;
import org.axonframework.modelling.command.AggregateIdentifier;
import org.axonframework.modelling.command.AggregateRoot;
import org.jspecify.annotations.Nullable;

/** A switchboard: one link at a time, and between two of them a gap in which nobody hears it. */
@AggregateRoot(type = Pbx.STREAM_TYPE)
public final class Pbx {
    static final String STREAM_TYPE = "pbx";
    /** Times since its start are told in whole seconds, and clocks differ. */
    private static final Duration BOOT_TOLERANCE = Duration.ofSeconds(2);
    /** As many events as a command may cause, with room to spare; the rest is told the next time. */
    private static final int MOST_GAPS_AT_ONCE = 500;

    /** A time in which nobody heard it. */
    private record Gap(int number, Instant from, Instant to) {}

    @AggregateIdentifier
    @SuppressWarnings("UnusedVariable") // Axon reads it
    private @Nullable String stream;

    private final List<Gap> gaps = new ArrayList<>();
    private int lastGap;
    private @Nullable Instant linkedSince;
    private @Nullable Instant heardUntil;
    private @Nullable Instant bootedAt;
    private @Nullable String refused;

    Pbx() {}

    Pbx(ReportLink command) {
        decide(command);
    }

    Pbx(ReportLinkRefusal command) {
        decide(command);
    }

    Pbx(ReportComparison command) {
        decide(command);
    }

    void decide(ReportLink command) {
        Instant before = linkedSince;
        if (before != null) {
            if (!command.since().isAfter(before)) {
                return;
            }
            lose(command, before, command.heardUntil() == null ? before : command.heardUntil(), LinkEnd.DIED);
        }
        Instant started = command.bootedAt();
        if (started != null && bootedAt != null && started.isAfter(bootedAt.plus(BOOT_TOLERANCE))) {
            apply(new PbxRestarted(command.pbx(), bootedAt, started));
        }
        apply(new LinkEstablished(command.pbx(), command.since(), started, heardUntil == null ? null : lastGap));
    }

    void decide(ReportLinkLoss command) {
        if (command.since().equals(linkedSince)) {
            lose(command, command.since(), command.heardUntil(), command.end());
        }
    }

    private void lose(PbxCommand command, Instant since, Instant until, LinkEnd end) {
        apply(new LinkLost(command.pbx(), lastGap + 1, since, until.isBefore(since) ? since : until, end));
    }

    void decide(ReportLinkRefusal command) {
        if (!command.why().equals(refused)) {
            apply(new LinkRefused(command.pbx(), command.why()));
        }
    }

    void decide(ReportLookBack command) {
        gaps.stream()
                .limit(MOST_GAPS_AT_ONCE)
                .toList()
                .forEach(gap ->
                        apply(new GapReconciled(command.pbx(), gap.number(), gap.from(), gap.to(), command.rows())));
    }

    void decide(ReportComparison command) {
        apply(new ReportsCompared(command.pbx(), command.from(), command.to(), command.rows(), command.differences()));
    }

    @EventSourcingHandler
    void evolve(LinkEstablished event) {
        stream = PbxCommand.streamOf(event.pbx());
        linkedSince = event.since();
        bootedAt = event.bootedAt() == null ? bootedAt : event.bootedAt();
        refused = null;
        if (event.gap() != null && heardUntil != null) {
            gaps.add(new Gap(event.gap(), heardUntil, event.since()));
        }
    }

    @EventSourcingHandler
    void evolve(LinkLost event) {
        linkedSince = null;
        heardUntil = event.heardUntil();
        lastGap = event.gap();
    }

    @EventSourcingHandler
    void evolve(LinkRefused event) {
        stream = PbxCommand.streamOf(event.pbx());
        refused = event.why();
    }

    @EventSourcingHandler
    void evolve(GapReconciled event) {
        gaps.removeIf(gap -> gap.number() == event.gap());
    }

    @EventSourcingHandler
    void evolve(ReportsCompared event) {
        stream = PbxCommand.streamOf(event.pbx());
    }
}
