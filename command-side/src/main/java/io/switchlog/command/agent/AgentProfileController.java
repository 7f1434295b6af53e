package io.switchlog.command.agent;

import io.switchlog.command.dispatch.Caller;
import io.switchlog.command.dispatch.Commands;
import io.switchlog.command.dispatch.Receipt;
import io.switchlog.command.http.Answers;
import io.switchlog.command.http.Answers.Done;
import io.switchlog.messages.agent.AgentId;
import io.switchlog.messages.agent.AgentProfileCommand.ChangeOwnSettings;
import io.switchlog.messages.agent.AgentProfileCommand.ChangeTypology;
import io.switchlog.messages.agent.AgentProfileCommand.ReportPhonebarVersion;
import io.switchlog.messages.agent.AgentProfileCommand.RotateSipSecret;
import io.switchlog.messages.agent.settings.PhonebarVersion;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PatchMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** With what an agent works, over HTTP. */
@RestController
@RequestMapping("/api/agents/{agentId}")
public class AgentProfileController {
    private final Commands commands;
    private final SipSecrets secrets;

    AgentProfileController(Commands commands, SipSecrets secrets) {
        this.commands = commands;
        this.secrets = secrets;
    }

    /** The settings are those of the new typology that are not to be as for a new agent. */
    record NewTypology(
            @NotNull String typology,
            @Nullable Map<String, Object> security,
            @Nullable Map<String, Object> voice,
            @Nullable Map<String, Object> webrtc,
            @Nullable Map<String, Object> phonebar,
            @Nullable Map<String, Object> mobile,
            @Nullable Map<String, Object> external) {}

    /** What an agent sets himself. */
    record OwnSettings(
            @Nullable Map<String, Object> webrtc, @Nullable Map<String, Object> phonebar) {}

    /** What a client says of itself. */
    record Client(
            @NotNull
            @Pattern(regexp = "[0-9]{1,5}(\\.[0-9]{1,5}){0,4}", message = "must be a version, such as 5.1.31.0")
            String phonebarVersion) {}

    /** @param secret shown this once */
    record SipSecret(String id, long eventIndex, String secret) {}

    @PostMapping("/typology")
    ResponseEntity<Done> typology(Caller caller, @PathVariable UUID agentId, @Valid @RequestBody NewTypology asked) {
        Map<String, Object> settings = new SettingsBody()
                .with("security", asked.security())
                .with("voice", asked.voice())
                .with("webrtc", asked.webrtc())
                .with("phonebar", asked.phonebar())
                .with("mobile", asked.mobile())
                .with("external", asked.external())
                .settings();
        return Answers.done(
                agentId,
                commands.send(
                        caller,
                        new ChangeTypology(new AgentId(agentId), AgentForms.typology(asked.typology()), settings)));
    }

    @PatchMapping("/own-settings")
    ResponseEntity<Done> ownSettings(Caller caller, @PathVariable UUID agentId, @Valid @RequestBody OwnSettings asked) {
        Map<String, Object> settings = new SettingsBody()
                .with("webrtc", asked.webrtc())
                .with("phonebar", asked.phonebar())
                .settings();
        return Answers.done(agentId, commands.send(caller, new ChangeOwnSettings(new AgentId(agentId), settings)));
    }

    @PostMapping("/client")
    ResponseEntity<Done> client(Caller caller, @PathVariable UUID agentId, @Valid @RequestBody Client client) {
        PhonebarVersion version = new PhonebarVersion(client.phonebarVersion());
        return Answers.done(agentId, commands.send(caller, new ReportPhonebarVersion(new AgentId(agentId), version)));
    }

    /** A new password for the agent's telephone; the old one does not work any more once this has answered. */
    @PostMapping("/sip-secret")
    ResponseEntity<SipSecret> sipSecret(Caller caller, @PathVariable UUID agentId) {
        AgentId agent = new AgentId(agentId);
        Receipt receipt = commands.send(caller, new RotateSipSecret(agent));
        String secret = secrets.secret();
        secrets.replace(agent, secret);
        return ResponseEntity.ok()
                .header(Answers.EVENT_INDEX, Long.toString(receipt.position()))
                .header("Cache-Control", "no-store")
                .body(new SipSecret(agentId.toString(), receipt.position(), secret));
    }
}
