package io.switchlog.command.agent;

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
import io.switchlog.messages.privacy.Sealed;
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
import java.util.function.BiFunction;
import org.jspecify.annotations.Nullable;

/** What is asked for when agents are created or changed, and the commands that it becomes. */
public final class AgentForms {
    private static final int MOST_CAPACITY = 10_000;
    private static final int HOUR_SECONDS = 3_600;

    private final Vault vault;
    private final BiFunction<UUID, String, Sealed> sealer;

    public AgentForms(Vault vault) {
        this(vault, vault::seal);
    }

    private AgentForms(Vault vault, BiFunction<UUID, String, Sealed> sealer) {
        this.vault = vault;
        this.sealer = sealer;
    }

    /** The same for agents who are never created: it makes no keys for them. */
    public AgentForms rehearsing() {
        return new AgentForms(vault, (subject, text) -> new Sealed(subject, ""));
    }

    /** The New Agent form (AG-06 ... AG-14). Without typology the agent is WEBRTC. */
    public record NewAgent(
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
    public record AutoAnswerSwitch(
            @NotNull Boolean enabled,
            @Nullable @Min(0) @Max(HOUR_SECONDS) Integer delaySeconds) {}

    /**
     * What is given changes (AG-34); an empty text is none.
     *
     * @param typology what the agent must be; it is not changed here, nor are user names and passwords
     */
    public record AgentChange(
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

    /** The command that creates this agent. */
    public CreateAgent creation(AgentId agentId, NewAgent agent) {
        UUID subject = agentId.value();
        return new CreateAgent(
                agentId,
                vault.usernameClaim(agent.username()),
                sealer.apply(subject, agent.username()),
                sealer.apply(subject, agent.fullName()),
                sealIfPresent(subject, agent.alias()),
                sealIfPresent(subject, agent.email()),
                sealIfPresent(subject, agent.description()),
                typology(agent.typology()),
                agent.internal(),
                Boolean.TRUE.equals(agent.loginInPause()),
                capacity(agent.capacity()),
                autoAnswer(agent.autoAnswer()),
                Boolean.TRUE.equals(agent.advancedSearch()),
                agent.settings());
    }

    /** The command that changes this agent. */
    public EditAgent edit(AgentId agentId, AgentChange change) {
        ChangeAgent work = new ChangeAgent(
                agentId, capacity(change.capacity()), autoAnswer(change.autoAnswer()), change.advancedSearch());
        return new EditAgent(
                agentId,
                change.typology() == null ? null : typology(change.typology()),
                personal(agentId.value(), change),
                change.internal(),
                change.settings(),
                work);
    }

    private @Nullable Sealed sealIfPresent(UUID subject, @Nullable String text) {
        return text == null || text.isBlank() ? null : sealer.apply(subject, text);
    }

    private PersonalData personal(UUID subject, AgentChange change) {
        return new PersonalData(
                sealIfPresent(subject, change.fullName()),
                text(subject, change.alias()),
                text(subject, change.email()),
                text(subject, change.description()));
    }

    private PersonalData.@Nullable Text text(UUID subject, @Nullable String given) {
        return given == null ? null : new PersonalData.Text(sealIfPresent(subject, given));
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
