package io.switchlog.command.agent;

import io.switchlog.command.dispatch.Caller;
import io.switchlog.command.dispatch.Commands;
import io.switchlog.command.http.Answers;
import io.switchlog.command.http.Answers.Done;
import io.switchlog.command.http.BadRequest;
import io.switchlog.command.http.Text;
import io.switchlog.messages.Channel;
import io.switchlog.messages.agent.AgentCommand.ConfirmPresence;
import io.switchlog.messages.agent.AgentCommand.LoginAgent;
import io.switchlog.messages.agent.AgentCommand.LogoutAgent;
import io.switchlog.messages.agent.AgentCommand.PauseAgent;
import io.switchlog.messages.agent.AgentCommand.ResumeAgent;
import io.switchlog.messages.agent.AgentCommand.UnpauseAgent;
import io.switchlog.messages.agent.AgentId;
import io.switchlog.messages.agent.LogoutCause;
import io.switchlog.messages.agent.SessionId;
import io.switchlog.messages.telephone.TelephoneId;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** An agent's day over HTTP: by himself, or by a supervisor for him. */
@RestController
@RequestMapping("/api/agents/{agentId}")
public class AgentWorkController {
    private final Commands commands;
    private final Heartbeats heartbeats;

    AgentWorkController(Commands commands, Heartbeats heartbeats) {
        this.commands = commands;
        this.heartbeats = heartbeats;
    }

    /** @param telephoneId where a hot desk agent sits down (AG-46) */
    record Login(@Nullable UUID telephoneId) {}

    /** Without channels: all of them (AMB-02). */
    record Pause(
            @Nullable List<@NotNull String> channels,
            @NotNull @Text String reason) {}

    /** Without channels: all of them. */
    record Unpause(@Nullable List<@NotNull String> channels) {}

    @PostMapping("/login")
    ResponseEntity<Done> login(
            Caller caller, @PathVariable UUID agentId, @Valid @RequestBody(required = false) @Nullable Login login) {
        UUID telephone = login == null ? null : login.telephoneId();
        return send(
                caller,
                agentId,
                new LoginAgent(
                        new AgentId(agentId),
                        new SessionId(caller.newId()),
                        telephone == null ? null : new TelephoneId(telephone)));
    }

    @PostMapping("/logout")
    ResponseEntity<Done> logout(Caller caller, @PathVariable UUID agentId) {
        LogoutCause cause = caller.isAgent(agentId) ? LogoutCause.REQUESTED : LogoutCause.FORCED;
        return send(caller, agentId, new LogoutAgent(new AgentId(agentId), cause));
    }

    @PostMapping("/pause")
    ResponseEntity<Done> pause(Caller caller, @PathVariable UUID agentId, @Valid @RequestBody Pause pause) {
        return send(caller, agentId, new PauseAgent(new AgentId(agentId), channels(pause.channels()), pause.reason()));
    }

    @PostMapping("/unpause")
    ResponseEntity<Done> unpause(
            Caller caller,
            @PathVariable UUID agentId,
            @Valid @RequestBody(required = false) @Nullable Unpause unpause) {
        List<String> named = unpause == null ? null : unpause.channels();
        return send(caller, agentId, new UnpauseAgent(new AgentId(agentId), channels(named)));
    }

    /** The agent is there: ends his wrap-ups, and that he had stopped responding. */
    @PostMapping("/ready")
    ResponseEntity<Done> ready(Caller caller, @PathVariable UUID agentId) {
        return send(caller, agentId, new ResumeAgent(new AgentId(agentId)));
    }

    /**
     * The agent's desktop is alive. A session that has given this sign once ends when the sign stays away; one that is
     * over is answered with NOT_LOGGED_IN, so that the desktop learns of it.
     */
    @PostMapping("/heartbeat")
    ResponseEntity<Done> heartbeat(Caller caller, @PathVariable UUID agentId) {
        ResponseEntity<Done> answer = send(caller, agentId, new ConfirmPresence(new AgentId(agentId)));
        heartbeats.record(new AgentId(agentId));
        return answer;
    }

    private ResponseEntity<Done> send(Caller caller, UUID agentId, Object command) {
        return Answers.done(agentId, commands.send(caller.actingFor(agentId), command));
    }

    private static Set<Channel> channels(@Nullable List<String> codes) {
        if (codes == null || codes.isEmpty()) {
            return Agent.allChannels();
        }
        Set<Channel> channels = EnumSet.noneOf(Channel.class);
        for (String code : codes) {
            channels.add(Channel.ofCode(code)
                    .orElseThrow(() -> new BadRequest(
                            "channels", "must be among voice, chat, email, sms, openchannel, fax, whatsapp")));
        }
        return channels;
    }
}
