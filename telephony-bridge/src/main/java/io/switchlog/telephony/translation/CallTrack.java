package io.switchlog.telephony.translation;

import io.switchlog.messages.agent.AgentId;
import io.switchlog.messages.call.CallCommand.CallIdentity;
import io.switchlog.messages.call.CallCommand.ReportAnswer;
import io.switchlog.messages.call.CallCommand.ReportArrival;
import io.switchlog.messages.call.CallCommand.ReportConnection;
import io.switchlog.messages.call.CallCommand.ReportEnd;
import io.switchlog.messages.call.CallCommand.ReportExit;
import io.switchlog.messages.call.CallCommand.ReportHold;
import io.switchlog.messages.call.CallCommand.ReportJoin;
import io.switchlog.messages.call.CallCommand.ReportPlacedCall;
import io.switchlog.messages.call.CallCommand.ReportRelease;
import io.switchlog.messages.call.CallCommand.ReportResumption;
import io.switchlog.messages.call.CallCommand.ReportRingEnd;
import io.switchlog.messages.call.CallCommand.ReportRinging;
import io.switchlog.messages.call.CallDirection;
import io.switchlog.messages.call.Party;
import io.switchlog.messages.call.QueueExit;
import io.switchlog.messages.call.Release;
import io.switchlog.messages.call.RingOutcome;
import io.switchlog.messages.interaction.AcceptMode;
import io.switchlog.messages.interaction.Contact;
import io.switchlog.messages.interaction.InteractionId;
import io.switchlog.messages.queue.QueueId;
import io.switchlog.telephony.CallIds;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One call, as far as the switchboard has told it. Each method is told what happened, in the switchboard's words or in
 * its record's, and reports what is new of it; what was told before, and what cannot be, is passed over.
 */
final class CallTrack {
    /** No queue: somebody rings an agent himself. */
    static final int DIRECT = 0;

    private final String pbx;
    private final Channel caller;
    private final CentreDirectory directory;
    private final Seals seals;
    private final InteractionId id;
    private boolean known;
    private final List<Visit> visits = new ArrayList<>();
    private @Nullable Visit visit;
    private @Nullable Talk talk;
    private @Nullable Direct direct;
    private @Nullable AgentId placedBy;
    private boolean answered;
    private @Nullable Release transfer;
    private @Nullable AgentId transferTo;
    private boolean ended;

    /** Who talks with the caller. */
    record Talk(int visitNo, AgentId agentId, boolean held) {}

    /** Whose telephone rings though no queue calls him. */
    private record Direct(AgentId agentId, Instant since) {}

    CallTrack(String pbx, Channel caller, CentreDirectory directory, Seals seals) {
        this.pbx = pbx;
        this.caller = caller;
        this.directory = directory;
        this.seals = seals;
        this.id = CallIds.interaction(pbx, caller.uniqueId());
    }

    InteractionId id() {
        return id;
    }

    Channel caller() {
        return caller;
    }

    @Nullable
    Visit visit() {
        return visit;
    }

    boolean waitsInQueue() {
        return visit != null && visit.waits();
    }

    /** The agent who has the call, or who made it. */
    @Nullable
    AgentId agent() {
        return talk != null ? talk.agentId() : placedBy;
    }

    @Nullable
    Talk talk() {
        return talk;
    }

    boolean placed() {
        return placedBy != null;
    }

    boolean ended() {
        return ended;
    }

    void arrived(CallDirection direction, Reports reports) {
        if (known) {
            return;
        }
        known = true;
        String dialled = caller.dialled();
        reports.add(new ReportArrival(
                id,
                reports.at(caller.beganAt()),
                new CallIdentity(caller.uniqueId(), caller.linkedId()),
                direction,
                CallIds.account(pbx, dialled),
                dialled,
                seals.contact(caller.number(), caller.name())));
    }

    void placed(AgentId by, CallDirection direction, Reports reports) {
        if (known) {
            return;
        }
        known = true;
        placedBy = by;
        Contact contact = seals.contact(caller.dialled(), "");
        reports.add(new ReportPlacedCall(
                id,
                reports.at(caller.beganAt()),
                new CallIdentity(caller.uniqueId(), caller.linkedId()),
                direction,
                by,
                contact,
                seals.of(contact, caller.dialled())));
    }

