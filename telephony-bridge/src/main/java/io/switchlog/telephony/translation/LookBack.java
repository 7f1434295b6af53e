package io.switchlog.telephony.translation;

import io.switchlog.messages.agent.AgentId;
import io.switchlog.messages.call.Party;
import io.switchlog.messages.call.QueueExit;
import io.switchlog.messages.call.Release;
import io.switchlog.messages.call.RingOutcome;
import io.switchlog.telephony.CallIds;
import io.switchlog.telephony.queuelog.QueueLogRow;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.Map;

/**
 * What happened while nobody listened, from the switchboard's record of its queues and from the channels that are there
 * now. The record tells of visits to queues and nothing else: rings that were called off, holds and direct calls of that
 * time stay unknown, and calls whose channels are gone have ended at some time, at the latest now.
 */
final class LookBack {
    private static final String NOBODY = "NONE";

    private final String pbx;
    private final OpenCalls calls;
    private final Reports reports;
    private final Map<String, Instant> lastSeen = new HashMap<>();
    private final Map<String, Party> endedBy = new HashMap<>();

    /** @param reports takes what was missing */
    LookBack(String pbx, OpenCalls calls, Reports reports) {
        this.pbx = pbx;
        this.calls = calls;
        this.reports = reports;
    }

    /**
     * @param seq the place of the findings among all events
     * @param heardUntil when the calls that were known were still there
     */
    void over(Findings findings, long seq, Instant heardUntil) {
        for (QueueLogRow row : findings.rows()) {
            take(row, seq);
        }
        for (CallTrack call : new ArrayList<>(calls.all())) {
            String uniqueId = call.caller().uniqueId();
            if (!findings.present().contains(uniqueId)) {
                call.ended(
                        endedBy.getOrDefault(uniqueId, Party.SWITCHBOARD),
                        null,
                        lastSeen(uniqueId, heardUntil, findings.at()),
                        reports);
                calls.remove(call);
            }
        }
        calls.keepOnly(findings.present());
    }

    private Instant lastSeen(String uniqueId, Instant heardUntil, Instant otherwise) {
        Instant recorded = lastSeen.getOrDefault(uniqueId, otherwise);
        return recorded.isBefore(heardUntil) ? heardUntil : recorded;
    }

    private void take(QueueLogRow row, long seq) {
        if (calls.isOver(row.callId())) {
            return;
        }
        if (row.event().equals("ENTERQUEUE")) {
            entered(row, seq);
        }
        calls.find(row.callId())
                .filter(call -> call.isLastSeenIn(row.queue(), row.time()))
                .ifPresent(call -> {
                    lastSeen.put(row.callId(), row.time());
                    went(call, row);
                });
    }

    private void entered(QueueLogRow row, long seq) {
        CallTrack call = calls.find(row.callId())
                .orElseGet(() -> calls.adopt(
                        new Channel(row.callId(), row.callId(), "", row.queue(), row.data(2), "", row.time(), seq)));
        call.joined(row.queue(), row.time(), reports);
    }

    private void went(CallTrack call, QueueLogRow row) {
        Instant at = row.time();
        switch (row.event()) {
            case "RINGNOANSWER" -> rangInVain(call, row);
            case "CONNECT" -> connected(call, row);
            case "ABANDON" -> {
                endedBy.put(row.callId(), Party.CALLER);
                call.exited(QueueExit.ABANDONED, at, reports);
            }
            case "EXITWITHTIMEOUT" -> call.exited(QueueExit.TIMED_OUT, at, reports);
            case "EXITEMPTY" -> call.exited(QueueExit.EMPTY, at, reports);
            case "EXITWITHKEY" -> call.exited(QueueExit.KEY_PRESSED, at, reports);
            case "WITHDRAW" -> call.exited(QueueExit.WITHDRAWN, at, reports);
            case "COMPLETECALLER" -> completed(call, Release.CALLER_HUNG_UP, Party.CALLER, row);
            case "COMPLETEAGENT" -> completed(call, Release.AGENT_HUNG_UP, Party.AGENT, row);
            case "BLINDTRANSFER" -> {
                call.transferred(Release.BLIND_TRANSFER, calls.agentAt(row.data(1)));
                completed(call, Release.BLIND_TRANSFER, Party.SWITCHBOARD, row);
            }
            case "ATTENDEDTRANSFER" -> completed(call, Release.ATTENDED_TRANSFER, Party.SWITCHBOARD, row);
            default -> {
                // Members, pauses and rings that were called off say nothing of where the call is.
            }
        }
    }

    private void rangInVain(CallTrack call, QueueLogRow row) {
        long millis = row.number(1);
        AgentId agent = member(row);
        if (call.toldRingEnd(agent, row.time())) {
            return;
        }
        call.rang(agent, row.agent(), row.time().minusMillis(millis), reports);
        call.ringEnded(agent, millis == 0 ? RingOutcome.BUSY : RingOutcome.NO_ANSWER, row.time(), reports);
    }

    private void connected(CallTrack call, QueueLogRow row) {
        AgentId agent = member(row);
        call.rang(agent, row.agent(), row.time().minusSeconds(row.number(3)), reports);
        call.connected(agent, row.agent(), row.time(), reports);
        calls.leg(row.data(2), call, agent);
    }

    private void completed(CallTrack call, Release release, Party by, QueueLogRow row) {
        endedBy.put(row.callId(), by);
        CallTrack.Talk talk = call.talk();
        if (talk != null && talk.visitNo() != CallTrack.DIRECT) {
            call.release(release, row.time(), reports);
        }
    }

    private AgentId member(QueueLogRow row) {
        return row.agent().equals(NOBODY) ? CallIds.agent(pbx, NOBODY) : calls.member(row.agent(), row.agent());
    }
}
