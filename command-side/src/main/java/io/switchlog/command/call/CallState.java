package io.switchlog.command.call;

import static java.util.Objects.requireNonNull;

import io.switchlog.messages.Channel;
import io.switchlog.messages.account.AccountId;
import io.switchlog.messages.agent.AgentId;
import io.switchlog.messages.call.Monitoring;
import io.switchlog.messages.interaction.CallEvent;
import io.switchlog.messages.interaction.CallEvent.CallAnswered;
import io.switchlog.messages.interaction.CallEvent.CallBegan;
import io.switchlog.messages.interaction.CallEvent.CallEnded;
import io.switchlog.messages.interaction.CallEvent.CallHeld;
import io.switchlog.messages.interaction.CallEvent.CallMonitoringEnded;
import io.switchlog.messages.interaction.CallEvent.CallMonitoringStarted;
import io.switchlog.messages.interaction.CallEvent.CallPlaced;
import io.switchlog.messages.interaction.CallEvent.CallRecordingPaused;
import io.switchlog.messages.interaction.CallEvent.CallRecordingResumed;
import io.switchlog.messages.interaction.CallEvent.CallRecordingStarted;
import io.switchlog.messages.interaction.CallEvent.CallRecordingStopped;
import io.switchlog.messages.interaction.CallEvent.CallReleased;
import io.switchlog.messages.interaction.CallEvent.CallResumed;
import io.switchlog.messages.interaction.InteractionEvent;
import io.switchlog.messages.interaction.InteractionEvent.InteractionAbandoned;
import io.switchlog.messages.interaction.InteractionEvent.InteractionAccepted;
import io.switchlog.messages.interaction.InteractionEvent.InteractionClosed;
import io.switchlog.messages.interaction.InteractionEvent.InteractionDirected;
import io.switchlog.messages.interaction.InteractionEvent.InteractionOfferExpired;
import io.switchlog.messages.interaction.InteractionEvent.InteractionOfferRejected;
import io.switchlog.messages.interaction.InteractionEvent.InteractionOfferRescinded;
import io.switchlog.messages.interaction.InteractionEvent.InteractionOffered;
import io.switchlog.messages.interaction.InteractionEvent.InteractionQueued;
import io.switchlog.messages.interaction.InteractionEvent.InteractionReceived;
import io.switchlog.messages.interaction.InteractionEvent.InteractionRoutedAnew;
import io.switchlog.messages.interaction.InteractionEvent.InteractionTimedOut;
import io.switchlog.messages.interaction.InteractionEvent.InteractionTransferred;
import io.switchlog.messages.interaction.Origin;
import io.switchlog.messages.queue.QueueId;
import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What is known of a call, and what of it was reported already: its events so far, folded. */
final class CallState {
    enum Phase {
        /** In no queue and with nobody yet. */
        ON_ITS_WAY,
        WAITING,
        TALKING,
        /** The agent who had it has let go of it. */
        LEFT,
        ABANDONED,
        /** Its last step came to nothing. */
        UNANSWERED
    }

    /** @param visitNo 0 where no queue is visited */
    record Step(
            int number,
            int visitNo,
            @Nullable QueueId queueId,
            @Nullable AgentId directedTo) {}

    record Recording(RecordingState state, Instant at) {}

    enum RecordingState {
        RUNNING,
        PAUSED,
        STOPPED
    }

    record Monitor(String supervisor, AgentId agentId) {}

    /** @param mode null once he is gone */
    record Monitored(@Nullable Monitoring mode, Instant at) {}

    private boolean known;
    private boolean call;
    private boolean began;
    private boolean placed;
    private boolean answered;
    private boolean ended;
    private AccountId accountId = new AccountId(new UUID(0, 0));
    private String accountName = "";
    private int steps;
    private int routeNo = 1;
    private Origin origin = Origin.NEW;
    private Phase phase = Phase.ON_ITS_WAY;
    private @Nullable Step step;
    private int offersOfStep;
    private @Nullable AgentId handler;
    private @Nullable AgentId lastHandler;
    private @Nullable Instant heldOrResumedAt;
    private boolean held;
    private final Map<Integer, Step> visits = new HashMap<>();
    /** Whose telephone rings, and since when. */
    private final Map<AgentId, Instant> ringing = new LinkedHashMap<>();
    /** When each agent's telephone was last heard of in this step. */
    private final Map<AgentId, Instant> heard = new HashMap<>();
    /** When each agent was last heard of in steps without a queue. */
    private final Map<AgentId, Instant> direct = new HashMap<>();
    /** By step. */
    private final Map<Integer, AgentId> had = new HashMap<>();