    void answered(Instant at, Reports reports) {
        if (placedBy != null && !answered) {
            answered = true;
            reports.add(new ReportAnswer(id, reports.at(at)));
        }
    }

    /** It joined a queue; what it was in before it has left by now. */
    void joined(String queue, Instant at, Reports reports) {
        if (visits.stream().anyMatch(one -> one.isTheOneThatBegan(queue, at, reports.reconciled()))) {
            return;
        }
        if (visit != null && visit.waits()) {
            if (visit.queue.equals(queue) && visit.leftAt == null) {
                return;
            }
            exited(QueueExit.TIMED_OUT, leftAt(visit, at), reports);
        }
        if (talk != null) {
            release(transferOr(Release.BLIND_TRANSFER), at, reports);
        }
        arrived(CallDirection.INBOUND, reports);
        QueueId queueId = directory.queue(queue).orElseGet(() -> CallIds.queue(pbx, queue));
        Visit now = visits(queue, queueId, at, reports);
        reports.add(new ReportJoin(id, reports.at(at), now.no, queueId, queue));
    }

    void rang(AgentId agentId, String name, Instant at, Reports reports) {
        Visit now = visit;
        if (now == null || !now.waits() || now.ringing.containsKey(agentId)) {
            return;
        }
        now.ringing.put(agentId, at);
        reports.add(new ReportRinging(id, reports.at(at), now.no, agentId, seals.agentName(agentId, name)));
    }

    void ringEnded(AgentId agentId, RingOutcome outcome, Instant at, Reports reports) {
        Visit now = visit;
        if (now != null && now.waits() && now.ringing.remove(agentId) != null) {
            now.rangInVain.put(agentId, at);
            reports.add(new ReportRingEnd(id, reports.at(at), now.no, agentId, outcome));
        }
    }

    /** Whether it was told of an event what the record now tells again. */
    boolean toldRingEnd(AgentId agentId, Instant at) {
        return visit != null && Visit.near(visit.rangInVain.get(agentId), at);
    }

    void connected(AgentId agentId, String name, Instant at, Reports reports) {
        Visit now = visit;
        if (now == null || !now.waits()) {
            return;
        }
        now.connected = true;
        Instant since = now.ringing.get(agentId);
        now.ringing.clear();
        connect(now.no, agentId, name, since, at, reports);
    }

    private void connect(
            int visitNo, AgentId agentId, String name, @Nullable Instant since, Instant at, Reports reports) {
        talk = new Talk(visitNo, agentId, false);
        AcceptMode mode = directory.answersAutomatically(agentId) ? AcceptMode.AUTO : AcceptMode.MANUAL;
        reports.add(new ReportConnection(
                id,
                reports.at(at),
                visitNo,
                agentId,
                seals.agentName(agentId, name),
                mode,
                since == null ? null : Duration.between(since, at).toMillis()));
    }

    /** An agent's telephone rings though no queue calls him: he was dialled, or the call was passed on to him. */
    void rangDirectly(AgentId agentId, CallDirection direction, Instant at, Reports reports) {
        if (direct != null && direct.agentId().equals(agentId)) {
            return;
        }
        arrived(direction, reports);
        direct = new Direct(agentId, at);
        reports.add(new ReportRinging(id, reports.at(at), DIRECT, agentId, seals.agentName(agentId, "")));
    }

    void ringEndedDirectly(RingOutcome outcome, Instant at, Reports reports) {
        Direct ringing = direct;
        if (ringing != null) {
            direct = null;
            reports.add(new ReportRingEnd(id, reports.at(at), DIRECT, ringing.agentId(), outcome));
        }
    }

    void connectedDirectly(Instant at, Reports reports) {
        Direct ringing = direct;
        if (ringing != null) {
            direct = null;
            if (talk != null) {
                release(transferOr(Release.BLIND_TRANSFER), at, reports);
            }
            connect(DIRECT, ringing.agentId(), "", ringing.since(), at, reports);
        }
    }

