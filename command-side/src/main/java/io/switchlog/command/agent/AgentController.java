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
import io.switchlog.messages.agent.AgentCommand.AutoAnswer;
import io.switchlog.messages.agent.AgentCommand.ChangeAgent;
import io.switchlog.messages.agent.AgentCommand.CreateAgent;
import io.switchlog.messages.agent.AgentId;
import io.switchlog.messages.agent.AgentProfileCommand.EditAgent;
import io.switchlog.messages.agent.AgentProfileCommand.PersonalData;
import io.switchlog.messages.agent.Typology;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Email;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.util.EnumMap;
import java.util.Locale;
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

/** Agents and their settings over HTTP. */
@RestController
@RequestMapping("/api/agents")
public class AgentController {
    private static final int MOST_CAPACITY = 10_000;
    private static final int HOUR_SECONDS = 3_600;

    private final Commands commands;
    private final Vault vault;
    private final Credentials credentials;
    private final SipSecrets sipSecrets;

    AgentController(Commands commands, Vault vault, Credentials credentials, SipSecrets sipSecrets) {
        this.sipSecrets = sipSecrets;
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
            @Nullable Boolean voicemail,
            @Nullable String toastPosition,
            @Nullable Map<String, Object> security,
            @Nullable Map<String, Object> voice,
            @Nullable Map<String, Object> webrtc,
            @Nullable Map<String, Object> phonebar,
            @Nullable Map<String, Object> mobile,
            @Nullable Map<String, Object> external,
            @Nullable Map<String, Integer> capacity,
            @Nullable Map<String, @NotNull @Valid AutoAnswerSwitch> autoAnswer,
            @Nullable Boolean advancedSearch,
            @Nullable Map<String, Object> permissions,
            @Nullable Map<String, Object> clientLogs) {

        /** Whether he logs in in pause is apart, as it was there before other settings were. */
        Map<String, Object> settings() {
            return new SettingsBody()
                    .with("voicemail", voicemail)
                    .with("toastPosition", toastPosition)
                    .with("security", security)
                    .with("voice", voice)
                    .with("webrtc", webrtc)
                    .with("phonebar", phonebar)
                    .with("mobile", mobile)
                    .with("external", external)
                    .with("permissions", permissions)
                    .with("clientLogs", clientLogs)
                    .settings();
        }
    }

    /** Without delay 0 seconds (AG-124, AG-125). */
    record AutoAnswerSwitch(
            @NotNull Boolean enabled,
            @Nullable @Min(0) @Max(HOUR_SECONDS) Integer delaySeconds) {}

    /**
     * What is given changes (AG-34); an empty text is none. A user name, a password or another typology is not changed
     * here, and the answer says where.
     */
    record AgentChange(
            @Nullable @Text String fullName,
            @Nullable String username,
            @Nullable @Text(blank = true) String alias,
            @Nullable String typology,
            @Nullable @Text(blank = true) @Email String email,
            @Nullable String password,

            @Nullable @Pattern(regexp = "[0-9]{1,10}", message = "must be a number of at most 10 digits")
            String internal,

            @Nullable @Text(max = 2000, multiline = true) String description,
            @Nullable Boolean loginInPause,
            @Nullable Boolean voicemail,
            @Nullable String toastPosition,
            @Nullable Map<String, Object> security,
            @Nullable Map<String, Object> voice,
            @Nullable Map<String, Object> webrtc,
            @Nullable Map<String, Object> phonebar,
            @Nullable Map<String, Object> mobile,
            @Nullable Map<String, Object> external,
            @Nullable Map<String, Integer> capacity,
            @Nullable Map<String, @NotNull @Valid AutoAnswerSwitch> autoAnswer,
            @Nullable Boolean advancedSearch,
            @Nullable Map<String, Object> permissions,
            @Nullable Map<String, Object> clientLogs) {

        Map<String, Object> settings() {
            return new SettingsBody()
                    .with("loginInPause", loginInPause)
                    .with("voicemail", voicemail)
                    .with("toastPosition", toastPosition)
                    .with("security", security)
                    .with("voice", voice)
                    .with("webrtc", webrtc)
                    .with("phonebar", phonebar)
                    .with("mobile", mobile)
                    .with("external", external)
                    .with("permissions", permissions)
                    .with("clientLogs", clientLogs)
                    .settings();
        }
    }

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
                capacity(agent.capacity()),
                autoAnswer(agent.autoAnswer()),
                Boolean.TRUE.equals(agent.advancedSearch()),
                agent.settings());
        Receipt receipt = credentials.with(caller, subject, agent.password(), () -> commands.send(caller, command));
        sipSecrets.ensure(agentId);
        return Answers.created("agents", agentId, receipt);
    }

    @PatchMapping("/{agentId}")
    ResponseEntity<Done> change(Caller caller, @PathVariable UUID agentId, @Valid @RequestBody AgentChange change) {
        refuseElsewhere("username", change.username(), "cannot be changed");
        refuseElsewhere("password", change.password(), "is changed by POST /agents/{id}/password");
        refuseElsewhere("typology", change.typology(), "is changed by POST /agents/{id}/typology");
        AgentId id = new AgentId(agentId);
        ChangeAgent work = new ChangeAgent(
                id, capacity(change.capacity()), autoAnswer(change.autoAnswer()), change.advancedSearch());
        EditAgent command = new EditAgent(id, personal(agentId, change), change.internal(), change.settings(), work);
        return Answers.done(agentId, commands.send(caller, command));
    }

    private static void refuseElsewhere(String field, @Nullable Object given, String message) {
        if (given != null) {
            throw new BadRequest(field, message);
        }
    }

    private PersonalData personal(UUID subject, AgentChange change) {
        return new PersonalData(
                vault.sealIfPresent(subject, change.fullName()),
                text(subject, change.alias()),
                text(subject, change.email()),
                text(subject, change.description()));
    }

    private PersonalData.@Nullable Text text(UUID subject, @Nullable String given) {
        return given == null ? null : new PersonalData.Text(vault.sealIfPresent(subject, given));
    }

    static Typology typology(@Nullable String text) {
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

    private static Map<Channel, Integer> capacity(@Nullable Map<String, Integer> capacity) {
        Map<Channel, Integer> checked = new EnumMap<>(Channel.class);
        if (capacity != null) {
            capacity.forEach((code, most) -> {
                if (most == null || most < 0 || most > MOST_CAPACITY) {
                    throw new BadRequest("capacity." + code, "must be from 0 (no limit) to " + MOST_CAPACITY);
                }
                checked.put(digital("capacity", code), most);
            });
        }
        return checked;
    }

    private static Map<Channel, AutoAnswer> autoAnswer(@Nullable Map<String, AutoAnswerSwitch> autoAnswer) {
        Map<Channel, AutoAnswer> checked = new EnumMap<>(Channel.class);
        if (autoAnswer != null) {
            autoAnswer.forEach((code, given) -> {
                int delaySeconds = given.delaySeconds() == null ? 0 : given.delaySeconds();
                checked.put(digital("autoAnswer", code), new AutoAnswer(given.enabled(), delaySeconds));
            });
        }
        return checked;
    }

    private static Channel digital(String field, String code) {
        return Channel.ofCode(code)
                .filter(Channel.digital()::contains)
                .orElseThrow(() ->
                        new BadRequest(field, "channels must be among chat, email, sms, openchannel, fax, whatsapp"));
    }
}
