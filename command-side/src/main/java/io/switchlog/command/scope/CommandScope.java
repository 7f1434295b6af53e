package io.switchlog.command.scope;

import io.switchlog.command.access.UserProfile;
import io.switchlog.command.account.AccountProfile;
import io.switchlog.command.dispatch.NotAllowed;
import io.switchlog.command.log.LogReader;
import io.switchlog.command.log.StreamStates;
import io.switchlog.command.log.Unknown;
import io.switchlog.command.queue.QueueProfile;
import io.switchlog.messages.account.AccountCommand;
import io.switchlog.messages.account.AccountId;
import io.switchlog.messages.account.RouteStep;
import io.switchlog.messages.agent.AgentCommand;
import io.switchlog.messages.agent.AgentId;
import io.switchlog.messages.agent.ConcernsAllQueues;
import io.switchlog.messages.call.CallRequest;
import io.switchlog.messages.interaction.InteractionCommand;
import io.switchlog.messages.interaction.InteractionCommand.AcceptInteraction;
import io.switchlog.messages.interaction.InteractionCommand.ReceiveInteraction;
import io.switchlog.messages.interaction.InteractionCommand.RejectOffer;
import io.switchlog.messages.interaction.InteractionCommand.TransferInteraction;
import io.switchlog.messages.interaction.InteractionId;
import io.switchlog.messages.queue.QueueCommand;
import io.switchlog.messages.queue.QueueId;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What a command of somebody who is enabled to some queues only may name. What he does not see is unknown to him. */
final class CommandScope {
    private final UserProfile user;
    private final StreamStates states;
    private final LogReader log;

    CommandScope(UserProfile user, StreamStates states, LogReader log) {
        this.user = user;
        this.states = states;
        this.log = log;
    }

    void require(Object command) {
        if (command instanceof AgentCommand ofAgent) {
            require(ofAgent);
        } else if (command instanceof QueueCommand ofQueue) {
            require(ofQueue);
        } else if (command instanceof AccountCommand ofAccount) {
            require(ofAccount);
        } else if (command instanceof InteractionCommand ofInteraction) {
            require(ofInteraction);
        } else if (command instanceof CallRequest ofCall) {
            requireInteraction(ofCall.interactionId());
        } else if (command instanceof QueueCommand.AddAgentToQueues added) {
            requireAgent(added.agentId());
            if (!added.asFarAsAllowed()) {
                added.queueIds().forEach(this::requireQueue);
            }
        } else {
            throw notAllQueues();
        }
    }

    private void require(AgentCommand command) {
        if (command instanceof AgentCommand.CreateAgent) {
            throw notAllQueues();
        }
        requireAgent(command.agentId());
        Object asked = command;
        if (asked instanceof ConcernsAllQueues wherever && wherever.concernsAllQueues()) {
            requireAllQueuesOf(command.agentId());
        }
    }

    private void require(QueueCommand command) {
        if (command instanceof QueueCommand.CreateQueue) {
            throw notAllQueues();
        }
        requireQueue(command.queueId());
        if (command instanceof QueueCommand.AddQueueMember added) {
            requireAgent(added.agentId());
        } else if (command instanceof QueueCommand.RemoveQueueMember removed) {
            requireAgent(removed.agentId());
        }
    }

    private void require(AccountCommand command) {
        if (command instanceof AccountCommand.CreateAccount create) {
            requireRoute(create.route());
            return;
        }
        requireAccount(command.accountId());
        if (command instanceof AccountCommand.AddAccountAgent added) {
            requireAgent(added.agentId());
        } else if (command instanceof AccountCommand.RemoveAccountAgent removed) {
            requireAgent(removed.agentId());
        } else if (command instanceof AccountCommand.ChangeAccount change && change.route() != null) {
            requireWholeRoute(command.accountId());
            requireRoute(change.route());
        }
    }

    private void require(InteractionCommand command) {
        if (command instanceof ReceiveInteraction receive) {
            requireAccount(receive.accountId());
            return;
        }
        requireInteraction(command.interactionId());
        AgentId agentId = null;
        if (command instanceof AcceptInteraction accept) {
            agentId = accept.agentId();
        } else if (command instanceof RejectOffer reject) {
            agentId = reject.agentId();
        } else if (command instanceof TransferInteraction transfer) {
            agentId = transfer.toAgentId();
            if (transfer.toQueueId() != null) {
                requireQueue(transfer.toQueueId());
            }
        }
        if (agentId != null) {
            requireAgent(agentId);
        }
    }

    private boolean hasQueue(@Nullable QueueId queueId) {
        return queueId != null && user.queues().contains(queueId);
    }

    private boolean hasAgent(@Nullable AgentId agentId) {
        return agentId != null
                && user.queues().stream()
                        .map(queueId -> QueueProfile.read(states, queueId))
                        .anyMatch(queue -> queue != null && queue.members().containsKey(agentId));
    }

    private boolean leadsHere(RouteStep step) {
        return hasQueue(step.queueId()) || hasAgent(step.agentId());
    }

    private void requireQueue(QueueId queueId) {
        if (!hasQueue(queueId)) {
            throw new Unknown("queue", queueId);
        }
    }

    private void requireAgent(AgentId agentId) {
        if (!hasAgent(agentId)) {
            throw new Unknown("agent", agentId);
        }
    }

    /** What would be felt in queues that are not his takes somebody who is enabled to these too (AMB-18). */
    private void requireAllQueuesOf(AgentId agentId) {
        for (String id : log.queuesEverServedBy(agentId)) {
            QueueId queueId = new QueueId(UUID.fromString(id));
            QueueProfile queue = hasQueue(queueId) ? null : QueueProfile.read(states, queueId);
            if (queue != null && queue.members().containsKey(agentId)) {
                throw notAllQueues();
            }
        }
    }

    private void requireAccount(AccountId accountId) {
        AccountProfile account = AccountProfile.read(states, accountId);
        if (account == null || account.route().stream().noneMatch(this::leadsHere)) {
            throw new Unknown("account", accountId);
        }
    }

    private void requireRoute(List<RouteStep> route) {
        for (RouteStep step : route) {
            if (step.queueId() != null) {
                requireQueue(step.queueId());
            } else if (step.agentId() != null) {
                requireAgent(step.agentId());
            }
        }
    }

    /** He is not shown the steps that lead elsewhere, so he cannot write them anew. */
    private void requireWholeRoute(AccountId accountId) {
        AccountProfile account = AccountProfile.read(states, accountId);
        if (account != null && !account.route().stream().allMatch(this::leadsHere)) {
            throw notAllQueues();
        }
    }

    private void requireInteraction(InteractionId interactionId) {
        Whereabouts where = Whereabouts.read(states, interactionId);
        boolean his = where != null
                && (hasQueue(where.queueId())
                        || hasAgent(where.agentId())
                        || where.isOnItsWay() && comesFromHere(where));
        if (!his) {
            throw new Unknown("interaction", interactionId);
        }
    }

    private boolean comesFromHere(Whereabouts where) {
        AccountProfile account = AccountProfile.read(states, where.accountId());
        return account != null && account.route().stream().anyMatch(this::leadsHere);
    }

    private static NotAllowed notAllQueues() {
        return new NotAllowed(
                "NOT_ALL_QUEUES", "This is for administrators and for those who are enabled to all queues.");
    }
}
