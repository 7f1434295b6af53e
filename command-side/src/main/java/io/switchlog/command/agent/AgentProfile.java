package io.switchlog.command.agent;

import io.switchlog.messages.agent.AgentEvent;
import io.switchlog.messages.agent.AgentEvent.AgentCreated;
import io.switchlog.messages.agent.AgentId;
import io.switchlog.messages.agent.AgentProfileCommand.PersonalData;
import io.switchlog.messages.agent.AgentProfileEvent.AgentAliasChanged;
import io.switchlog.messages.agent.AgentProfileEvent.AgentDescriptionChanged;
import io.switchlog.messages.agent.AgentProfileEvent.AgentEmailChanged;
import io.switchlog.messages.agent.AgentProfileEvent.AgentInternalChanged;
import io.switchlog.messages.agent.AgentProfileEvent.AgentPhonebarVersionReported;
import io.switchlog.messages.agent.AgentProfileEvent.AgentRenamed;
import io.switchlog.messages.agent.settings.AgentSettings;
import io.switchlog.messages.agent.settings.PhonebarVersion;
import io.switchlog.messages.privacy.Sealed;
import io.switchlog.messages.privacy.Unsealed;
import io.switchlog.messages.privacy.Unsealer;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BiFunction;
import org.jspecify.annotations.Nullable;

/**
 * Who an agent is and what is set for him. Immutable.
 *
 * @param internal null of agents of before everybody got one
 * @param phonebar the version that his phonebar said it has, or null if it has not said anything
 */
public record AgentProfile(
        @Nullable Sealed fullName,
        @Nullable Sealed alias,
        @Nullable Sealed email,
        @Nullable Sealed description,
        @Nullable String internal,
        AgentSettings settings,
        @Nullable PhonebarVersion phonebar) {
    static final AgentProfile NONE = new AgentProfile(null, null, null, null, null, AgentSettings.NONE, null);

    /** The events that lead from here to other personal data. */
    List<AgentEvent> changes(AgentId agentId, PersonalData asked, Unsealer unsealer) {
        List<AgentEvent> events = new ArrayList<>();
        if (asked.fullName() != null && fullName != null && differ(fullName, asked.fullName(), unsealer)) {
            events.add(new AgentRenamed(agentId, fullName, asked.fullName()));
        }
        add(events, alias, asked.alias(), unsealer, (from, to) -> new AgentAliasChanged(agentId, from, to));
        add(events, email, asked.email(), unsealer, (from, to) -> new AgentEmailChanged(agentId, from, to));
        add(
                events,
                description,
                asked.description(),
                unsealer,
                (from, to) -> new AgentDescriptionChanged(agentId, from, to));
        return events;
    }

    private static void add(
            List<AgentEvent> events,
            @Nullable Sealed present,
            PersonalData.@Nullable Text asked,
            Unsealer unsealer,
            BiFunction<@Nullable Sealed, @Nullable Sealed, AgentEvent> event) {
        if (asked != null && differ(present, asked.sealed(), unsealer)) {
            events.add(event.apply(present, asked.sealed()));
        }
    }

    /** The same text is sealed differently each time, so it takes a look inside. */
    private static boolean differ(@Nullable Sealed one, @Nullable Sealed other, Unsealer unsealer) {
        if (one == null || other == null) {
            return one != null || other != null;
        }
        Unsealed inOne = unsealer.unseal(one);
        return !inOne.equals(unsealer.unseal(other));
    }

    /** The profile after an event; the same after one that does not concern it. */
    AgentProfile after(AgentEvent event) {
        if (event instanceof AgentCreated created) {
            return new AgentProfile(
                    created.fullName(),
                    created.alias(),
                    created.email(),
                    created.description(),
                    created.internal(),
                    AgentSettings.created(created),
                    null);
        }
        if (event instanceof AgentRenamed renamed) {
            return new AgentProfile(renamed.to(), alias, email, description, internal, settings, phonebar);
        }
        if (event instanceof AgentAliasChanged changed) {
            return new AgentProfile(fullName, changed.to(), email, description, internal, settings, phonebar);
        }
        if (event instanceof AgentEmailChanged changed) {
            return new AgentProfile(fullName, alias, changed.to(), description, internal, settings, phonebar);
        }
        if (event instanceof AgentDescriptionChanged changed) {
            return new AgentProfile(fullName, alias, email, changed.to(), internal, settings, phonebar);
        }
        if (event instanceof AgentInternalChanged changed) {
            return new AgentProfile(fullName, alias, email, description, changed.to(), settings, phonebar);
        }
        if (event instanceof AgentPhonebarVersionReported reported) {
            return new AgentProfile(fullName, alias, email, description, internal, settings, reported.to());
        }
        AgentSettings after = settings.after(event);
        return after.equals(settings)
                ? this
                : new AgentProfile(fullName, alias, email, description, internal, after, phonebar);
    }
}
