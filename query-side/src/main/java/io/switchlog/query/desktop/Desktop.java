package io.switchlog.query.desktop;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.switchlog.messages.agent.Typology;
import io.switchlog.messages.agent.settings.Account;
import io.switchlog.messages.agent.settings.AgentSettings;
import io.switchlog.messages.agent.settings.Permissions;
import io.switchlog.messages.agent.settings.Problem;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What an agent's web client shows and lets him do.
 *
 * @param sidebar the modules that he has, from top to bottom (AG-139)
 * @param permissions all of them by name, those of modules and downloads as objects
 * @param maskSensitiveData whether contacts' data is masked for him (AG-39)
 */
public record Desktop(
        UUID agentId,
        Typology typology,
        List<String> sidebar,
        Map<String, Object> permissions,
        String toastPosition,
        boolean maskSensitiveData,
        ClientLogs clientLogs) {

    /**
     * Whether the client sends what it logs, of all scopes.
     *
     * @param level the least that it sends (AG-145)
     * @param warning what to think of while it does (AG-149)
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record ClientLogs(
            boolean enabled, String level, @Nullable String warning) {}

    /** Something that the agent is told, as it concerns him (AG-147). */
    public record Notice(String code, String text) {}

    @SuppressWarnings("unchecked")
    static Desktop of(UUID agentId, AgentSettings settings) {
        return new Desktop(
                agentId,
                settings.typology(),
                Permissions.MODULES.stream()
                        .filter(settings::is)
                        .map(Permissions::moduleName)
                        .toList(),
                (Map<String, Object>) Objects.requireNonNull(settings.nested().get("permissions")),
                settings.get(Account.TOAST_POSITION),
                settings.is(Account.MASK_SENSITIVE_DATA),
                new ClientLogs(
                        settings.is(Account.CLIENT_LOGS), settings.get(Account.CLIENT_LOG_LEVEL), warning(settings)));
    }

    private static @Nullable String warning(AgentSettings settings) {
        return settings.advice(null).stream()
                .filter(problem -> problem.field().equals(Account.CLIENT_LOGS.path()))
                .map(Problem::message)
                .map(message -> "Client logging " + message + ".")
                .findFirst()
                .orElse(null);
    }

    /** What he is told when this takes the place of another. */
    public List<Notice> noticesAfter(@Nullable Desktop before) {
        List<Notice> notices = new ArrayList<>();
        if (before != null && before.clientLogs().enabled() != clientLogs.enabled()) {
            notices.add(
                    clientLogs.enabled()
                            ? new Notice(
                                    "CLIENT_LOGGING_STARTED",
                                    "Your web client sends what it logs, from level " + clientLogs.level() + " on. "
                                            + Objects.requireNonNullElse(clientLogs.warning(), ""))
                            : new Notice("CLIENT_LOGGING_STOPPED", "Your web client keeps what it logs to itself."));
        }
        return notices;
    }
}
