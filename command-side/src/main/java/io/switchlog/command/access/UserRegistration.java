package io.switchlog.command.access;

import static io.switchlog.command.dispatch.Refused.refuseIf;

import io.switchlog.command.dispatch.Refusal;
import io.switchlog.command.log.EventMetadata;
import io.switchlog.command.log.LogReader;
import io.switchlog.command.log.StreamStates;
import io.switchlog.messages.access.Role;
import io.switchlog.messages.access.UserCommand.ChangeUser;
import io.switchlog.messages.access.UserCommand.CreateUser;
import io.switchlog.messages.access.UserCommand.DeleteUser;
import io.switchlog.messages.access.UserCommand.EnableUserQueue;
import io.switchlog.messages.access.UserCommand.Enabled;
import io.switchlog.messages.access.UserId;
import java.util.List;
import java.util.Set;
import org.axonframework.commandhandling.CommandHandler;
import org.axonframework.messaging.annotation.MetaDataValue;
import org.axonframework.modelling.command.Aggregate;
import org.axonframework.modelling.command.Repository;
import org.jspecify.annotations.Nullable;

/**
 * Creates users together with the claim on their user name, and sees to it that there is an administrator left: nobody
 * takes that role from himself or from the last who has it.
 */
public final class UserRegistration {
    private final Repository<User> users;
    private final Repository<Claim> claims;
    private final StreamStates states;
    private final LogReader log;

    public UserRegistration(Repository<User> users, Repository<Claim> claims, StreamStates states, LogReader log) {
        this.users = users;
        this.claims = claims;
        this.states = states;
        this.log = log;
    }

    @CommandHandler
    void decide(CreateUser command) throws Exception {
        Claim.take(claims, states, command.usernameClaim(), command.userId().value(), Refusal.USERNAME_TAKEN);
        Enabled enabled = command.enabled();
        requireQueues(enabled);
        users.newInstance(() -> new User(command)).execute(user -> user.enable(enabled));
    }

    @CommandHandler
    void decide(ChangeUser command, @MetaDataValue(EventMetadata.ACTOR) @Nullable String actor) {
        requireQueues(command.enabled());
        Aggregate<User> user = users.load(command.userId().toString());
        Role role = command.role();
        if (role != null && role != Role.ADMINISTRATOR) {
            requireAnotherAdministrator(command.userId(), actor);
        }
        user.execute(found -> found.change(command));
    }

    @CommandHandler
    void decide(EnableUserQueue command) {
        states.requireExisting("queue", command.queueId());
        users.load(command.userId().toString()).execute(user -> user.enable(command.queueId()));
    }

    @CommandHandler
    void decide(DeleteUser command, @MetaDataValue(EventMetadata.ACTOR) @Nullable String actor) {
        Aggregate<User> user = users.load(command.userId().toString());
        refuseIf(command.userId().toString().equals(actor), Refusal.YOURSELF);
        requireAnotherAdministrator(command.userId(), actor);
        user.execute(User::delete);
    }

    private void requireQueues(Enabled enabled) {
        Set.copyOf(enabled.queues() == null ? Set.of() : enabled.queues())
                .forEach(queueId -> states.requireExisting("queue", queueId));
    }

    /** The command is guarded by the other administrator whom it finds: two cannot do away with each other. */
    private void requireAnotherAdministrator(UserId userId, @Nullable String actor) {
        UserProfile user = UserProfile.read(states, userId.toString());
        if (user == null || user.deleted() || user.role() != Role.ADMINISTRATOR) {
            return;
        }
        refuseIf(userId.toString().equals(actor), Refusal.YOURSELF);
        List<String> others = log.users();
        refuseIf(
                others.stream().filter(id -> !id.equals(userId.toString())).noneMatch(this::isAdministrator),
                Refusal.LAST_ADMINISTRATOR);
    }

    private boolean isAdministrator(String id) {
        UserProfile user = UserProfile.read(states, id);
        return user != null && !user.deleted() && user.role() == Role.ADMINISTRATOR;
    }
}
