package io.switchlog.switchboard.requests;

import io.switchlog.command.dispatch.Caller;
import io.switchlog.command.dispatch.Commands;
import io.switchlog.command.dispatch.Receipt;
import io.switchlog.command.dispatch.Refusal;
import io.switchlog.command.dispatch.Refused;
import io.switchlog.command.log.CommandIds;
import io.switchlog.command.log.LogReader;
import io.switchlog.command.log.Unknown;
import io.switchlog.command.vault.Vault;
import io.switchlog.messages.agent.AgentCallCommand.NoteCallRefusal;
import io.switchlog.messages.agent.AgentCallCommand.RequestCall;
import io.switchlog.messages.agent.AgentId;
import io.switchlog.messages.call.CallRequest.NoteRequestRefusal;
import io.switchlog.messages.call.CallRequest.RequestMonitoring;
import io.switchlog.messages.call.CallRequest.RequestRecording;
import io.switchlog.messages.call.Monitoring;
import io.switchlog.messages.call.RecordingRequest;
import io.switchlog.messages.interaction.CallEvent.CallRecordingRequested;
import io.switchlog.messages.interaction.InteractionId;
import io.switchlog.switchboard.Switchboards;
import io.switchlog.switchboard.requests.CallPlaces.CallPlace;
import io.switchlog.switchboard.requests.CallPlaces.Telephone;
import io.switchlog.telephony.CallIds;
import io.switchlog.telephony.SwitchboardNames;
import io.switchlog.telephony.asterisk.control.PbxActions;
import io.switchlog.telephony.asterisk.control.PbxActions.Dialling;
import io.switchlog.telephony.asterisk.control.PbxActions.Leg;
import io.switchlog.telephony.asterisk.control.PbxActions.SpyMode;
import io.switchlog.telephony.asterisk.control.PbxActions.Spying;
import io.switchlog.telephony.asterisk.control.PbxAnswer;
import io.switchlog.telephony.asterisk.control.PbxUnavailable;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Brings what people ask for to the switchboard. First the switchboard is reached, then the request is recorded, then it
 * is passed on: nothing is recorded that could not be asked for, and nothing is done that is not in the log. A request
 * that comes again under its key is not passed on again.
 */
public final class CallRequests {
    private static final AgentId NOBODY = new AgentId(new UUID(0, 0));

    private final Switchboards switchboards;
    private final CallPlaces places;
    private final Commands commands;
    private final LogReader log;
    private final Vault vault;

    /** An agent's telephone at a switchboard. */
    private record Seat(PbxActions pbx, Telephone telephone) {}

    /** A call at it. @param name of the switchboard */
    private record Line(String name, Seat seat, Leg leg) {}

    /** What was recorded, and which interaction it is about. */
    record Requested(InteractionId interactionId, Receipt receipt) {}

    public CallRequests(Switchboards switchboards, CallPlaces places, Commands commands, LogReader log, Vault vault) {
        this.switchboards = switchboards;
        this.places = places;
        this.commands = commands;
        this.log = log;
        this.vault = vault;
    }

    /** The switchboards that there are. */
    Set<String> switchboards() {
        return switchboards.names();
    }

    /**
     * Calls a number on behalf of an agent.
     *
     * @param pbx by which switchboard, or null if there is none
     * @throws PbxUnavailable if the switchboard cannot be reached
     */
    Requested dial(
            Caller caller,
            AgentId agentId,
            @Nullable String pbx,
            String number,
            @Nullable String prefix,
            boolean preview) {
        String by = pbx == null ? "" : pbx;
        String uniqueId = caller.newId().toString();
        RequestCall request = new RequestCall(
                agentId,
                CallIds.interaction(by, uniqueId),
                by,
                uniqueId,
                vault.seal(vault.phoneContact(number), number),
                prefix,
                preview);
        Seat seat = reached(caller, request, () -> new Seat(actions(by), telephone(agentId)));
        Receipt receipt = commands.send(caller, request);
        if (!receipt.repeated()) {
            Telephone at = seat.telephone();
            Dialling dialling = new Dialling(
                    uniqueId, at.device(), at.context(), prefix == null ? "" : prefix, number, at.callerId());
            passOn(
                    caller,
                    by,
                    () -> seat.pbx().dial(dialling),
                    answer -> new NoteCallRefusal(agentId, request.interactionId(), answer));
        }
        return new Requested(request.interactionId(), receipt);
    }

    /**
     * Lets a supervisor's telephone ring, and then into the call.
     *
     * @throws PbxUnavailable if the switchboard cannot be reached
     */
    Receipt monitor(Caller caller, InteractionId interactionId, Monitoring mode, String extension) {
        Optional<CallPlace> place = places.call(interactionId);
        String uniqueId = caller.newId().toString();
        RequestMonitoring request =
                new RequestMonitoring(interactionId, caller.actor(), extension, handler(place), mode, uniqueId);
        Line line = reached(caller, request, () -> line(interactionId, place, request.agentId()));
        Receipt receipt = commands.send(caller, request);
        if (!receipt.repeated()) {
            Spying spying = new Spying(
                    uniqueId,
                    SwitchboardNames.deviceOf(extension),
                    line.seat().telephone().device(),
                    spyMode(mode));
            passOn(
                    caller,
                    line.name(),
                    () -> line.seat().pbx().spy(spying),
                    answer -> new NoteRequestRefusal(interactionId, request.agentId(), answer));
        }
        return receipt;
    }

