package io.switchlog.command.call;

import static io.switchlog.command.dispatch.Refused.refuseIf;

import io.switchlog.command.agent.Agent;
import io.switchlog.command.call.CallState.Recording;
import io.switchlog.command.call.CallState.RecordingState;
import io.switchlog.command.dispatch.Refusal;
import io.switchlog.command.dispatch.Refused;
import io.switchlog.command.log.StreamStates;
import io.switchlog.messages.agent.AgentId;
import io.switchlog.messages.agent.settings.AgentSettings;
import io.switchlog.messages.agent.settings.Phonebar;
import io.switchlog.messages.agent.settings.Section;
import io.switchlog.messages.agent.settings.Voice;
import io.switchlog.messages.agent.settings.Webrtc;
import io.switchlog.messages.call.CallRequest.NoteRequestRefusal;
import io.switchlog.messages.call.CallRequest.RequestMonitoring;
import io.switchlog.messages.call.CallRequest.RequestRecording;
import io.switchlog.messages.interaction.CallEvent;
import io.switchlog.messages.interaction.CallEvent.CallMonitoringRequested;
import io.switchlog.messages.interaction.CallEvent.CallRecordingRequested;
import io.switchlog.messages.interaction.CallEvent.CallRequestRefused;
import io.switchlog.messages.interaction.InteractionId;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import org.axonframework.commandhandling.CommandHandler;
import org.axonframework.modelling.command.Aggregate;
import org.axonframework.modelling.command.Repository;

/**
 * Where people ask something of a call that is under way. What is asked for is recorded before the switchboard is asked,
 * so that nobody listens or records without the log knowing who wanted it.
 */
public final class CallRequestDesk {
    private static final int MOST_FILES = 2;
    /** A switchboard that has taken a request tells within this. */
    private static final Duration TAKES_EFFECT_WITHIN = Duration.ofSeconds(5);

    private final Repository<Call> calls;
    private final Repository<Agent> agents;
    private final StreamStates states;
    private final Clock clock;

    public CallRequestDesk(Repository<Call> calls, Repository<Agent> agents, StreamStates states, Clock clock) {
        this.calls = calls;
        this.agents = agents;
        this.states = states;
        this.clock = clock;
    }

    @CommandHandler
    void decide(RequestMonitoring request) {
        Aggregate<Call> call = callOf(request.interactionId(), request.agentId());
        refuseIf(!settings(request.agentId()).is(Voice.CHAN_SPY), Refusal.MONITORING_OFF);
        tell(
                call,
                new CallMonitoringRequested(
                        request.interactionId(),
                        request.supervisor(),
                        request.extension(),
                        request.agentId(),
                        request.mode(),
                        request.uniqueId()));
    }

    @CommandHandler
    void decide(RequestRecording request) {
        Aggregate<Call> call = callOf(request.interactionId(), request.agentId());
        refuseIf(!mayRecord(settings(request.agentId()), request.byHimself()), Refusal.RECORDING_OFF);
        CallState state = call.invoke(Call::state);
        String file = switch (request.request()) {
            case START -> newFile(state, request.channel());
            case STOP ->
                file(state, request.channel(), RecordingState.RUNNING)
                        .or(() -> file(state, request.channel(), RecordingState.PAUSED))
                        .orElse(null);
            case PAUSE -> file(state, request.channel(), RecordingState.RUNNING).orElse(null);
            case RESUME -> file(state, request.channel(), RecordingState.PAUSED).orElse(null);
            case UNKNOWN -> null;
        };
        if (file == null) {
            throw new Refused(Refusal.RECORDING_ALREADY);
        }
        tell(call, new CallRecordingRequested(request.interactionId(), request.agentId(), request.request(), file));
    }

    @CommandHandler
    void decide(NoteRequestRefusal refusal) {
        tell(
                calls.load(refusal.interactionId().toString()),
                new CallRequestRefused(refusal.interactionId(), refusal.agentId(), refusal.answer()));
    }

    private void tell(Aggregate<Call> call, CallEvent event) {
        call.execute(known -> known.tell(event));
    }

    /** The call, if this agent has it. */
    private Aggregate<Call> callOf(InteractionId callId, AgentId agentId) {
        states.requireExisting("interaction", callId);
        Aggregate<Call> call = calls.load(callId.toString());
        CallState state = call.invoke(Call::state);
        refuseIf(!state.isCall(), Refusal.NOT_A_CALL);
        refuseIf(state.isEnded(), Refusal.CLOSED);
        refuseIf(state.handler() == null, Refusal.NOT_ACCEPTED);
        refuseIf(!agentId.equals(state.handler()), Refusal.NOT_YOURS);
        return call;
    }

    private AgentSettings settings(AgentId agentId) {
        // Switchboards have people at their telephones who are none of the centre's.
        states.requireExisting("agent", agentId);
        return agents.load(agentId.toString()).invoke(agent -> agent.profile().settings());
    }

    /** Telephones that have no such button are recorded by others only. */
    private static boolean mayRecord(AgentSettings settings, boolean byHimself) {
        boolean hasButton = settings.isOf(Section.WEBRTC) || settings.isOf(Section.PHONEBAR);
        return hasButton ? settings.is(Webrtc.ENABLE_RECORDING) || settings.is(Phonebar.ENABLE_RECORDING) : !byHimself;
    }

    private static Optional<String> file(CallState state, String channel, RecordingState wanted) {
        return state.recordings().entrySet().stream()
                .filter(recording -> isOf(channel, recording.getKey()))
                .filter(recording -> recording.getValue().state() == wanted)
                .map(Map.Entry::getKey)
                .findFirst();
    }

    /** The first file of a channel has its name, the second has a number as well. */
    private String newFile(CallState state, String channel) {
        Map<String, Recording> recordings = state.recordings();
        boolean running = recordings.entrySet().stream()
                .anyMatch(recording -> isOf(channel, recording.getKey())
                        && recording.getValue().state() != RecordingState.STOPPED);
        refuseIf(running, Refusal.RECORDING_ALREADY);
        refuseIf(recordings.size() >= MOST_FILES, Refusal.RECORDING_LIMIT);
        long before =
                recordings.keySet().stream().filter(file -> isOf(channel, file)).count();
        String file = before == 0 ? channel : channel + "-" + (before + 1);
        Instant askedFor = state.wishes().recordingAskedFor(file);
        refuseIf(
                askedFor != null && clock.instant().isBefore(askedFor.plus(TAKES_EFFECT_WITHIN)),
                Refusal.RECORDING_ALREADY);
        return file;
    }

    private static boolean isOf(String channel, String file) {
        return file.equals(channel) || file.startsWith(channel + "-");
    }
}
