package io.switchlog.switchboard.requests;

import io.switchlog.command.dispatch.Caller;
import io.switchlog.command.dispatch.Receipt;
import io.switchlog.command.http.Answers;
import io.switchlog.command.http.Answers.Done;
import io.switchlog.command.http.BadRequest;
import io.switchlog.messages.access.Role;
import io.switchlog.messages.agent.AgentId;
import io.switchlog.messages.call.Monitoring;
import io.switchlog.messages.call.RecordingRequest;
import io.switchlog.messages.interaction.InteractionId;
import io.switchlog.switchboard.requests.CallRequests.Requested;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;

/**
 * What people ask of switchboards over HTTP. Each answers 202 once the switchboard has taken the request; what comes of
 * it is told by the call's events.
 */
@RestController
public class CallRequestController {
    private final CallRequests requests;

    CallRequestController(CallRequests requests) {
        this.requests = requests;
    }

    /**
     * A call to be made.
     *
     * @param number as it is dialled; spaces, brackets, dots and hyphens in it do not count
     * @param prefix for which service, as it is dialled before the number (AG-131)
     * @param preview whether the agent was shown whom to call (AG-75)
     * @param pbx which switchboard, if there are several
     */
    record NewCall(
            @NotNull @Pattern(regexp = "\\+?[0-9*#][0-9*# ().-]{0,38}", message = "must be a telephone number")
            String number,

            @Nullable @Pattern(regexp = "[0-9*#]{1,10}", message = "must be 1 to 10 of the keys of a telephone")
            String prefix,

            @Nullable Boolean preview,
            @Nullable String pbx) {}

    /**
     * How a supervisor takes part in a call.
     *
     * @param mode listen, whisper or barge
     * @param extension the internal number of the telephone that rings
     */
    record NewMonitoring(
            @NotNull String mode,

            @NotNull @Pattern(regexp = "[0-9A-Za-z]{1,40}", message = "must be an internal number")
            String extension) {}

    /** @param action start, stop, pause or resume */
    record NewRecording(@NotNull String action) {}

    /** Click to dial: the agent's telephone rings, and when he answers the number is called (AG-92, AG-131). */
    @PostMapping("/api/agents/{agentId}/calls")
    ResponseEntity<Done> dial(Caller caller, @PathVariable UUID agentId, @Valid @RequestBody NewCall call) {
        AgentId agent = new AgentId(agentId);
        Requested requested = requests.dial(
                caller.actingFor(agent),
                agent,
                pbx(call.pbx()),
                call.number().replaceAll("[ ().-]", ""),
                call.prefix(),
                Boolean.TRUE.equals(call.preview()));
        return Answers.accepted(requested.interactionId(), requested.receipt());
    }

    private @Nullable String pbx(@Nullable String asked) {
        Set<String> names = requests.switchboards();
        if (asked == null && names.size() <= 1) {
            return names.stream().findFirst().orElse(null);
        }
        if (asked == null || !names.contains(asked)) {
            throw new BadRequest("pbx", "must be the name of a switchboard");
        }
        return asked;
    }

    /** A supervisor listens to an agent's call, whispers to him, or talks to both (AG-62). */
    @PostMapping("/api/interactions/{interactionId}/monitoring")
    ResponseEntity<Done> monitor(
            Caller caller, @PathVariable UUID interactionId, @Valid @RequestBody NewMonitoring monitoring) {
        Monitoring mode = Monitoring.ofCode(monitoring.mode())
                .orElseThrow(() -> new BadRequest("mode", "must be listen, whisper or barge"));
        Receipt receipt = requests.monitor(caller, new InteractionId(interactionId), mode, monitoring.extension());
        return Answers.accepted(interactionId, receipt);
    }

    /** The call is recorded, not any more, not for a while, or again: by the agent or for him (AG-66, AG-72, AG-81). */
    @PostMapping("/api/interactions/{interactionId}/recording")
    ResponseEntity<Done> record(
            Caller caller, @PathVariable UUID interactionId, @Valid @RequestBody NewRecording recording) {
        RecordingRequest wanted = RecordingRequest.ofCode(recording.action())
                .orElseThrow(() -> new BadRequest("action", "must be start, stop, pause or resume"));
        AgentId himself = caller.role() == Role.AGENT ? AgentId.of(caller.actor()) : null;
        Receipt receipt = requests.record(
                himself == null ? caller.supervising() : caller, new InteractionId(interactionId), wanted, himself);
        return Answers.accepted(interactionId, receipt);
    }
}
