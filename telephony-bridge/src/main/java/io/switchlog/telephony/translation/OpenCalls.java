package io.switchlog.telephony.translation;

import io.switchlog.messages.agent.AgentId;
import io.switchlog.messages.call.CallDirection;
import io.switchlog.messages.call.Party;
import io.switchlog.messages.call.Release;
import io.switchlog.messages.call.RingOutcome;
import io.switchlog.telephony.CallIds;
import io.switchlog.telephony.SwitchboardNames;
import io.switchlog.telephony.ami.AmiEvent;
import io.switchlog.telephony.translation.Translator.Ending;
import io.switchlog.telephony.translation.Translator.Leg;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The channels that are there, and which of them belong to which call. */
final class OpenCalls {
    private static final int MOST_REMEMBERED = 10_000;

    private final String pbx;
    private final CentreDirectory directory;
    private final Seals seals;
    private final Map<String, Channel> channels = new HashMap<>();
    private final Map<String, CallTrack> calls = new LinkedHashMap<>();
    private final Map<String, Leg> legs = new HashMap<>();
    /** By name: the two halves of a Local channel are told from each other by nothing else. */
    private final Map<String, String> uniqueIds = new HashMap<>();

    /** The other half of a Local channel, by the first. */
    private final Map<String, String> otherHalves = new HashMap<>();
    /** The first half of a Local channel, by the other. */
    private final Map<String, String> firstHalves = new HashMap<>();
    /** Calls on whose behalf the other half of a Local channel dials. */
    private final Map<String, CallTrack> proxies = new HashMap<>();

