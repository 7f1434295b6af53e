package io.switchlog.projection.agent;

import io.switchlog.messages.agent.AgentEvent;
import io.switchlog.messages.agent.AgentProfileEvent.AgentAliasChanged;
import io.switchlog.messages.agent.AgentProfileEvent.AgentInternalChanged;
import io.switchlog.messages.agent.AgentProfileEvent.AgentRenamed;
import io.switchlog.messages.agent.AgentProfileEvent.AgentTypologyChanged;
import io.switchlog.messages.agent.AgentSettingsEvent.AgentLoginInPauseDisabled;
import io.switchlog.messages.agent.AgentSettingsEvent.AgentLoginInPauseEnabled;
import io.switchlog.messages.agent.Typology;
import io.switchlog.projection.Texts;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Who an agent is, as several tables have it. */
record Who(
        String fullName,
        @Nullable String alias,
        Typology typology,
        @Nullable String internal,
        boolean loginInPause) {

    /** The events that change it. */
    static final List<Class<? extends AgentEvent>> EVENTS = List.of(
            AgentRenamed.class,
            AgentAliasChanged.class,
            AgentInternalChanged.class,
            AgentTypologyChanged.class,
            AgentLoginInPauseEnabled.class,
            AgentLoginInPauseDisabled.class);

    Who after(AgentEvent event, Texts texts) {
        if (event instanceof AgentRenamed renamed) {
            return new Who(texts.of(renamed.to()), alias, typology, internal, loginInPause);
        }
        if (event instanceof AgentAliasChanged changed) {
            return new Who(fullName, texts.ofNullable(changed.to()), typology, internal, loginInPause);
        }
        if (event instanceof AgentInternalChanged changed) {
            return new Who(fullName, alias, typology, changed.to(), loginInPause);
        }
        if (event instanceof AgentTypologyChanged changed) {
            return new Who(fullName, alias, changed.to(), internal, loginInPause);
        }
        return new Who(fullName, alias, typology, internal, event instanceof AgentLoginInPauseEnabled);
    }
}
