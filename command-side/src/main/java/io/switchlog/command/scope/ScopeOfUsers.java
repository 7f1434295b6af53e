package io.switchlog.command.scope;

import io.switchlog.command.access.UserProfile;
import io.switchlog.command.dispatch.NotAllowed;
import io.switchlog.command.log.EventMetadata;
import io.switchlog.command.log.LogReader;
import io.switchlog.command.log.StreamStates;
import io.switchlog.messages.access.Role;
import io.switchlog.messages.access.SignInCommand;
import io.switchlog.messages.access.UserPermission;
import io.switchlog.messages.account.AccountCommand;
import io.switchlog.messages.agent.AgentCommand;
import io.switchlog.messages.call.CallRequest;
import io.switchlog.messages.interaction.InteractionCommand;
import io.switchlog.messages.queue.QueueCommand;
import org.axonframework.commandhandling.CommandMessage;
import org.axonframework.messaging.InterceptorChain;
import org.axonframework.messaging.MessageHandlerInterceptor;
import org.axonframework.messaging.unitofwork.UnitOfWork;
import org.jspecify.annotations.Nullable;

/**
 * Lets a supervisor's command through if he has the permission for it and everything that it names is in his scope
 * (AG-01, AG-02). It reads his own stream and those of his queues, and the command is guarded by what it reads: whoever
 * was disabled from a queue before the command is appended does nothing there any more. Commands of administrators,
 * agents and processes pass without a look.
 */
public final class ScopeOfUsers implements MessageHandlerInterceptor<CommandMessage<?>> {
    private final StreamStates states;
    private final LogReader log;

    public ScopeOfUsers(StreamStates states, LogReader log) {
        this.states = states;
        this.log = log;
    }

    @Override
    public @Nullable Object handle(UnitOfWork<? extends CommandMessage<?>> unitOfWork, InterceptorChain chain)
            throws Exception {
        CommandMessage<?> message = unitOfWork.getMessage();
        if (Role.SUPERVISOR.code().equals(message.getMetaData().get(EventMetadata.ACTOR_ROLE))) {
            require(String.valueOf(message.getMetaData().get(EventMetadata.ACTOR)), message.getPayload());
        }
        return chain.proceed();
    }

    private void require(String actor, Object command) {
        UserProfile user = UserProfile.read(states, actor);
        if (user == null || user.deleted() || user.role() == Role.UNKNOWN) {
            throw new NotAllowed("Your role does not allow this.");
        }
        UserPermission needed = needed(command);
        if (needed != null && !user.permissions().contains(needed)) {
            throw new NotAllowed("You lack the permission " + needed.code() + ".");
        }
        // How he signs in himself has nothing to do with queues; others' sign-ins are no supervisor's affair at all.
        if (!user.allQueues() && !(command instanceof SignInCommand)) {
            new CommandScope(user, states, log).require(command);
        }
    }

    private static @Nullable UserPermission needed(Object command) {
        if (command instanceof AgentCommand
                || command instanceof QueueCommand.AddQueueMember
                || command instanceof QueueCommand.AddAgentToQueues
                || command instanceof QueueCommand.RemoveQueueMember
                || command instanceof AccountCommand.AddAccountAgent
                || command instanceof AccountCommand.RemoveAccountAgent) {
            return UserPermission.AGENTS;
        }
        if (command instanceof QueueCommand) {
            return UserPermission.QUEUES;
        }
        if (command instanceof AccountCommand) {
            return UserPermission.ACCOUNTS;
        }
        return command instanceof InteractionCommand || command instanceof CallRequest
                ? UserPermission.INTERACTIONS
                : null;
    }
}
