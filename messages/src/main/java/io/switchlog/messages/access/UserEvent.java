package io.switchlog.messages.access;

import io.switchlog.messages.Event;
import io.switchlog.messages.privacy.Sealed;

/** The life of a user: someone who operates the centre without being an agent. */
public sealed interface UserEvent {
    UserId userId();

    /** A user exists. The password is not here, nor anywhere in the log. */
    @Event(name = "user.created")
    record UserCreated(UserId userId, Sealed username, Sealed fullName, Role role) implements UserEvent {}
}
