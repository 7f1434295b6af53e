package io.switchlog.command.access;

import static java.util.Objects.requireNonNull;
import static org.axonframework.modelling.command.AggregateLifecycle.apply;

import io.switchlog.command.dispatch.Refusal;
import io.switchlog.command.dispatch.Refused;
import io.switchlog.messages.access.Role;
import io.switchlog.messages.access.UserCommand.ChangeUser;
import io.switchlog.messages.access.UserCommand.CreateUser;
import io.switchlog.messages.access.UserCommand.DisableUserQueue;
import io.switchlog.messages.access.UserCommand.Enabled;
import io.switchlog.messages.access.UserCommand.GrantUserPermission;
import io.switchlog.messages.access.UserCommand.RevokeUserPermission;
import io.switchlog.messages.access.UserEvent;
import io.switchlog.messages.access.UserEvent.UserCreated;
import io.switchlog.messages.access.UserId;
import io.switchlog.messages.access.UserRightsEvent.UserDeleted;
import io.switchlog.messages.access.UserRightsEvent.UserEmailChanged;
import io.switchlog.messages.access.UserRightsEvent.UserPermissionGranted;
import io.switchlog.messages.access.UserRightsEvent.UserPermissionRevoked;
import io.switchlog.messages.access.UserRightsEvent.UserQueueDisabled;
import io.switchlog.messages.access.UserRightsEvent.UserQueueEnabled;
import io.switchlog.messages.access.UserRightsEvent.UserRenamed;
import io.switchlog.messages.access.UserRightsEvent.UserRoleChanged;
import io.switchlog.messages.queue.QueueId;
import org.axonframework.commandhandling.CommandHandler;
import org.axonframework.eventsourcing.EventSourcingHandler;
import org.axonframework.modelling.command.AggregateIdentifier;
import org.axonframework.modelling.command.AggregateLifecycle;
import org.axonframework.modelling.command.AggregateRoot;
import org.jspecify.annotations.Nullable;

/** Someone who operates the centre without being an agent. */
@AggregateRoot(type = UserProfile.STREAM_TYPE)
public final class User {
    @AggregateIdentifier
    @SuppressWarnings("UnusedVariable") // Axon reads it
    private @Nullable UserId userId;

    private @Nullable UserProfile profile;

    User() {}

    User(CreateUser command) {
        apply(new UserCreated(
                command.userId(),
                command.username(),
                command.fullName(),
                command.role(),
                command.email(),
                command.enabled().permissions()));
    }

    void enable(Enabled asked) {
        living().changes(asked).forEach(AggregateLifecycle::apply);
    }

    /** Whoever this would leave without an administrator has looked before. */
    void change(ChangeUser command) {
        UserProfile user = living();
        UserId id = user.userId();
        if (command.fullName() != null) {
            apply(new UserRenamed(id, user.fullName(), command.fullName()));
        }
        if (command.email() != null) {
            apply(new UserEmailChanged(id, user.email(), command.email()));
        }
        Role role = command.role();
        if (role != null && role != user.role()) {
            apply(new UserRoleChanged(id, user.role(), role));
        }
        enable(command.enabled());
    }

    void enable(QueueId queueId) {
        if (!living().queues().contains(queueId)) {
            apply(new UserQueueEnabled(living().userId(), queueId));
        }
    }

    @CommandHandler
    void decide(DisableUserQueue command) {
        if (living().queues().contains(command.queueId())) {
            apply(new UserQueueDisabled(command.userId(), command.queueId()));
        }
    }

    @CommandHandler
    void decide(GrantUserPermission command) {
        if (!living().permissions().contains(command.permission())) {
            apply(new UserPermissionGranted(command.userId(), command.permission()));
        }
    }

    @CommandHandler
    void decide(RevokeUserPermission command) {
        if (living().permissions().contains(command.permission())) {
            apply(new UserPermissionRevoked(command.userId(), command.permission()));
        }
    }

    void delete() {
        apply(new UserDeleted(living().userId()));
    }

    private UserProfile living() {
        UserProfile user = requireNonNull(profile);
        Refused.refuseIf(user.deleted(), Refusal.USER_DELETED);
        return user;
    }

    @EventSourcingHandler
    void evolve(UserEvent event) {
        userId = event.userId();
        profile = UserProfile.after(profile, event);
    }
}
