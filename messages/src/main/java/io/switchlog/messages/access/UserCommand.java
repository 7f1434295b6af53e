package io.switchlog.messages.access;

import io.switchlog.messages.privacy.Sealed;

/** What can be asked of a user. */
public sealed interface UserCommand {
    UserId userId();

    /** Creates a user; refused if the user name is taken. */
    record CreateUser(UserId userId, String usernameClaim, Sealed username, Sealed fullName, Role role)
            implements UserCommand {}
}
