package io.switchlog.command.access;

import static org.axonframework.modelling.command.AggregateLifecycle.apply;

import io.switchlog.messages.access.Role;
import io.switchlog.messages.access.UserCommand.CreateUser;
import io.switchlog.messages.access.UserEvent.UserCreated;
import io.switchlog.messages.access.UserId;
import org.axonframework.eventsourcing.EventSourcingHandler;
import org.axonframework.modelling.command.AggregateIdentifier;
import org.axonframework.modelling.command.AggregateRoot;
import org.jspecify.annotations.Nullable;

/** Someone who operates the centre without being an agent. */
@AggregateRoot(type = "user")
public final class User {
    @AggregateIdentifier
    @SuppressWarnings("UnusedVariable") // Axon reads it
    private @Nullable UserId userId;

    private Role role = Role.UNKNOWN;

    User() {}

    User(CreateUser command) {
        apply(new UserCreated(command.userId(), command.username(), command.fullName(), command.role()));
    }

    Role role() {
        return role;
    }

    @EventSourcingHandler
    void evolve(UserCreated event) {
        userId = event.userId();
        role = event.role();
    }
}
