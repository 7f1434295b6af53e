package io.switchlog.command.agent;

import io.switchlog.command.access.Credentials;
import io.switchlog.command.dispatch.Caller;
import io.switchlog.command.dispatch.Commands;
import io.switchlog.command.dispatch.Receipt;
import io.switchlog.command.http.Answers;
import io.switchlog.command.http.Answers.Done;
import io.switchlog.command.http.BadRequest;
import io.switchlog.command.http.Text;
import io.switchlog.command.vault.Vault;
import io.switchlog.messages.Channel;
import io.switchlog.messages.agent.AgentCommand.ChangeAgentCapacity;
import io.switchlog.messages.agent.AgentCommand.CreateAgent;
import io.switchlog.messages.agent.AgentCommand.LoginAgent;
import io.switchlog.messages.agent.AgentCommand.LogoutAgent;
import io.switchlog.messages.agent.AgentCommand.PauseAgent;
import io.switchlog.messages.agent.AgentCommand.UnpauseAgent;
import io.switchlog.messages.agent.AgentId;
import io.switchlog.messages.agent.SessionId;
import io.switchlog.messages.agent.Typology;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Email;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PatchMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** Commands to agents over HTTP. */
@RestController
@RequestMapping("/api/agents")
public class AgentController {
    private static final int MOST_CAPACITY = 10_000;

    private final Commands commands;
    private final Vault vault;
    private final Credentials credentials;

    AgentController(Commands commands, Vault vault, Credentials credentials) {
        this.commands = commands;
        this.vault = vault;
        this.credentials = credentials;
    }

    /** The New Agent form (AG-06 ... AG-14). Without typology the agent is WEBRTC. */
    record NewAgent(
            @NotNull @Text String fullName,

            @NotNull
            @Size(max = 64)
            @Pattern(regexp = "[A-Za-z0-9._]+", message = "may hold letters, digits, . and _ only")
            String username,

            @Nullable @Text String alias,
            @Nullable String typology,
            @Nullable @Text @Email String email,
            @Nullable @Text(max = 72) String password,

            @Nullable @Pattern(regexp = "[0-9]{1,10}", message = "must be a number of at most 10 digits")
            String internal,

            @Nullable @Text(max = 2000, multiline = true) String description,
            @Nullable Boolean loginInPause,
            @Nullable Map<String, Integer> capacity) {}

    /** What can be changed of an agent. */
    record AgentChange(@NotNull Map<String, Integer> capacity) {}

    /** Without channels: all of them (AMB-02). */
    record Pause(
            @Nullable List<@NotNull String> channels,
            @NotNull @Text String reason) {}

    /** Without channels: all of them. */
    record Unpause(@Nullable List<@NotNull String> channels) {}

    @PostMapping
    ResponseEntity<Done> create(Caller caller, @Valid @RequestBody NewAgent agent) {
        AgentId agentId = new AgentId(caller.newId());
        UUID subject = agentId.value();
        CreateAgent command = new CreateAgent(
                agentId,
                vault.usernameClaim(agent.username()),
                vault.seal(subject, agent.username()),
                vault.seal(subject, agent.fullName()),
                vault.sealIfPresent(subject, agent.alias()),
                vault.sealIfPresent(subject, agent.email()),
                vault.sealIfPresent(subject, agent.description()),
                typology(agent.typology()),
                agent.internal(),
                Boolean.TRUE.equals(agent.loginInPause()),
                capacity(agent.capacity() == null ? Map.of() : agent.capacity()));
        Receipt receipt = credentials.with(subject, agent.password(), () -> commands.send(caller, command));
        return Answers.created("agents", agentId, receipt);
    }

    @PatchMapping("/{agentId}")
    ResponseEntity<Done> change(Caller caller, @PathVariable UUID agentId, @Valid @RequestBody AgentChange change) {
        return send(caller, agentId, new ChangeAgentCapacity(new AgentId(agentId), capacity(change.capacity())));
    }

    @PostMapping("/{agentId}/login")
    ResponseEntity<Done> login(Caller caller, @PathVariable UUID agentId) {
        return send(caller, agentId, new LoginAgent(new AgentId(agentId), new SessionId(caller.newId())));
    }

    @PostMapping("/{agentId}/logout")
    ResponseEntity<Done> logout(Caller caller, @PathVariable UUID agentId) {
        return send(caller, agentId, new LogoutAgent(new AgentId(agentId)));
    }

    @PostMapping("/{agentId}/pause")
    ResponseEntity<Done> pause(Caller caller, @PathVariable UUID agentId, @Valid @RequestBody Pause pause) {
        return send(caller, agentId, new PauseAgent(new AgentId(agentId), channels(pause.channels()), pause.reason()));
    }

    @PostMapping("/{agentId}/unpause")
    ResponseEntity<Done> unpause(
            Caller caller,
            @PathVariable UUID agentId,
            @Valid @RequestBody(required = false) @Nullable Unpause unpause) {
        List<String> named = unpause == null ? null : unpause.channels();
        return send(caller, agentId, new UnpauseAgent(new AgentId(agentId), channels(named)));
    }

    private ResponseEntity<Done> send(Caller caller, UUID agentId, Object command) {
        return Answers.done(agentId, commands.send(caller.actingFor(agentId), command));
    }

    private static Typology typology(@Nullable String text) {
        if (text == null) {
            return Typology.WEBRTC;
        }
        for (Typology typology : Typology.values()) {
            if (typology != Typology.UNKNOWN && typology.name().equals(text.toUpperCase(Locale.ROOT))) {
                return typology;
            }
        }
        throw new BadRequest("typology", "must be one of WEBRTC, PHONEBAR, EXTERNAL, MOBILE");
    }

    private static Map<Channel, Integer> capacity(Map<String, Integer> capacity) {
        Map<Channel, Integer> checked = new EnumMap<>(Channel.class);
        capacity.forEach((code, most) -> {
            String field = "capacity." + code;
            Channel channel = Channel.ofCode(code)
                    .filter(Channel.digital()::contains)
                    .orElseThrow(() -> new BadRequest(
                            "capacity", "channels must be among chat, email, sms, openchannel, fax, whatsapp"));
            if (most == null || most < 0 || most > MOST_CAPACITY) {
                throw new BadRequest(field, "must be from 0 (no limit) to " + MOST_CAPACITY);
            }
            checked.put(channel, most);
        });
        return checked;
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
