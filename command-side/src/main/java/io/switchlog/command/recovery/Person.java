package io.switchlog.command.recovery;

import io.switchlog.messages.access.Role;
import io.switchlog.messages.access.UserEvent.UserCreated;
import io.switchlog.messages.access.UserRightsEvent.UserDeleted;
import io.switchlog.messages.access.UserRightsEvent.UserEmailChanged;
import io.switchlog.messages.agent.AgentEvent.AgentCreated;
import io.switchlog.messages.agent.AgentProfileEvent.AgentEmailChanged;
import io.switchlog.messages.agent.AgentSettingsEvent.AgentDirectorySignInDisabled;
import io.switchlog.messages.agent.AgentSettingsEvent.AgentDirectorySignInEnabled;
import io.switchlog.messages.agent.AgentSettingsEvent.AgentDisabled;
import io.switchlog.messages.agent.AgentSettingsEvent.AgentEnabled;
import io.switchlog.messages.agent.AgentTrashEvent.AgentDeleted;
import io.switchlog.messages.agent.AgentTrashEvent.AgentRestored;
import io.switchlog.messages.privacy.Sealed;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * As much of an agent or a user as links and mails need.
 *
 * @param directory whether his password is the directory's
 */
record Person(
        UUID id,
        Role role,
        Sealed username,
        @Nullable Sealed email,
        boolean disabled,
        boolean deleted,
        boolean directory) {
    /** The events that say so. */
    static final List<Class<?>> EVENTS = List.of(
            AgentCreated.class,
            AgentEmailChanged.class,
            AgentDisabled.class,
            AgentEnabled.class,
            AgentDeleted.class,
            AgentRestored.class,
            AgentDirectorySignInEnabled.class,
            AgentDirectorySignInDisabled.class,
            UserCreated.class,
            UserEmailChanged.class,
            UserDeleted.class);

    private static final String DIRECTORY = "security.activeDirectory";

    /** The person after one of these events. */
    static @Nullable Person after(@Nullable Person before, Object event) {
        if (event instanceof AgentCreated created) {
            boolean directory = created.settings() != null
                    && Boolean.TRUE.equals(created.settings().get(DIRECTORY));
            return new Person(
                    created.agentId().value(),
                    Role.AGENT,
                    created.username(),
                    created.email(),
                    false,
                    false,
                    directory);
        }
        if (event instanceof UserCreated created) {
            return new Person(
                    created.userId().value(), created.role(), created.username(), created.email(), false, false, false);
        }
        return before == null ? null : before.next(event);
    }

    private Person next(Object event) {
        if (event instanceof AgentEmailChanged changed) {
            return reachedBy(changed.to());
        }
        if (event instanceof UserEmailChanged changed) {
            return reachedBy(changed.to());
        }
        if (event instanceof AgentDisabled || event instanceof AgentEnabled) {
            return new Person(id, role, username, email, event instanceof AgentDisabled, deleted, directory);
        }
        if (event instanceof AgentDirectorySignInEnabled || event instanceof AgentDirectorySignInDisabled) {
            boolean enabled = event instanceof AgentDirectorySignInEnabled;
            return new Person(id, role, username, email, disabled, deleted, enabled);
        }
        boolean gone = event instanceof AgentDeleted || event instanceof UserDeleted;
        return new Person(id, role, username, email, disabled, gone, directory);
    }

    private Person reachedBy(@Nullable Sealed address) {
        return new Person(id, role, username, address, disabled, deleted, directory);
    }

    /** Whether he may not sign in at all. */
    boolean barred() {
        return disabled || deleted;
    }
}
