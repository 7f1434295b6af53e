package io.switchlog.command.access;

import io.switchlog.command.dispatch.Refusal;
import io.switchlog.command.log.StreamStates;
import io.switchlog.messages.access.UserCommand.CreateUser;
import org.axonframework.commandhandling.CommandHandler;
import org.axonframework.modelling.command.Repository;

/** Creates users together with the claim on their user name. */
public final class UserRegistration {
    private final Repository<User> users;
    private final Repository<Claim> claims;
    private final StreamStates states;

    public UserRegistration(Repository<User> users, Repository<Claim> claims, StreamStates states) {
        this.users = users;
        this.claims = claims;
        this.states = states;
    }

    @CommandHandler
    void decide(CreateUser command) throws Exception {
        Claim.take(claims, states, command.usernameClaim(), command.userId().value(), Refusal.USERNAME_TAKEN);
        users.newInstance(() -> new User(command));
    }
}
