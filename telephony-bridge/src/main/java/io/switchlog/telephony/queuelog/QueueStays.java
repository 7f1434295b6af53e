package io.switchlog.telephony.queuelog;

import io.switchlog.messages.agent.AgentId;
import io.switchlog.telephony.CallIds;
import io.switchlog.telephony.SwitchboardNames;
import io.switchlog.telephony.queuelog.QueueStay.Released;
import io.switchlog.telephony.queuelog.QueueStay.Result;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;

/** The stays of which a switchboard's record tells. */
public final class QueueStays {
    private final String pbx;
    private final Map<String, List<QueueStay>> byCall = new HashMap<>();

    private QueueStays(String pbx) {
        this.pbx = pbx;
    }

    /**
     * In the order in which they began for each call.
     *
     * @param rows in their order
     */
    public static List<QueueStay> of(String pbx, List<QueueLogRow> rows) {
        QueueStays stays = new QueueStays(pbx);
        rows.forEach(stays::take);
        return stays.byCall.values().stream().flatMap(List::stream).toList();
    }

    private void take(QueueLogRow row) {
        switch (row.event()) {
            case "ENTERQUEUE" -> entered(row);
            case "CONNECT" -> goesOn(row, Result.ANSWERED);
            case "ABANDON" -> goesOn(row, Result.ABANDONED);
            case "EXITWITHTIMEOUT" -> goesOn(row, Result.TIMED_OUT);
            case "EXITEMPTY" -> goesOn(row, Result.EMPTY);
            case "EXITWITHKEY" -> goesOn(row, Result.KEY_PRESSED);
            case "WITHDRAW" -> goesOn(row, Result.WITHDRAWN);
            case "COMPLETECALLER" -> released(row, Released.BY_CALLER);
            case "COMPLETEAGENT" -> released(row, Released.BY_AGENT);
            case "BLINDTRANSFER", "ATTENDEDTRANSFER" -> released(row, Released.PASSED_ON);
            default -> {
                // Members, pauses and rings are no stays.
            }
        }
    }

    /** Who had the call before has passed it on; the switchboard writes that down when the call is over. */
    private void entered(QueueLogRow row) {
        List<QueueStay> stays = byCall.computeIfAbsent(row.callId(), call -> new ArrayList<>());
        stays.replaceAll(stay -> stay.talks() ? stay.released(Released.PASSED_ON, row.time()) : stay);
        stays.add(QueueStay.begun(row));
    }

    private void goesOn(QueueLogRow row, Result result) {
        AgentId agent = result == Result.ANSWERED
                ? SwitchboardNames.agent(row.agent()).orElseGet(() -> CallIds.agent(pbx, row.agent()))
                : null;
        last(row, stay -> stay.waits() ? stay.with(result, row.time(), agent) : stay);
    }

    private void released(QueueLogRow row, Released how) {
        last(row, stay -> stay.talks() ? stay.released(how, row.time()) : stay);
    }

    private void last(QueueLogRow row, UnaryOperator<QueueStay> change) {
        List<QueueStay> stays = byCall.getOrDefault(row.callId(), new ArrayList<>());
        for (int i = stays.size() - 1; i >= 0; i--) {
            if (stays.get(i).queue().equals(row.queue())) {
                stays.set(i, change.apply(stays.get(i)));
                return;
            }
        }
    }
}
