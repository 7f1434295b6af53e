package io.switchlog.messages.access;

import io.switchlog.messages.Event;
import io.switchlog.messages.privacy.Sealed;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The life of a user: someone who operates the centre without being an agent. */
public sealed interface UserEvent permits UserEvent.UserCreated, UserRightsEvent {
    UserId userId();

    /**
     * A user exists. The password is not here, nor anywhere in the log. He is enabled to no queue.
     *
     * @param permissions null for all that there are
     */
    @Event(name = "user.created")
    record UserCreated(
            UserId userId,
            Sealed username,
            Sealed fullName,
            Role role,
            @Nullable Sealed email,
            @Nullable Set<UserPermission> permissions)
            implements UserEvent {}
}
