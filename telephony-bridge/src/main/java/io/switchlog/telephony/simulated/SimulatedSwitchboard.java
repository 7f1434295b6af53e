package io.switchlog.telephony.simulated;

import io.switchlog.messages.agent.AgentId;
import io.switchlog.telephony.CallId;
import io.switchlog.telephony.Switchboard;
import io.switchlog.telephony.SwitchboardRefused;
import io.switchlog.telephony.SwitchboardSignal;
import io.switchlog.telephony.SwitchboardSignal.AgentRang;
import io.switchlog.telephony.SwitchboardSignal.Answered;
import io.switchlog.telephony.SwitchboardSignal.CallArrived;
import io.switchlog.telephony.SwitchboardSignal.Held;
import io.switchlog.telephony.SwitchboardSignal.HungUp;
import io.switchlog.telephony.SwitchboardSignal.Party;
import io.switchlog.telephony.SwitchboardSignal.Resumed;
import io.switchlog.telephony.SwitchboardSignal.RingEnded;
import io.switchlog.telephony.SwitchboardSignal.RingOutcome;
import io.switchlog.telephony.SwitchboardSignal.SpyJoined;
import io.switchlog.telephony.SwitchboardSignal.SwitchboardLost;
import io.switchlog.telephony.SwitchboardSignal.SwitchboardRegained;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.PriorityQueue;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A switchboard without wires. Time passes on the clock it is given; {@link #tick()} lets happen what is due by then, each
 * thing at its own time. The same script and the same clock give the same signals.
 */
public final class SimulatedSwitchboard implements Switchboard {
    private static final PhoneBehaviour UNLESS_SCRIPTED = new PhoneBehaviour.Ignores();

    private final String name;
    private final Clock clock;
    private final List<Listener> listeners = new ArrayList<>();
    private final Map<AgentId, PhoneBehaviour> behaviours = new HashMap<>();
    private final Map<CallId, Call> calls = new LinkedHashMap<>();
    private final PriorityQueue<Due> due =
            new PriorityQueue<>(Comparator.comparing(Due::at).thenComparing(Due::number));
    private long planned;
    private @Nullable Instant blindSince;

    private record Due(Instant at, long number, Runnable what) {}

    /** A call and who is on it. */
    private static final class Call {
        private final Set<AgentId> ringing = new LinkedHashSet<>();
        private boolean answered;
        private boolean held;
    }

    public SimulatedSwitchboard(String name, Clock clock) {
        this.name = name;
        this.clock = clock;
    }

    /** From now on this agent's phone behaves like this; without a script it is ignored. */
    public synchronized void script(AgentId agentId, PhoneBehaviour behaviour) {
        behaviours.put(agentId, behaviour);
    }

    /** A contact rings. */
    public synchronized CallId callArrives(String uniqueId, String dialled, String caller) {
        CallId call = new CallId(name, uniqueId);
        calls.put(call, new Call());
        signal(new CallArrived(call, dialled, caller, clock.instant()));
        return call;
    }

    /** The contact hangs up; nothing happens if the call is over. */
    public synchronized void callerHangsUp(CallId call) {
        end(call, Party.CALLER, clock.instant());
    }

    /** The link breaks: what happens from now on is not told, and requests are refused. */
    public synchronized void loseLink() {
        Instant now = clock.instant();
        signal(new SwitchboardLost(name, now));
        blindSince = now;
    }

    /** The link is back. */
    public synchronized void regainLink() {
        Instant since = blindSince;
        if (since != null) {
            blindSince = null;
            signal(new SwitchboardRegained(name, since, clock.instant()));
        }
    }

    /** The calls that are not over, as a switchboard answers when it is asked for its status. */
    public synchronized Set<CallId> calls() {
        return Set.copyOf(calls.keySet());
    }

    /** Lets happen what is due by now, in the order of the times at which it is due. */
    public synchronized void tick() {
        Instant now = clock.instant();
        for (Due next = due.peek(); next != null && !next.at().isAfter(now); next = due.peek()) {
            due.remove(next);
            next.what().run();
        }
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public synchronized void listen(Listener listener) {
        listeners.add(listener);
    }

    @Override
    public synchronized void ring(Ring ring) {
        Call call = callOf(ring.call());
        refuseIf(call.answered, "the call is answered");
        Instant now = clock.instant();
        PhoneBehaviour behaviour = behaviours.getOrDefault(ring.agentId(), UNLESS_SCRIPTED);
        if (behaviour instanceof PhoneBehaviour.Busy) {
            signal(new RingEnded(ring.call(), ring.agentId(), RingOutcome.BUSY, now));
            return;
        }
        refuseIf(!call.ringing.add(ring.agentId()), "the phone rings already");
        signal(new AgentRang(ring.call(), ring.agentId(), now));
        if (behaviour instanceof PhoneBehaviour.Answers answers) {
            Instant then = now.plus(answers.after());
            plan(then, () -> answer(ring.call(), ring.agentId(), then));
        }
        Instant end = now.plus(ring.atMost());
        plan(end, () -> {
            if (call.ringing.remove(ring.agentId())) {
                signal(new RingEnded(ring.call(), ring.agentId(), RingOutcome.NO_ANSWER, end));
            }
        });
    }

    @Override
    public synchronized void connect(CallId call, AgentId agentId) {
        refuseIf(!callOf(call).ringing.contains(agentId), "the phone does not ring");
        answer(call, agentId, clock.instant());
    }

    @Override
    public synchronized void hold(CallId id) {
        Call call = talking(id);
        refuseIf(call.held, "the call is on hold");
        call.held = true;
        signal(new Held(id, clock.instant()));
    }

    @Override
    public synchronized void resume(CallId id) {
        Call call = talking(id);
        refuseIf(!call.held, "the call is not on hold");
        call.held = false;
        signal(new Resumed(id, clock.instant()));
    }

    @Override
    public synchronized void release(CallId call) {
        callOf(call);
        end(call, Party.AGENT, clock.instant());
    }

    @Override
    public synchronized void spy(Spy spy) {
        talking(spy.call());
        signal(new SpyJoined(spy.call(), spy.extension(), spy.mode(), clock.instant()));
    }

    private void answer(CallId id, AgentId agentId, Instant at) {
        Call call = calls.get(id);
        if (call == null || !call.ringing.remove(agentId)) {
            return;
        }
        call.answered = true;
        signal(new Answered(id, agentId, at));
        stopRinging(id, call, at);
    }

    private void end(CallId id, Party by, Instant at) {
        Call call = calls.remove(id);
        if (call != null) {
            stopRinging(id, call, at);
            signal(new HungUp(id, by, at));
        }
    }

    private void stopRinging(CallId id, Call call, Instant at) {
        for (AgentId agentId : List.copyOf(call.ringing)) {
            call.ringing.remove(agentId);
            signal(new RingEnded(id, agentId, RingOutcome.CANCELLED, at));
        }
    }

    private Call callOf(CallId id) {
        refuseIf(blindSince != null, "the link to " + name + " is down");
        Call call = calls.get(id);
        if (call == null) {
            throw new SwitchboardRefused("there is no call " + id.uniqueId());
        }
        return call;
    }

    private Call talking(CallId id) {
        Call call = callOf(id);
        refuseIf(!call.answered, "nobody talks on call " + id.uniqueId());
        return call;
    }

    private void plan(Instant at, Runnable what) {
        due.add(new Due(at, planned++, what));
    }

    private void signal(SwitchboardSignal signal) {
        if (blindSince == null) {
            listeners.forEach(listener -> listener.heard(signal));
        }
    }

    private static void refuseIf(boolean refused, String why) {
        if (refused) {
            throw new SwitchboardRefused(why);
        }
    }
}
