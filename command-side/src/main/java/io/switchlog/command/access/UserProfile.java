package io.switchlog.command.access;

import static java.util.Objects.requireNonNull;

import io.switchlog.command.log.StoredEvent;
import io.switchlog.command.log.StreamStates;
import io.switchlog.messages.access.Role;
import io.switchlog.messages.access.UserCommand.Enabled;
import io.switchlog.messages.access.UserEvent;
import io.switchlog.messages.access.UserEvent.UserCreated;
import io.switchlog.messages.access.UserId;
import io.switchlog.messages.access.UserPermission;
import io.switchlog.messages.access.UserRightsEvent.UserAllQueuesDisabled;
import io.switchlog.messages.access.UserRightsEvent.UserAllQueuesEnabled;
import io.switchlog.messages.access.UserRightsEvent.UserDeleted;
import io.switchlog.messages.access.UserRightsEvent.UserEmailChanged;
import io.switchlog.messages.access.UserRightsEvent.UserPermissionGranted;
import io.switchlog.messages.access.UserRightsEvent.UserPermissionRevoked;
import io.switchlog.messages.access.UserRightsEvent.UserQueueDisabled;
import io.switchlog.messages.access.UserRightsEvent.UserQueueEnabled;
import io.switchlog.messages.access.UserRightsEvent.UserRenamed;
import io.switchlog.messages.access.UserRightsEvent.UserRoleChanged;
import io.switchlog.messages.privacy.Sealed;
import io.switchlog.messages.queue.QueueId;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A user as he is. Immutable.
 *
 * @param queues to which he is enabled one by one
 * @param allQueues whether he is enabled to the whole centre
 */
public record UserProfile(
        UserId userId,
        Role role,
        Sealed fullName,
        @Nullable Sealed email,
        Set<UserPermission> permissions,
        Set<QueueId> queues,
        boolean allQueues,
        boolean deleted) {
    static final String STREAM_TYPE = "user";

    /** The user with this id as of now, or null; the command under way is guarded by what it reads here. */
    public static @Nullable UserProfile read(StreamStates states, String userId) {
        return states.<UserProfile>read(STREAM_TYPE, userId, (before, event) -> after(before, (UserEvent) event));
    }

    /** The user whom these events tell of, if it is a user. */
    static Optional<UserProfile> of(List<StoredEvent> events) {
        UserProfile user = null;
        for (StoredEvent stored : events) {
            if (stored.event() instanceof UserEvent event) {
                user = after(user, event);
            }
        }
        return Optional.ofNullable(user);
    }

    /** The user after an event, null before the first. */
    public static UserProfile after(@Nullable UserProfile before, UserEvent event) {
        if (event instanceof UserCreated created) {
            Set<UserPermission> permissions = created.permissions();
            return new UserProfile(
                    created.userId(),
                    created.role(),
                    created.fullName(),
                    created.email(),
                    permissions == null ? UserPermission.ALL : permissions,
                    Set.of(),
                    false,
                    false);
        }
        return requireNonNull(before, "a user's first event is his creation").changedBy(event);
    }

    private UserProfile changedBy(UserEvent event) {
        if (event instanceof UserRenamed renamed) {
            return new UserProfile(userId, role, renamed.to(), email, permissions, queues, allQueues, deleted);
        }
        if (event instanceof UserEmailChanged changed) {
            return new UserProfile(userId, role, fullName, changed.to(), permissions, queues, allQueues, deleted);
        }
        if (event instanceof UserRoleChanged changed) {
            return new UserProfile(userId, changed.to(), fullName, email, permissions, queues, allQueues, deleted);
        }
        if (event instanceof UserPermissionGranted granted) {
            return withPermissions(with(permissions, granted.permission()));
        }
        if (event instanceof UserPermissionRevoked revoked) {
            return withPermissions(without(permissions, revoked.permission()));
        }
        if (event instanceof UserQueueEnabled enabled) {
            return withQueues(with(queues, enabled.queueId()), allQueues);
        }
        if (event instanceof UserQueueDisabled disabled) {
            return withQueues(without(queues, disabled.queueId()), allQueues);
        }
        if (event instanceof UserAllQueuesEnabled || event instanceof UserAllQueuesDisabled) {
            return withQueues(queues, event instanceof UserAllQueuesEnabled);
        }
        if (event instanceof UserDeleted) {
            return new UserProfile(userId, role, fullName, email, permissions, queues, allQueues, true);
        }
        throw new IllegalStateException("a user cannot be changed by " + event);
    }

    private UserProfile withPermissions(Set<UserPermission> changed) {
        return new UserProfile(userId, role, fullName, email, changed, queues, allQueues, deleted);
    }

    private UserProfile withQueues(Set<QueueId> changed, boolean all) {
        return new UserProfile(userId, role, fullName, email, permissions, changed, all, deleted);
    }

    private static <T> Set<T> with(Set<T> set, T more) {
        Set<T> changed = new LinkedHashSet<>(set);
        changed.add(more);
        return changed;
    }

    private static <T> Set<T> without(Set<T> set, T less) {
        Set<T> changed = new LinkedHashSet<>(set);
        changed.remove(less);
        return changed;
    }

    /** What has to happen so that he is enabled as asked. */
    List<UserEvent> changes(Enabled asked) {
        List<UserEvent> events = new ArrayList<>();
        Set<UserPermission> wanted = asked.permissions();
        if (wanted != null) {
            EnumSet.allOf(UserPermission.class).forEach(permission -> {
                if (wanted.contains(permission) && !permissions.contains(permission)) {
                    events.add(new UserPermissionGranted(userId, permission));
                } else if (!wanted.contains(permission) && permissions.contains(permission)) {
                    events.add(new UserPermissionRevoked(userId, permission));
                }
            });
        }
        Set<QueueId> wantedQueues = asked.queues();
        if (wantedQueues != null) {
            queues.stream()
                    .filter(queueId -> !wantedQueues.contains(queueId))
                    .sorted()
                    .forEach(queueId -> events.add(new UserQueueDisabled(userId, queueId)));
            wantedQueues.stream()
                    .filter(queueId -> !queues.contains(queueId))
                    .sorted()
                    .forEach(queueId -> events.add(new UserQueueEnabled(userId, queueId)));
        }
        Boolean all = asked.allQueues();
        if (all != null && all != allQueues) {
            events.add(all ? new UserAllQueuesEnabled(userId) : new UserAllQueuesDisabled(userId));
        }
        return events;
    }
}
