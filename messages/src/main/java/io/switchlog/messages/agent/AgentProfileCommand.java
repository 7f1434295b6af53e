package io.switchlog.messages.agent;

import io.switchlog.messages.agent.settings.Account;
import io.switchlog.messages.agent.settings.PhonebarVersion;
import io.switchlog.messages.privacy.Sealed;
import java.util.Map;
import org.axonframework.modelling.command.TargetAggregateIdentifier;
import org.jspecify.annotations.Nullable;

/** What can be asked of who an agent is, and with what he works. */
public sealed interface AgentProfileCommand extends AgentCommand {

    /**
     * Changes what is given and leaves the rest, all or none.
     *
     * @param typology what the agent must be, or null for any
     * @param internal refused if it is taken
     * @param settings by path
     */
    record EditAgent(
            AgentId agentId,
            @Nullable Typology typology,
            PersonalData personal,
            @Nullable String internal,
            Map<String, Object> settings,
            ChangeAgent work)
            implements AgentProfileCommand, ConcernsAllQueues {

        public EditAgent(
                AgentId agentId,
                PersonalData personal,
                @Nullable String internal,
                Map<String, Object> settings,
                ChangeAgent work) {
            this(agentId, null, personal, internal, settings, work);
        }

        /** Whoever is disabled is missed everywhere (AMB-18). */
        @Override
        public boolean concernsAllQueues() {
            return Boolean.TRUE.equals(settings.get(Account.DISABLED.path()));
        }
    }

    /** Changes settings of the agent's own bar or phonebar, as far as he may. */
    record ChangeOwnSettings(AgentId agentId, Map<String, Object> settings) implements AgentProfileCommand {}

    /** Has the agent work with something else; what only the old typology has is dropped. */
    record ChangeTypology(AgentId agentId, Typology typology, Map<String, Object> settings)
            implements AgentProfileCommand, ConcernsAllQueues {}

    /** Records that the password of the agent's telephone is another from now on. */
    record RotateSipSecret(@TargetAggregateIdentifier AgentId agentId) implements AgentProfileCommand {}

    /** Records of which version the agent's phonebar is. */
    record ReportPhonebarVersion(@TargetAggregateIdentifier AgentId agentId, PhonebarVersion version)
            implements AgentProfileCommand {}

    /** Who the agent is to be; what is null stays. */
    record PersonalData(
            @Nullable Sealed fullName,
            @Nullable Text alias,
            @Nullable Text email,
            @Nullable Text description) {
        public static final PersonalData NOTHING = new PersonalData(null, null, null, null);

        /** @param sealed null for none */
        public record Text(@Nullable Sealed sealed) {}
    }
}
