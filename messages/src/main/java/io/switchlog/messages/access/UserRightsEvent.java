package io.switchlog.messages.access;

import io.switchlog.messages.Event;
import io.switchlog.messages.privacy.Sealed;
import io.switchlog.messages.queue.QueueId;
import org.jspecify.annotations.Nullable;

/** What becomes of a user after his creation: what he may do, to which queues he is enabled, and who he is said to be. */
public sealed interface UserRightsEvent extends UserEvent {

    /** The user's full name is another. */
    @Event(name = "user.renamed")
    record UserRenamed(UserId userId, Sealed from, Sealed to) implements UserRightsEvent {}

    /** Mail to the user goes to another address. */
    @Event(name = "user.email-changed")
    record UserEmailChanged(UserId userId, @Nullable Sealed from, Sealed to) implements UserRightsEvent {}

    /** The user has another role. */
    @Event(name = "user.role-changed")
    record UserRoleChanged(UserId userId, Role from, Role to) implements UserRightsEvent {}

    /** The user may look at this part of the centre and operate it, within his queues (AG-01). */
    @Event(name = "user.permission-granted")
    record UserPermissionGranted(UserId userId, UserPermission permission) implements UserRightsEvent {}

    /** The user may not look at this part of the centre any more. */
    @Event(name = "user.permission-revoked")
    record UserPermissionRevoked(UserId userId, UserPermission permission) implements UserRightsEvent {}

    /** The user operates on this queue and on the agents who serve it (AG-02). */
    @Event(name = "user.queue-enabled")
    record UserQueueEnabled(UserId userId, QueueId queueId) implements UserRightsEvent {}

    /** The user does not operate on this queue any more. */
    @Event(name = "user.queue-disabled")
    record UserQueueDisabled(UserId userId, QueueId queueId) implements UserRightsEvent {}

    /** The user operates on the whole centre: on every queue there is and will be. */
    @Event(name = "user.all-queues-enabled")
    record UserAllQueuesEnabled(UserId userId) implements UserRightsEvent {}

    /** The user operates on the queues only to which he is enabled one by one. */
    @Event(name = "user.all-queues-disabled")
    record UserAllQueuesDisabled(UserId userId) implements UserRightsEvent {}

    /** The user is gone and cannot sign in any more. His user name stays taken, as what he did stays in the log. */
    @Event(name = "user.deleted")
    record UserDeleted(UserId userId) implements UserRightsEvent {}
}
