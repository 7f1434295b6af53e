package io.switchlog.command.interaction;

import static io.switchlog.command.dispatch.Refused.refuseIf;
import static java.util.Objects.requireNonNull;

import io.switchlog.command.account.AccountProfile;
import io.switchlog.command.agent.Agent;
import io.switchlog.command.dispatch.Refusal;
import io.switchlog.command.dispatch.Refused;
import io.switchlog.command.log.StreamStates;
import io.switchlog.command.log.Unknown;
import io.switchlog.command.queue.QueueProfile;
import io.switchlog.command.settings.SettingsProfile;
import io.switchlog.messages.Channel;
import io.switchlog.messages.agent.AgentId;
import io.switchlog.messages.interaction.AcceptMode;
import io.switchlog.messages.interaction.InteractionCommand.AcceptInteraction;
import io.switchlog.messages.interaction.InteractionCommand.CloseInteraction;
import io.switchlog.messages.interaction.InteractionCommand.Offer;
import io.switchlog.messages.interaction.InteractionCommand.OfferInteraction;
import io.switchlog.messages.interaction.InteractionCommand.ReceiveInteraction;
import io.switchlog.messages.interaction.InteractionCommand.TimeOutStep;
import io.switchlog.messages.interaction.InteractionId;
import io.switchlog.messages.queue.QueueId;
import io.switchlog.messages.routing.Admission;
import io.switchlog.messages.routing.AdmissionRefusal;
import java.time.Clock;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.axonframework.commandhandling.CommandHandler;
import org.axonframework.modelling.command.Aggregate;
import org.axonframework.modelling.command.AggregateNotFoundException;
import org.axonframework.modelling.command.Repository;

/**
 * Where interactions and agents meet: each command loads both, both decide, and the events of both go into one append.
 * Locks are taken in one order, the interaction first and then agents by id, so that commands never wait in a circle.
 */
public final class InteractionDesk {
    private final Repository<Interaction> interactions;
    private final Repository<Agent> agents;
    private final StreamStates states;
    private final Clock clock;

    public InteractionDesk(
            Repository<Interaction> interactions, Repository<Agent> agents, StreamStates states, Clock clock) {
        this.interactions = interactions;
        this.agents = agents;
        this.states = states;
        this.clock = clock;
    }

    @CommandHandler
    void decide(ReceiveInteraction command) throws Exception {
        refuseIf(command.mayExist() && states.exists("interaction", command.interactionId()), Refusal.ALREADY_EXISTS);
        AccountProfile account = AccountProfile.read(states, command.accountId());
        if (account == null) {
            throw new Unknown("account", command.accountId());
        }
        refuseIf(account.deleted(), Refusal.ACCOUNT_DELETED);
        interactions
                .newInstance(() -> new Interaction(command, account))
                .execute(received -> received.begin(clock.instant(), this::queue));
    }

    @CommandHandler
    void decide(OfferInteraction command) {
        Aggregate<Interaction> interaction = load(command.interactionId());
        interaction.execute(Interaction::requireWaiting);
        List<Offer> admitted = command.offers().stream()
                .sorted(Comparator.comparing(Offer::agentId))
                .filter(offer -> refusal(interaction, agent(offer.agentId()), offer.agentId())
                        .isEmpty())
                .sorted(Comparator.comparingInt(offer -> offer.choice().rank()))
                .toList();
        if (admitted.isEmpty()) {
            AgentId first = command.offers().get(0).agentId();
            throw new Refused(refusal(interaction, agent(first), first)
                    .map(InteractionDesk::code)
                    .orElse(Refusal.NOT_OFFERED));
        }
        interaction.execute(waiting -> waiting.offer(command.stepNo(), admitted, command.expiresAt()));
    }

    @CommandHandler
    void decide(AcceptInteraction command) {
        Aggregate<Interaction> interaction = load(command.interactionId());
        interaction.execute(Interaction::requireWaiting);
        Aggregate<Agent> agent = agent(command.agentId());
        refusal(interaction, agent, command.agentId()).ifPresent(cause -> {
            throw new Refused(code(cause));
        });
        interaction.execute(waiting -> waiting.accept(
                command.agentId(), agent.invoke(Agent::fullName), agent.invoke(Agent::typology), AcceptMode.MANUAL));
        Channel channel = interaction.invoke(Interaction::channel);
        agent.execute(accepting -> accepting.openTab(command.interactionId(), channel));
    }

    @CommandHandler
    void decide(TimeOutStep command) {
        load(command.interactionId())
                .execute(interaction -> interaction.timeOut(command, clock.instant(), this::queue));
    }

    @CommandHandler
    void decide(CloseInteraction command) {
        Aggregate<Interaction> interaction = load(command.interactionId());
        AgentId handler = interaction.invoke(open -> open.close(command.agentId(), command.disposition()));
        Channel channel = interaction.invoke(Interaction::channel);
        agent(handler).execute(agent -> agent.closeTab(command.interactionId(), channel));
    }

    private Optional<AdmissionRefusal> refusal(
            Aggregate<Interaction> interaction, Aggregate<Agent> agent, AgentId agentId) {
        Channel channel = interaction.invoke(Interaction::channel);
        QueueId queueId = interaction.invoke(Interaction::queueId);
        boolean member = queueId == null
                ? interaction.invoke(waiting -> waiting.isDirectedTo(agentId))
                : queue(queueId).members().containsKey(agentId);
        int tabLimit = SettingsProfile.read(states).maxOpenTabs();
        return Admission.refusal(agent.invoke(found -> found.standing(channel, member, tabLimit)));
    }

    private static Refusal code(AdmissionRefusal cause) {
        return switch (cause) {
            case NOT_LOGGED_IN -> Refusal.NOT_LOGGED_IN;
            case NOT_A_MEMBER -> Refusal.NOT_A_MEMBER;
            case PAUSED -> Refusal.PAUSED;
            case TAB_LIMIT -> Refusal.TAB_LIMIT;
            case CAPACITY -> Refusal.CAPACITY;
            case UNKNOWN -> throw new IllegalStateException("admission never answers UNKNOWN");
        };
    }

    private Aggregate<Interaction> load(InteractionId interactionId) {
        try {
            return interactions.load(interactionId.toString());
        } catch (AggregateNotFoundException none) {
            throw new Unknown("interaction", interactionId);
        }
    }

    private Aggregate<Agent> agent(AgentId agentId) {
        try {
            return agents.load(agentId.toString());
        } catch (AggregateNotFoundException none) {
            throw new Unknown("agent", agentId);
        }
    }

    private QueueProfile queue(QueueId queueId) {
        return requireNonNull(QueueProfile.read(states, queueId), "routes lead to queues that exist");
    }
}
