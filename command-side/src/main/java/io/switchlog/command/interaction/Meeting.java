package io.switchlog.command.interaction;

import static java.util.Objects.requireNonNull;

import io.switchlog.command.agent.Agent;
import io.switchlog.command.agent.AgentState;
import io.switchlog.command.interaction.InteractionState.Step;
import io.switchlog.command.log.StreamStates;
import io.switchlog.command.log.Unknown;
import io.switchlog.command.queue.QueueProfile;
import io.switchlog.command.settings.SettingsProfile;
import io.switchlog.messages.Channel;
import io.switchlog.messages.agent.AgentId;
import io.switchlog.messages.interaction.InteractionId;
import io.switchlog.messages.queue.QueueId;
import io.switchlog.messages.routing.Admission;
import io.switchlog.messages.routing.AdmissionRefusal;
import io.switchlog.messages.routing.Standing;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.axonframework.modelling.command.Aggregate;
import org.axonframework.modelling.command.AggregateNotFoundException;
import org.axonframework.modelling.command.Repository;

/**
 * Where interactions and agents meet: each command loads both, both decide, and the events of both go into one append.
 * Locks are taken in one order, the interaction first and then agents by id, so that commands never wait in a circle.
 */
public final class Meeting {
    private final Repository<Interaction> interactions;
    private final Repository<Agent> agents;
    private final StreamStates states;

    public Meeting(Repository<Interaction> interactions, Repository<Agent> agents, StreamStates states) {
        this.interactions = interactions;
        this.agents = agents;
        this.states = states;
    }

    Aggregate<Interaction> arrival(Callable<Interaction> creation) throws Exception {
        return interactions.newInstance(creation);
    }

    /** Refused if it is a call: what becomes of that is for the switchboard to say. */
    Aggregate<Interaction> interaction(InteractionId interactionId) {
        Aggregate<Interaction> interaction;
        try {
            interaction = interactions.load(interactionId.toString());
        } catch (AggregateNotFoundException none) {
            throw new Unknown("interaction", interactionId);
        }
        interaction.execute(found -> found.state().requireNoCall());
        return interaction;
    }

    Aggregate<Agent> agent(AgentId agentId) {
        try {
            return agents.load(agentId.toString());
        } catch (AggregateNotFoundException none) {
            throw new Unknown("agent", agentId);
        }
    }

    /** Refuses what is meant for an agent in the trash; the other is the one whom the command is about to lock, too. */
    void requireKept(AgentId agentId, AgentId other) {
        if (other.compareTo(agentId) < 0) {
            agent(other);
        }
        Agent.requireKept(agents, agentId);
    }

    QueueProfile queue(QueueId queueId) {
        return requireNonNull(QueueProfile.read(states, queueId), "routes lead to queues that exist");
    }

    /** The check by which this agent may not have this interaction in the step that it is in. */
    Optional<AdmissionRefusal> refusal(Aggregate<Interaction> interaction, AgentId agentId) {
        return refusal(interaction, agentId, AgentState::standing);
    }

    /** The check by which this agent may not go on with this interaction, which he had in its last step. */
    Optional<AdmissionRefusal> refusalToGoOn(Aggregate<Interaction> interaction, AgentId agentId) {
        return refusal(interaction, agentId, AgentState::standingToGoOn);
    }

    private interface Stand {
        Standing of(AgentState state, Channel channel, boolean member, int tabLimit);
    }

    private Optional<AdmissionRefusal> refusal(Aggregate<Interaction> interaction, AgentId agentId, Stand stand) {
        Aggregate<Agent> agent = agent(agentId);
        Channel channel = interaction.invoke(found -> found.state().channel());
        Step step = interaction.invoke(found -> found.state().step());
        QueueId queueId = step.queueId();
        boolean member = queueId == null
                ? agentId.equals(step.agentId())
                : queue(queueId).members().containsKey(agentId);
        int tabLimit = SettingsProfile.read(states).maxOpenTabs();
        return Admission.refusal(agent.invoke(found -> stand.of(found.state(), channel, member, tabLimit)));
    }

    void openTab(Aggregate<Interaction> interaction, Aggregate<Agent> agent) {
        InteractionState state = interaction.invoke(Interaction::state);
        agent.execute(taking -> taking.openTab(state.id(), state.channel()));
    }

    void closeTab(Aggregate<Interaction> interaction, Aggregate<Agent> agent) {
        InteractionState state = interaction.invoke(Interaction::state);
        agent.execute(leaving -> leaving.closeTab(state.id(), state.channel()));
    }
}
