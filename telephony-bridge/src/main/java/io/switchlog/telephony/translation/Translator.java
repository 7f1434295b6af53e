package io.switchlog.telephony.translation;

import io.switchlog.messages.agent.AgentId;
import io.switchlog.messages.call.CallCommand;
import io.switchlog.messages.call.Party;
import io.switchlog.messages.call.QueueExit;
import io.switchlog.messages.call.Release;
import io.switchlog.messages.call.RingOutcome;
import io.switchlog.telephony.ami.AmiEvent;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Turns the events of one switchboard into reports of calls. The same events give the same reports, whatever else is
 * going on; so what is lost with the process is had again by taking the events from {@link #replayFrom()} on.
 *
 * <p>What queue events mean is told by those around them: an abandon is told for every way out of a queue without an
 * agent, and its reason follows as a {@code UserEvent} of the dialplan, or not at all if the caller is gone.
 */
public final class Translator {
    /** The end of a talk is told after the channels are gone, or never. */
    private static final Duration LAST_WORD_WITHIN = Duration.ofSeconds(5);

    private final String pbx;
    private final OpenCalls calls;
    private final Recordings recordings = new Recordings();
    private final Listeners listeners;
    private Instant heardUntil = Instant.EPOCH;

    public Translator(String pbx, CentreDirectory directory, Seals seals) {
        this.pbx = pbx;
        this.calls = new OpenCalls(pbx, directory, seals);
        this.listeners = new Listeners(directory);
    }

    /** Whether anything can follow from an event of this name. */
    public static boolean knows(String name) {
        return Meaning.of(name).isPresent();
    }

    /** The place of the first event that is still needed, or the one after the last if no call is open. */
    public long replayFrom(long next) {
        return calls.replayFrom(next);
    }

    /** How many calls are open. */
    public int open() {
        return calls.open();
    }

    /**
     * Takes the next event.
     *
     * @param seq its place among all that were received
     */
    public List<CallCommand> take(long seq, AmiEvent event) {
        Reports reports = new Reports(pbx, event.name().equals(Findings.NAME));
        endOverdue(event.timestamp(), reports);
        Meaning.of(event.name()).ifPresent(meaning -> meaning.take(this, seq, event, reports));
        heardUntil = event.timestamp();
        return reports.all();
    }

    /**
     * Nothing has happened until now.
     *
     * @param now by the switchboard's clock
     */
    public List<CallCommand> passed(Instant now) {
        Reports reports = new Reports(pbx, false);
        endOverdue(now, reports);
        return reports.all();
    }

    private void lookBack(long seq, AmiEvent event, Reports reports) {
        new LookBack(pbx, calls, reports).over(Findings.of(event), seq, heardUntil);
    }

    private void endOverdue(Instant now, Reports reports) {
        for (Ending ending : calls.endings(now.minus(LAST_WORD_WITHIN))) {
            end(ending.call(), ending.by(), ending.cause(), ending.at(), reports);
        }
    }

    void end(CallTrack call, Party by, @Nullable Integer cause, Instant at, Reports reports) {
        recordings.ended(call, at, reports);
        listeners.ended(call, at, reports);
        call.ended(by, cause, at, reports);
        calls.remove(call);
    }

    void channelBegan(long seq, AmiEvent event) {
        calls.began(Channel.of(event, seq), event.get("Channel"));
    }

    void joined(long seq, AmiEvent event, Reports reports) {
        CallTrack call = calls.callOf(event, seq);
        call.joined(event.get("Queue"), event.timestamp(), reports);
        recordings.known(call, reports);
    }

    void rang(AmiEvent event, Reports reports) {
        calls.find(event.get("Uniqueid")).ifPresent(call -> {
            AgentId agent = member(event);
            calls.leg(event.get("DestUniqueid"), call, agent);
            call.rang(agent, event.get("MemberName"), event.timestamp(), reports);
        });
    }

    /** Whoever is busy, or declines, has not let it ring. */
    void notAnswered(AmiEvent event, Reports reports) {
        boolean busy = event.get("RingTime").equals("0");
        calls.find(event.get("Uniqueid"))
                .ifPresent(call -> call.ringEnded(
                        member(event), busy ? RingOutcome.BUSY : RingOutcome.NO_ANSWER, event.timestamp(), reports));
    }

    void connected(AmiEvent event, Reports reports) {
        calls.find(event.get("Uniqueid")).ifPresent(call -> {
            AgentId agent = member(event);
            calls.leg(event.get("DestUniqueid"), call, agent);
            call.connected(agent, event.get("MemberName"), event.timestamp(), reports);
        });
    }

    void completed(AmiEvent event, Reports reports) {
        Optional<Ending> ending = calls.ending(event.get("Uniqueid"));
        CallTrack call = ending.map(Ending::call)
                .or(() -> calls.find(event.get("Uniqueid")))
                .orElse(null);
        if (call == null || call.talk() == null || call.talk().visitNo() == CallTrack.DIRECT) {
            return;
        }
        Instant at = ending.map(Ending::at).orElseGet(event::timestamp);
        switch (event.get("Reason")) {
            case "caller" -> call.release(Release.CALLER_HUNG_UP, at, reports);
            case "agent" -> call.release(Release.AGENT_HUNG_UP, at, reports);
            case "transfer" -> call.release(call.transferOr(Release.BLIND_TRANSFER), at, reports);
            default -> call.release(Release.SWITCHBOARD, at, reports);
        }
        ending.ifPresent(last -> end(
                call, event.get("Reason").equals("agent") ? Party.AGENT : last.by(), last.cause(), last.at(), reports));
    }

    void abandoned(AmiEvent event) {
        visit(event).ifPresent(visit -> visit.abandonedAt = event.timestamp());
    }

    void left(AmiEvent event) {
        visit(event).ifPresent(visit -> visit.leftAt = event.timestamp());
    }

    private Optional<Visit> visit(AmiEvent event) {
        return calls.find(event.get("Uniqueid"))
                .filter(CallTrack::waitsInQueue)
                .map(CallTrack::visit)
                .filter(visit -> visit.queue.equals(event.get("Queue")));
    }

    /** What the dialplan says: {@code UserEvent(QueueExit,Queue: q,Status: ${QUEUESTATUS})}. */
    void said(long seq, AmiEvent event, Reports reports) {
        if (!event.get("UserEvent").equals("QueueExit")) {
            return;
        }
        QueueExit exit = QueueStatus.exit(event.get("Status"));
        String queue = event.get("Queue");
        if (exit == QueueExit.FULL || exit == QueueExit.JOIN_EMPTY) {
            calls.callOf(event, seq).turnedAway(queue, exit, event.timestamp(), reports);
            return;
        }
        if (exit == QueueExit.UNKNOWN) {
            if (QueueStatus.isServed(event.get("Status"))) {
                agentHungUp(event, reports);
            }
            return;
        }
        visit(event)
                .ifPresent(visit -> calls.find(event.get("Uniqueid"))
                        .ifPresent(call -> call.exited(
                                exit, visit.abandonedAt == null ? event.timestamp() : visit.abandonedAt, reports)));
    }

    /** The caller is on his own again. That the agent's part is complete is told as well, but not always. */
    private void agentHungUp(AmiEvent event, Reports reports) {
        calls.find(event.get("Uniqueid"))
                .filter(call ->
                        call.talk() != null && call.talk().visitNo() != CallTrack.DIRECT && !call.isBeingPassedOn())
                .ifPresent(call -> call.release(Release.AGENT_HUNG_UP, event.timestamp(), reports));
    }

    void dialled(long seq, AmiEvent event, Reports reports) {
        calls.dialled(seq, event, reports);
    }

    void dialEnded(AmiEvent event, Reports reports) {
        calls.dialEnded(event, reports);
    }

    void transferredBlindly(AmiEvent event) {
        calls.find(event.get("TransfereeUniqueid"))
                .ifPresent(call -> call.transferred(Release.BLIND_TRANSFER, calls.agentAt(event.get("Extension"))));
    }

    /** The agent asked another one first; the two are the calls of his that are joined. */
    void transferredAfterAsking(AmiEvent event, Reports reports) {
        calls.legOf(event.get("OrigTransfererUniqueid"))
                .ifPresent(first -> calls.handOver(
                        first,
                        event.get("SecondTransfererUniqueid"),
                        event.get("TransferTargetUniqueid"),
                        event.timestamp(),
                        reports));
    }

    void paired(AmiEvent event) {
        calls.paired(event.get("LocalOneUniqueid"), event.get("LocalTwoUniqueid"));
    }

    void held(AmiEvent event, boolean music, Reports reports) {
        calls.callOrLegOf(event.get("Uniqueid")).ifPresent(call -> call.held(music, event.timestamp(), reports));
    }

    void recorded(AmiEvent event, Reports reports) {
        recordings.take(event, calls.callOrLegOf(event.get("Uniqueid")).orElse(null), reports);
    }

    void listened(AmiEvent event, Reports reports) {
        listeners.take(event, calls, reports);
    }

    void wantedToEnd(AmiEvent event) {
        calls.wantedToEnd(event);
    }

    void hungUp(AmiEvent event, Reports reports) {
        String uniqueId = event.get("Uniqueid");
        Instant at = event.timestamp();
        recordings.hungUp(uniqueId, at, reports);
        calls.find(uniqueId).ifPresent(call -> {
            Party by = calls.endedBy(call);
            Integer cause = number(event.get("Cause"));
            CallTrack.Talk talk = call.talk();
            if (talk != null && talk.visitNo() != CallTrack.DIRECT) {
                // Who hung up, and whether it was passed on, is said afterwards.
                calls.ends(new Ending(call, by, cause, at));
            } else {
                end(call, by, cause, at, reports);
            }
        });
        calls.legEnded(uniqueId, at, reports);
        calls.gone(uniqueId, event.get("Channel"));
    }

    private AgentId member(AmiEvent event) {
        return calls.member(event.get("MemberName"), event.get("Interface"));
    }

    private static @Nullable Integer number(String text) {
        return text.matches("[0-9]{1,3}") ? Integer.valueOf(text) : null;
    }

    /** A call whose channel is gone and of which the last word is awaited. */
    record Ending(CallTrack call, Party by, @Nullable Integer cause, Instant at) {}

    /** An agent's channel in a call. */
    record Leg(String uniqueId, CallTrack call, AgentId agentId) {}

    /** What each event means to calls. */
    private enum Meaning {
        NEWCHANNEL((translator, seq, event, reports) -> translator.channelBegan(seq, event)),
        QUEUECALLERJOIN((translator, seq, event, reports) -> translator.joined(seq, event, reports)),
        QUEUECALLERABANDON((translator, seq, event, reports) -> translator.abandoned(event)),
        QUEUECALLERLEAVE((translator, seq, event, reports) -> translator.left(event)),
        AGENTCALLED((translator, seq, event, reports) -> translator.rang(event, reports)),
        AGENTRINGNOANSWER((translator, seq, event, reports) -> translator.notAnswered(event, reports)),
        AGENTCONNECT((translator, seq, event, reports) -> translator.connected(event, reports)),
        AGENTCOMPLETE((translator, seq, event, reports) -> translator.completed(event, reports)),
        USEREVENT((translator, seq, event, reports) -> translator.said(seq, event, reports)),
        DIALBEGIN((translator, seq, event, reports) -> translator.dialled(seq, event, reports)),
        DIALEND((translator, seq, event, reports) -> translator.dialEnded(event, reports)),
        BLINDTRANSFER((translator, seq, event, reports) -> translator.transferredBlindly(event)),
        ATTENDEDTRANSFER((translator, seq, event, reports) -> translator.transferredAfterAsking(event, reports)),
        LOCALBRIDGE((translator, seq, event, reports) -> translator.paired(event)),
        HOLD((translator, seq, event, reports) -> translator.held(event, true, reports)),
        UNHOLD((translator, seq, event, reports) -> translator.held(event, false, reports)),
        MIXMONITORSTART((translator, seq, event, reports) -> translator.recorded(event, reports)),
        MIXMONITORSTOP((translator, seq, event, reports) -> translator.recorded(event, reports)),
        MIXMONITORMUTE((translator, seq, event, reports) -> translator.recorded(event, reports)),
        CHANSPYSTART((translator, seq, event, reports) -> translator.listened(event, reports)),
        CHANSPYSTOP((translator, seq, event, reports) -> translator.listened(event, reports)),
        HANGUPREQUEST((translator, seq, event, reports) -> translator.wantedToEnd(event)),
        SOFTHANGUPREQUEST((translator, seq, event, reports) -> translator.wantedToEnd(event)),
        HANGUP((translator, seq, event, reports) -> translator.hungUp(event, reports)),
        SWITCHLOGLOOKBACK((translator, seq, event, reports) -> translator.lookBack(seq, event, reports));

        @FunctionalInterface
        private interface Taking {
            void take(Translator translator, long seq, AmiEvent event, Reports reports);
        }

        private static final Map<String, Meaning> BY_NAME =
                Stream.of(values()).collect(Collectors.toUnmodifiableMap(Meaning::name, one -> one));

        private final Taking taking;

        Meaning(Taking taking) {
            this.taking = taking;
        }

        static Optional<Meaning> of(String event) {
            return Optional.ofNullable(BY_NAME.get(event.toUpperCase(Locale.ROOT)));
        }

        void take(Translator translator, long seq, AmiEvent event, Reports reports) {
            taking.take(translator, seq, event, reports);
        }
    }
}