    private final Set<Integer> released = new HashSet<>();
    private final Map<String, Recording> recordings = new LinkedHashMap<>();
    private final Map<Monitor, Monitored> monitors = new LinkedHashMap<>();
    private final Wishes wishes;

    CallState() {
        wishes = new Wishes();
    }

    /** A copy to try things on. */
    CallState(CallState other) {
        known = other.known;
        call = other.call;
        began = other.began;
        placed = other.placed;
        answered = other.answered;
        ended = other.ended;
        accountId = other.accountId;
        accountName = other.accountName;
        steps = other.steps;
        routeNo = other.routeNo;
        origin = other.origin;
        phase = other.phase;
        step = other.step;
        offersOfStep = other.offersOfStep;
        handler = other.handler;
        lastHandler = other.lastHandler;
        heldOrResumedAt = other.heldOrResumedAt;
        held = other.held;
        visits.putAll(other.visits);
        ringing.putAll(other.ringing);
        heard.putAll(other.heard);
        direct.putAll(other.direct);
        had.putAll(other.had);
        released.addAll(other.released);
        recordings.putAll(other.recordings);
        monitors.putAll(other.monitors);
        wishes = new Wishes(other.wishes);
    }

    boolean isKnown() {
        return known;
    }

    /** And not what came in on another channel. */
    boolean isCall() {
        return call;
    }

    boolean hasBegun() {
        return began;
    }

    boolean isPlaced() {
        return placed;
    }

    boolean isAnswered() {
        return answered;
    }

    boolean isEnded() {
        return ended;
    }

    AccountId accountId() {
        return accountId;
    }

    String accountName() {
        return accountName;
    }

    int steps() {
        return steps;
    }

    int routeNo() {
        return routeNo;
    }

    Origin origin() {
        return origin;
    }

    boolean is(Phase asked) {
        return phase == asked;
    }

    /** The step under way, or the last. */
    Step step() {
        return requireNonNull(step);
    }

    boolean isWaitingIn(@Nullable Step asked) {
        return phase == Phase.WAITING && asked != null && asked.equals(step);
    }

    boolean wasOfferedInStep() {
        return offersOfStep > 0;
    }

    /** The visit with this number, or null if it was not reported. */
    @Nullable
    Step visit(int visitNo) {
        return visits.get(visitNo);
    }

    /** Who has the call. */
    @Nullable
    AgentId handler() {
        return handler;
    }

    /** Who has it, or had it last. */
    @Nullable
    AgentId lastHandler() {
        return lastHandler;
    }

    Map<AgentId, Instant> ringing() {
        return ringing;
    }

    /** Whether a report about an agent's telephone tells nothing new. */
    boolean isOldNews(AgentId agentId, Instant at) {
        Instant last = heard.get(agentId);
        return last != null && !at.isAfter(last);
    }

    /** The same about a step without a queue. */
    boolean isOldNewsOutsideQueues(AgentId agentId, Instant at) {
        Instant last = direct.get(agentId);
        return last != null && !at.isAfter(last);
    }

    /** The agent who had the call in this step, or null. */
    @Nullable
    AgentId had(int stepNo) {
        return had.get(stepNo);
    }

    /** The last step without a queue in which this agent had the call, or null. */
    @Nullable
    Integer lastStepWith(AgentId agentId) {
        Set<Integer> inQueues = new HashSet<>();
        visits.values().forEach(visit -> inQueues.add(visit.number()));
        return had.entrySet().stream()
                .filter(entry -> entry.getValue().equals(agentId) && !inQueues.contains(entry.getKey()))
                .map(Map.Entry::getKey)
                .max(Integer::compare)
                .orElse(null);
    }

    boolean isReleaseReported(int stepNo) {
        return released.contains(stepNo);
    }

    boolean isHeld() {
        return held;
    }

    boolean isOldNewsOfHolding(Instant at) {
        return heldOrResumedAt != null && !at.isAfter(heldOrResumedAt);
    }

    Map<String, Recording> recordings() {
        return recordings;
    }

    Map<Monitor, Monitored> monitors() {
        return monitors;
    }

    Wishes wishes() {
        return wishes;
    }