    /** Another agent has it, because the one who had it asked him first. */
    void handedOver(AgentId to, Instant at, Reports reports) {
        transferTo = to;
        transfer = Release.ATTENDED_TRANSFER;
        release(Release.ATTENDED_TRANSFER, at, reports);
        connect(DIRECT, to, "", null, at, reports);
    }

    /** The agent passes it on; to whom, if that is an agent. */
    void transferred(Release how, @Nullable AgentId to) {
        transfer = how;
        transferTo = to;
    }

    boolean isBeingPassedOn() {
        return transfer != null;
    }

    Release transferOr(Release otherwise) {
        return transfer == null ? otherwise : transfer;
    }

    void exited(QueueExit exit, Instant at, Reports reports) {
        Visit now = visit;
        if (now != null && now.waits()) {
            now.over = true;
            now.ringing.clear();
            reports.add(new ReportExit(id, reports.at(at), now.no, now.queueId, now.queue, exit));
        }
    }

    /** It was not let into a queue. */
    void turnedAway(String queue, QueueExit exit, Instant at, Reports reports) {
        arrived(CallDirection.INBOUND, reports);
        QueueId queueId = directory.queue(queue).orElseGet(() -> CallIds.queue(pbx, queue));
        Visit now = visits(queue, queueId, at, reports);
        now.over = true;
        reports.add(new ReportExit(id, reports.at(at), now.no, queueId, queue, exit));
    }

    private Visit visits(String queue, QueueId queueId, Instant at, Reports reports) {
        Visit begun = new Visit(visits.size() + 1, queue, queueId, at, reports.reconciled());
        visits.add(begun);
        visit = begun;
        return begun;
    }

    /** Whether the record's word of this queue and time is of the stay that is known as the last. */
    boolean isLastSeenIn(String queue, Instant at) {
        return visit != null && visit.isMeant(queue, at);
    }

    void held(boolean music, Instant at, Reports reports) {
        Talk talking = talk;
        if (talking == null || talking.held() == music) {
            return;
        }
        talk = new Talk(talking.visitNo(), talking.agentId(), music);
        reports.add(
                music
                        ? new ReportHold(id, reports.at(at), talking.agentId())
                        : new ReportResumption(id, reports.at(at), talking.agentId()));
    }

    void release(Release how, Instant at, Reports reports) {
        Talk talking = talk;
        if (talking == null) {
            return;
        }
        talk = null;
        boolean passedOn = how == Release.BLIND_TRANSFER || how == Release.ATTENDED_TRANSFER;
        reports.add(new ReportRelease(
                id, reports.at(at), talking.visitNo(), talking.agentId(), how, passedOn ? transferTo : null));
        transfer = null;
        transferTo = null;
    }

    /**
     * The caller's channel is gone. A queue that was left for no known reason was left by the caller, unless the
     * switchboard itself has gone.
     */
    void ended(Party by, @Nullable Integer cause, Instant at, Reports reports) {
        if (ended || !known) {
            ended = true;
            return;
        }
        ended = true;
        Visit now = visit;
        if (now != null && now.waits()) {
            exited(exitUntold(now, by, reports), leftAt(now, at), reports);
        }
        ringEndedDirectly(RingOutcome.CANCELLED, at, reports);
        if (placedBy == null) {
            release(released(by), at, reports);
        }
        reports.add(new ReportEnd(id, reports.at(at), by, cause));
    }

    private static QueueExit exitUntold(Visit visit, Party by, Reports reports) {
        if (visit.abandonedAt != null) {
            return QueueExit.ABANDONED;
        }
        if (visit.leftAt != null) {
            return QueueExit.KEY_PRESSED;
        }
        return reports.reconciled() && by == Party.SWITCHBOARD ? QueueExit.WITHDRAWN : QueueExit.ABANDONED;
    }

    private static Release released(Party by) {
        return switch (by) {
            case CALLER -> Release.CALLER_HUNG_UP;
            case AGENT -> Release.AGENT_HUNG_UP;
            case SWITCHBOARD, UNKNOWN -> Release.SWITCHBOARD;
        };
    }

    private static Instant leftAt(Visit visit, Instant otherwise) {
        if (visit.abandonedAt != null) {
            return visit.abandonedAt;
        }
        return visit.leftAt == null ? otherwise : visit.leftAt;
    }
}