    /** The last calls that ended: the record may tell of them once more. */
    private final Map<String, Boolean> over = new LinkedHashMap<>() {
        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Boolean> eldest) {
            return size() > MOST_REMEMBERED;
        }
    };

    private final Map<String, Ending> endings = new LinkedHashMap<>();
    /** Which channel wanted to end first, by what links the channels. */
    private final Map<String, First> wantedToEnd = new HashMap<>();

    /** @param agents whether it was an agent's telephone */
    private record First(String uniqueId, boolean agents) {}

    OpenCalls(String pbx, CentreDirectory directory, Seals seals) {
        this.pbx = pbx;
        this.directory = directory;
        this.seals = seals;
    }

    void began(Channel channel, String name) {
        channels.putIfAbsent(channel.uniqueId(), channel);
        uniqueIds.put(name, channel.uniqueId());
    }

    /** The call of this event's channel; it becomes one if it is none yet. */
    CallTrack callOf(AmiEvent event, long seq) {
        String uniqueId = event.get("Uniqueid");
        Channel channel = channels.computeIfAbsent(uniqueId, unseen -> Channel.of(event, seq));
        return calls.computeIfAbsent(uniqueId, unseen -> new CallTrack(pbx, channel, directory, seals));
    }

    private CallTrack callOf(Channel channel) {
        return calls.computeIfAbsent(channel.uniqueId(), unseen -> new CallTrack(pbx, channel, directory, seals));
    }

    /** A call that was only found in a look back. */
    CallTrack adopt(Channel channel) {
        channels.putIfAbsent(channel.uniqueId(), channel);
        return callOf(channel);
    }

    Optional<CallTrack> find(String uniqueId) {
        return Optional.ofNullable(calls.get(uniqueId));
    }

    Optional<Leg> legOf(String uniqueId) {
        return Optional.ofNullable(legs.get(uniqueId));
    }

    Optional<CallTrack> callOrLegOf(String uniqueId) {
        return find(uniqueId).or(() -> legOf(uniqueId).map(Leg::call));
    }

    Collection<CallTrack> all() {
        return calls.values();
    }

    int open() {
        return calls.size();
    }

    long replayFrom(long next) {
        return Stream.concat(channels.values().stream(), calls.values().stream().map(CallTrack::caller))
                .mapToLong(Channel::seq)
                .min()
                .orElse(next);
    }

    void remove(CallTrack call) {
        String uniqueId = call.caller().uniqueId();
        calls.remove(uniqueId);
        over.put(uniqueId, true);
        endings.remove(uniqueId);
        wantedToEnd.remove(call.caller().linkedId());
        legs.values().removeIf(leg -> leg.call() == call);
        proxies.values().removeIf(one -> one == call);
    }

    /** Whether it has ended not long ago. */
    boolean isOver(String uniqueId) {
        return over.containsKey(uniqueId);
    }

    /** Only these channels are there now; where the others went was not heard. */
    void keepOnly(Set<String> present) {
        channels.keySet().retainAll(present);
        uniqueIds.values().retainAll(present);
        otherHalves.keySet().retainAll(present);
        firstHalves.keySet().retainAll(present);
        legs.keySet().retainAll(present);
    }

    void gone(String uniqueId, String name) {
        channels.remove(uniqueId);
        uniqueIds.remove(name);
        otherHalves.remove(uniqueId);
        firstHalves.remove(uniqueId);
    }

    AgentId member(String name, String device) {
        return SwitchboardNames.agent(name)
                .or(() -> directory.atDevice(device))
                .orElseGet(() -> CallIds.agent(pbx, name.isEmpty() ? device : name));
    }

    @Nullable
    AgentId agentAt(String extension) {
        return directory.atExtension(extension).orElse(null);
    }

    void leg(String uniqueId, CallTrack call, AgentId agentId) {
        if (!uniqueId.isEmpty()) {
            legs.put(uniqueId, new Leg(uniqueId, call, agentId));
        }
    }

    void dialled(long seq, AmiEvent event, Reports reports) {
        String uniqueId = event.get("Uniqueid");
        boolean byQueue = find(uniqueId).filter(CallTrack::waitsInQueue).isPresent();
        if (uniqueId.isEmpty() || byQueue || isBehindLeg(event.get("Channel"))) {
            // The switchboard rings somebody of its own accord, or a queue does and says so itself.
            return;
        }
        Channel caller = channels.computeIfAbsent(uniqueId, unseen -> Channel.of(event, seq));
        Optional<AgentId> to = directory.atDevice(Channel.device(event.get("DestChannel")));
        CallTrack onBehalfOf = proxies.get(uniqueId);
        if (onBehalfOf != null) {
            to.ifPresent(agent -> rings(onBehalfOf, agent, CallDirection.INBOUND, event, reports));
            return;
        }
        Optional<AgentId> from = directory.atDevice(caller.device());
        if (from.isPresent()) {
            CallTrack placed = callOf(caller.dialling(event.get("DialString")));
            placed.placed(from.get(), to.isPresent() ? CallDirection.INTERNAL : CallDirection.OUTBOUND, reports);
            leg(event.get("DestUniqueid"), placed, from.get());
        }
        if (to.isPresent()) {
            boolean internal = from.isPresent() || otherHalves.containsValue(uniqueId);
            CallTrack received = from.isPresent() ? callOf(destinationOf(event, caller, seq)) : callOf(caller);
            rings(received, to.get(), internal ? CallDirection.INTERNAL : CallDirection.INBOUND, event, reports);
        }
    }

    private void rings(CallTrack call, AgentId agent, CallDirection direction, AmiEvent event, Reports reports) {
        leg(event.get("DestUniqueid"), call, agent);
        call.rangDirectly(agent, direction, event.timestamp(), reports);
    }

    /** The two halves of a Local channel. */
    void paired(String one, String two) {
        otherHalves.put(one, two);
        firstHalves.put(two, one);
    }

    /** Whether this is the other half of a Local channel by which a queue calls its member. */
    private boolean isBehindLeg(String name) {
        return name.endsWith(";2") && legs.containsKey(uniqueIds.get(name.substring(0, name.length() - 1) + "1"));
    }

    /** Between agents each has a call of his own: the one who is called has it from the one who calls. */
    private Channel destinationOf(AmiEvent event, Channel caller, long seq) {
        Channel channel = new Channel(
                event.get("DestUniqueid"),
                caller.linkedId(),
                Channel.device(event.get("DestChannel")),
                Channel.number(event.get("DialString")),
                caller.number(),
                caller.name(),
                event.timestamp(),
                seq);
        channels.put(channel.uniqueId(), channel);
        return channel;
    }

    void dialEnded(AmiEvent event, Reports reports) {
        Leg leg = legs.get(event.get("DestUniqueid"));
        if (leg == null || leg.call().waitsInQueue()) {
            return;
        }
        Instant at = event.timestamp();
        boolean answered = event.get("DialStatus").equals("ANSWER");
        if (answered) {
            find(event.get("Uniqueid")).filter(CallTrack::placed).ifPresent(placed -> placed.answered(at, reports));
            leg.call().connectedDirectly(at, reports);
            return;
        }
        leg.call()
                .ringEndedDirectly(
                        switch (event.get("DialStatus")) {
                            case "BUSY", "CONGESTION" -> RingOutcome.BUSY;
                            case "CANCEL" -> RingOutcome.CANCELLED;
                            default -> RingOutcome.NO_ANSWER;
                        },
                        at,
                        reports);
    }

    /**
     * The call that an agent had goes on with the one whom he asked. What the two had for asking is over; if the other
     * one has not answered yet, it is on behalf of the call that his telephone rings.
     *
     * @param second the channel on which the agent asked
     * @param target the channel that takes his place
     */
    void handOver(Leg first, String second, String target, Instant at, Reports reports) {
        String half = otherHalves.get(target);
        List<CallTrack> asking = new ArrayList<>(calls.values().stream()
                .filter(call -> call != first.call())
                .filter(call -> call.caller().uniqueId().equals(half)
                        || call.caller().uniqueId().equals(target)
                        || call.caller().uniqueId().equals(second))
                .toList());
        AgentId asked = asking.stream()
                .map(CallTrack::talk)
                .filter(Objects::nonNull)
                .map(CallTrack.Talk::agentId)
                .findFirst()
                .orElse(null);
        List<Leg> theirs = legs.values().stream()
                .filter(leg -> asking.contains(leg.call()) && !leg.uniqueId().equals(second))
                .toList();
        for (CallTrack call : asking) {
            call.ended(Party.AGENT, null, at, reports);
            remove(call);
        }
        theirs.forEach(leg -> leg(leg.uniqueId(), first.call(), leg.agentId()));
        if (asked != null) {
            first.call().handedOver(asked, at, reports);
        } else {
            first.call().transferred(Release.ATTENDED_TRANSFER, half == null ? null : agentDialledBy(half));
        }
        if (half != null) {
            proxies.put(half, first.call());
        }
    }

    @Nullable
    private AgentId agentDialledBy(String uniqueId) {
        Channel channel = channels.get(uniqueId);
        return channel == null ? null : agentAt(channel.dialled());
    }

    void wantedToEnd(AmiEvent event) {
        String uniqueId = firstHalves.getOrDefault(event.get("Uniqueid"), event.get("Uniqueid"));
        Leg leg = legs.get(uniqueId);
        boolean declines = leg != null && leg.call().agent() == null;
        if (!declines) {
            wantedToEnd.putIfAbsent(event.get("Linkedid"), new First(uniqueId, leg != null));
        }
    }

    /** Whose channel wanted to end first; nobody's, if the dialplan came to its end. */
    Party endedBy(CallTrack call) {
        First first = wantedToEnd.get(call.caller().linkedId());
        if (first == null) {
            return Party.SWITCHBOARD;
        }
        boolean own = first.uniqueId().equals(call.caller().uniqueId());
        if (!own && !first.agents()) {
            return Party.SWITCHBOARD;
        }
        return own == call.placed() ? Party.AGENT : Party.CALLER;
    }

    void ends(Ending ending) {
        endings.put(ending.call().caller().uniqueId(), ending);
    }

    Optional<Ending> ending(String uniqueId) {
        return Optional.ofNullable(endings.get(uniqueId));
    }

    List<Ending> endings(Instant until) {
        return endings.isEmpty()
                ? List.of()
                : endings.values().stream()
                        .filter(ending -> ending.at().isBefore(until))
                        .toList();
    }

    /** An agent's channel is gone, while the caller's may go on without him. */
    void legEnded(String uniqueId, Instant at, Reports reports) {
        Leg leg = legs.remove(uniqueId);
        if (leg == null || leg.call().placed()) {
            return;
        }
        CallTrack.Talk talk = leg.call().talk();
        boolean his = talk != null
                && talk.visitNo() == CallTrack.DIRECT
                && talk.agentId().equals(leg.agentId());
        if (his && !endings.containsKey(leg.call().caller().uniqueId())) {
            leg.call().release(released(leg), at, reports);
        }
    }

    private Release released(Leg leg) {
        First first = wantedToEnd.get(leg.call().caller().linkedId());
        return first == null || first.agents() ? Release.AGENT_HUNG_UP : Release.CALLER_HUNG_UP;
    }
}