    void evolve(InteractionEvent event, Instant at) {
        if (event instanceof CallEvent ofCall) {
            wishes.evolve(ofCall, at);
            evolve(ofCall, at);
        } else if (event instanceof InteractionReceived received) {
            known = true;
            call = received.channel() == Channel.VOICE;
            accountId = received.accountId();
            accountName = received.accountName();
        } else if (event instanceof InteractionQueued queued) {
            Integer visitNo = queued.visitNo();
            begin(new Step(queued.stepNo(), visitNo == null ? 0 : visitNo, queued.queueId(), null), queued.routeNo());
        } else if (event instanceof InteractionDirected directed) {
            begin(new Step(directed.stepNo(), 0, null, directed.agentId()), directed.routeNo());
        } else if (event instanceof InteractionOffered offered) {
            ringing.put(offered.agentId(), at);
            heard.put(offered.agentId(), at);
            offersOfStep++;
        } else if (event instanceof InteractionOfferExpired expired) {
            ringing.remove(expired.agentId());
            heard.put(expired.agentId(), at);
        } else if (event instanceof InteractionOfferRejected rejected) {
            ringing.remove(rejected.agentId());
            heard.put(rejected.agentId(), at);
        } else if (event instanceof InteractionOfferRescinded rescinded) {
            ringing.remove(rescinded.agentId());
        } else if (event instanceof InteractionAccepted accepted) {
            accepted(accepted, at);
        } else if (event instanceof InteractionTimedOut) {
            phase = Phase.UNANSWERED;
        } else if (event instanceof InteractionAbandoned) {
            phase = Phase.ABANDONED;
        } else if (event instanceof InteractionClosed) {
            phase = Phase.LEFT;
            handler = null;
        } else if (event instanceof InteractionTransferred || event instanceof InteractionRoutedAnew) {
            origin = nextOrigin();
            phase = Phase.ON_ITS_WAY;
            handler = null;
            routeNo++;
        }
    }

    private Origin nextOrigin() {
        return switch (phase) {
            case UNANSWERED, ON_ITS_WAY, WAITING -> origin;
            case ABANDONED -> Origin.REOPENED;
            case TALKING, LEFT -> Origin.TRANSFER;
        };
    }

    private void begin(Step next, int itsRouteNo) {
        step = next;
        steps = next.number();
        routeNo = itsRouteNo;
        phase = Phase.WAITING;
        offersOfStep = 0;
        ringing.clear();
        heard.clear();
        if (next.visitNo() > 0) {
            visits.put(next.visitNo(), next);
        }
    }

    private void accepted(InteractionAccepted event, Instant at) {
        ringing.remove(event.agentId());
        phase = Phase.TALKING;
        handler = event.agentId();
        lastHandler = event.agentId();
        had.put(event.stepNo(), event.agentId());
        held = false;
        if (event.queueId() == null) {
            direct.put(event.agentId(), at);
        }
    }

    private void evolve(CallEvent event, Instant at) {
        if (event instanceof CallBegan arrival) {
            began = true;
            accountId = arrival.accountId();
            accountName = arrival.accountName();
        } else if (event instanceof CallPlaced) {
            placed = true;
        } else if (event instanceof CallAnswered) {
            answered = true;
        } else if (event instanceof CallHeld || event instanceof CallResumed) {
            held = event instanceof CallHeld;
            heldOrResumedAt = at;
        } else if (event instanceof CallReleased letGo) {
            if (!letGo.concluded()) {
                released.add(letGo.stepNo());
            }
            direct.merge(letGo.agentId(), at, (one, other) -> one.isAfter(other) ? one : other);
        } else if (event instanceof CallRecordingStarted started) {
            recordings.put(started.file(), new Recording(RecordingState.RUNNING, at));
        } else if (event instanceof CallRecordingPaused paused) {
            recordings.put(paused.file(), new Recording(RecordingState.PAUSED, at));
        } else if (event instanceof CallRecordingResumed resumed) {
            recordings.put(resumed.file(), new Recording(RecordingState.RUNNING, at));
        } else if (event instanceof CallRecordingStopped stopped) {
            recordings.put(stopped.file(), new Recording(RecordingState.STOPPED, at));
        } else if (event instanceof CallMonitoringStarted started) {
            monitors.put(new Monitor(started.supervisor(), started.agentId()), new Monitored(started.mode(), at));
        } else if (event instanceof CallMonitoringEnded gone) {
            monitors.put(new Monitor(gone.supervisor(), gone.agentId()), new Monitored(null, at));
        } else if (event instanceof CallEnded) {
            ended = true;
        }
    }
}
