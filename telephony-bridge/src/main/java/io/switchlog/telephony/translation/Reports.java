package io.switchlog.telephony.translation;

import io.switchlog.messages.call.CallCommand;
import io.switchlog.messages.call.Observation;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** What is reported of one event, or of one look back. */
final class Reports {
    private final String pbx;
    private final boolean reconciled;
    private final List<CallCommand> all = new ArrayList<>();

    Reports(String pbx, boolean reconciled) {
        this.pbx = pbx;
        this.reconciled = reconciled;
    }

    boolean reconciled() {
        return reconciled;
    }

    Observation at(Instant occurredAt) {
        return new Observation(pbx, occurredAt, reconciled);
    }

    void add(CallCommand report) {
        all.add(report);
    }

    List<CallCommand> all() {
        return List.copyOf(all);
    }
}