    private static SpyMode spyMode(Monitoring mode) {
        return switch (mode) {
            case LISTEN, UNKNOWN -> SpyMode.LISTEN;
            case WHISPER -> SpyMode.WHISPER;
            case BARGE -> SpyMode.BARGE;
        };
    }

    /**
     * Begins, ends, pauses or resumes the recording of a call.
     *
     * @param himself the agent who asks, or null if somebody else does
     * @throws PbxUnavailable if the switchboard cannot be reached
     */
    Receipt record(Caller caller, InteractionId interactionId, RecordingRequest wanted, @Nullable AgentId himself) {
        Optional<CallPlace> place = places.call(interactionId);
        AgentId agentId = himself == null ? handler(place) : himself;
        Line line = reached(
                caller,
                new RequestRecording(interactionId, agentId, himself != null, wanted, ""),
                () -> line(interactionId, place, agentId));
        Receipt receipt = commands.send(
                caller,
                new RequestRecording(
                        interactionId,
                        agentId,
                        himself != null,
                        wanted,
                        line.leg().uniqueId()));
        if (!receipt.repeated()) {
            passOn(
                    caller,
                    line.name(),
                    () -> recorded(line, recordedRequest(caller)),
                    answer -> new NoteRequestRefusal(interactionId, agentId, answer));
        }
        return receipt;
    }

    private CallRecordingRequested recordedRequest(Caller caller) {
        return (CallRecordingRequested) log.ofCommand(caller.commandId()).get(0).event();
    }

    private static PbxAnswer recorded(Line line, CallRecordingRequested requested) {
        PbxActions pbx = line.seat().pbx();
        String channel = line.leg().channel();
        return switch (requested.request()) {
            case START ->
                pbx.startRecording(
                        channel,
                        requested.file() + "." + line.seat().telephone().ending());
            case STOP -> pbx.stopRecording(channel);
            case PAUSE -> pbx.pauseRecording(channel);
            case RESUME -> pbx.resumeRecording(channel);
            case UNKNOWN -> new PbxAnswer.Refused("unknown request");
        };
    }

    /** Who has the call; where nobody has it, the decision says so. */
    private static AgentId handler(Optional<CallPlace> place) {
        return place.map(CallPlace::agentId).orElse(NOBODY);
    }

    private PbxActions actions(String pbx) {
        return switchboards
                .find(pbx)
                .orElseThrow(() -> new Refused(Refusal.NO_SWITCHBOARD))
                .actions();
    }

    private Telephone telephone(AgentId agentId) {
        return places.telephone(agentId).orElseThrow(() -> new Refused(Refusal.NO_TELEPHONE));
    }

    private Line line(InteractionId interactionId, Optional<CallPlace> known, AgentId agentId) {
        CallPlace place = known.orElseThrow(() -> new Unknown("interaction", interactionId));
        Seat seat = new Seat(actions(place.pbx()), telephone(agentId));
        List<Leg> legs = seat.pbx().legs().stream()
                .filter(leg -> leg.channel().startsWith(seat.telephone().device() + "-"))
                .toList();
        return legs.stream()
                .filter(leg -> leg.linkedId().equals(place.linkedId()))
                .findFirst()
                .or(() -> legs.size() == 1 ? Optional.of(legs.get(0)) : Optional.empty())
                .map(leg -> new Line(place.pbx(), seat, leg))
                .orElseThrow(() -> new Refused(Refusal.NOT_ON_THE_LINE));
    }

    /** Who may not ask learns nothing of the switchboard; what speaks against the request is said first. */
    private <T> T reached(Caller caller, Object request, Supplier<T> reaching) {
        try {
            return reaching.get();
        } catch (Refused | Unknown | PbxUnavailable failed) {
            try {
                commands.rehearse(caller, request);
            } catch (Refused sooner) {
                throw failed instanceof PbxUnavailable ? failed : sooner;
            }
            throw failed;
        }
    }

    private void passOn(Caller caller, String pbx, Supplier<PbxAnswer> asking, Function<String, Object> refusal) {
        PbxAnswer answer;
        try {
            answer = asking.get();
        } catch (PbxUnavailable lost) {
            note(caller, pbx, refusal.apply("no answer"));
            throw lost;
        }
        if (answer instanceof PbxAnswer.Refused refused) {
            note(caller, pbx, refusal.apply(refused.reason()));
            throw new Refused(Refusal.SWITCHBOARD_REFUSED);
        }
    }

    private void note(Caller caller, String pbx, Object refusal) {
        commands.send(Caller.process("pbx:" + pbx, CommandIds.next(), caller.commandId(), caller.commandId()), refusal);
    }
}
