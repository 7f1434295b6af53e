package io.switchlog.command.interaction;

import static io.switchlog.command.dispatch.Refused.refuseIf;
import static java.util.Objects.requireNonNull;

import io.switchlog.command.account.AccountProfile;
import io.switchlog.command.agent.Agent;
import io.switchlog.command.dispatch.Refusal;
import io.switchlog.command.dispatch.Refused;
import io.switchlog.command.log.StreamStates;
import io.switchlog.command.log.Unknown;
import io.switchlog.command.queue.QueueConduct;
import io.switchlog.command.queue.QueueProfile;
import io.switchlog.command.settings.SettingsProfile;
import io.switchlog.messages.Channel;
import io.switchlog.messages.account.AccountId;
import io.switchlog.messages.account.RouteStep;
import io.switchlog.messages.agent.AgentId;
import io.switchlog.messages.interaction.InteractionCommand.AddAgentMessage;
import io.switchlog.messages.interaction.InteractionCommand.AddContactMessage;
import io.switchlog.messages.interaction.InteractionCommand.RequeueInteraction;
import io.switchlog.messages.interaction.InteractionCommand.TransferInteraction;
import io.switchlog.messages.interaction.RequeueCause;
import io.switchlog.messages.queue.QueueId;
import io.switchlog.messages.routing.AdmissionRefusal;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import org.axonframework.commandhandling.CommandHandler;
import org.axonframework.modelling.command.Aggregate;
import org.jspecify.annotations.Nullable;

/** What becomes of an interaction after somebody has had it: passed on, waiting again, opened again by a message. */
public final class ChangingHands {
    private final Meeting meeting;
    private final StreamStates states;
    private final Clock clock;

    public ChangingHands(Meeting meeting, StreamStates states, Clock clock) {
        this.meeting = meeting;
        this.states = states;
        this.clock = clock;
    }

    @CommandHandler
    void decide(TransferInteraction command) {
        Aggregate<Interaction> interaction = meeting.interaction(command.interactionId());
        RouteStep target =
                target(command, interaction.invoke(found -> found.state().channel()));
        AgentId toAgentId = target.agentId();
        if (toAgentId != null) {
            AgentId has = interaction.invoke(found -> found.state().requireHandledBy(command.by()));
            meeting.requireKept(toAgentId, has);
        }
        AgentId leaving =
                interaction.invoke(found -> found.transfer(command.by(), target, clock.instant(), meeting::queue));
        meeting.closeTab(interaction, meeting.agent(leaving));
    }

    private RouteStep target(TransferInteraction command, Channel channel) {
        Integer given = command.timeoutSeconds();
        int timeoutSeconds = given == null ? SettingsProfile.read(states).transferTimeoutSeconds() : given;
        QueueId queueId = command.toQueueId();
        if (queueId != null) {
            QueueProfile queue = QueueProfile.read(states, queueId);
            if (queue == null) {
                throw new Unknown("queue", queueId);
            }
            refuseIf(queue.deleted(), Refusal.QUEUE_DELETED);
            refuseIf(queue.channel() != channel, Refusal.WRONG_CHANNEL);
        } else {
            states.requireExisting("agent", requireNonNull(command.toAgentId()));
        }
        return new RouteStep(queueId, command.toAgentId(), timeoutSeconds);
    }

    @CommandHandler
    void decide(RequeueInteraction command) {
        Aggregate<Interaction> interaction = meeting.interaction(command.interactionId());
        interaction.execute(found -> found.state().requireHandledBy(command.agentId()));
        InteractionState state = interaction.invoke(Interaction::state);
        Aggregate<Agent> agent = meeting.agent(command.agentId());
        RequeueCause cause = agent.invoke(gone -> gone.state().readiness())
                .requeueCause(state.channel())
                .filter(found -> conduct(state).requeueOn().contains(found))
                .orElseThrow(() -> new Refused(Refusal.NOT_DUE));
        interaction.execute(found -> found.requeue(cause, clock.instant(), meeting::queue));
        meeting.closeTab(interaction, agent);
    }

    private QueueConduct conduct(InteractionState state) {
        QueueId queueId = state.step().queueId();
        return queueId == null
                ? QueueConduct.of(state.channel())
                : meeting.queue(queueId).conduct();
    }

    @CommandHandler
    void decide(AddContactMessage command) {
        Aggregate<Interaction> interaction = meeting.interaction(command.interactionId());
        interaction.execute(found -> found.receiveMessage(command.body()));
        if (interaction.invoke(found -> found.state().isOver())) {
            openAgain(interaction);
        }
    }

    private void openAgain(Aggregate<Interaction> interaction) {
        AgentId former = interaction.invoke(found -> found.state().closedBy());
        if (former == null) {
            routeAnew(interaction, null);
            return;
        }
        Optional<AdmissionRefusal> refusal = meeting.refusalToGoOn(interaction, former);
        if (refusal.isPresent()) {
            routeAnew(interaction, refusal.get());
            return;
        }
        Aggregate<Agent> agent = meeting.agent(former);
        interaction.execute(
                found -> found.reopen(former, agent.invoke(Agent::fullName), agent.invoke(Agent::typology)));
        meeting.openTab(interaction, agent);
    }

    private void routeAnew(Aggregate<Interaction> interaction, @Nullable AdmissionRefusal refusal) {
        AccountId accountId = interaction.invoke(found -> found.state().accountId());
        List<RouteStep> route = requireNonNull(AccountProfile.read(states, accountId), "accounts stay")
                .route();
        interaction.execute(found -> found.routeAnew(refusal, route, clock.instant(), meeting::queue));
    }

    @CommandHandler
    void decide(AddAgentMessage command) {
        meeting.interaction(command.interactionId())
                .execute(interaction -> interaction.sendMessage(command.by(), command.body()));
    }
}
