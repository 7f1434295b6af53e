package io.switchlog.messages.access;

import io.switchlog.messages.privacy.Sealed;
import io.switchlog.messages.queue.QueueId;
import java.util.Set;
import org.axonframework.modelling.command.TargetAggregateIdentifier;
import org.jspecify.annotations.Nullable;

/** What can be asked of a user. */
public sealed interface UserCommand {
    UserId userId();

    /**
     * Creates a user; refused if the user name is taken.
     *
     * @param enabled to what he is enabled from the beginning
     */
    record CreateUser(
            UserId userId,
            String usernameClaim,
            Sealed username,
            Sealed fullName,
            @Nullable Sealed email,
            Role role,
            Enabled enabled)
            implements UserCommand {

        /** Somebody without an address who is enabled to nothing in particular. */
        public CreateUser(UserId userId, String usernameClaim, Sealed username, Sealed fullName, Role role) {
            this(userId, usernameClaim, username, fullName, null, role, Enabled.UNSAID);
        }
    }

    /** Changes what is given and leaves the rest. */
    record ChangeUser(
            UserId userId,
            @Nullable Sealed fullName,
            @Nullable Sealed email,
            @Nullable Role role,
            Enabled enabled) implements UserCommand {}

    /**
     * To what somebody is enabled; null for what is not said.
     *
     * @param permissions these and no others
     * @param queues these and no others
     * @param allQueues to the whole centre
     */
    record Enabled(
            @Nullable Set<UserPermission> permissions,
            @Nullable Set<QueueId> queues,
            @Nullable Boolean allQueues) {
        /** Nothing is said. */
        public static final Enabled UNSAID = new Enabled(null, null, null);
    }

    /** Enables him to a queue; nothing happens if he is. */
    record EnableUserQueue(UserId userId, QueueId queueId) implements UserCommand {}

    /** Ends that; nothing happens if he is not. */
    record DisableUserQueue(@TargetAggregateIdentifier UserId userId, QueueId queueId) implements UserCommand {}

    /** Grants a permission; nothing happens if he has it. */
    record GrantUserPermission(@TargetAggregateIdentifier UserId userId, UserPermission permission)
            implements UserCommand {}

    /** Takes it away; nothing happens if he does not have it. */
    record RevokeUserPermission(@TargetAggregateIdentifier UserId userId, UserPermission permission)
            implements UserCommand {}

    /** Deletes the user; refused for oneself and for the last administrator. */
    record DeleteUser(UserId userId) implements UserCommand {}
}
