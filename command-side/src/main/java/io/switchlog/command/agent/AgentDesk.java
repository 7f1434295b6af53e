package io.switchlog.command.agent;

import static io.switchlog.command.dispatch.Refused.refuseIf;

import io.switchlog.command.dispatch.Refusal;
import io.switchlog.command.log.StreamStates;
import io.switchlog.command.log.Unknown;
import io.switchlog.command.pause.PauseCatalogue;
import io.switchlog.command.queue.QueueProfile;
import io.switchlog.command.settings.SettingsProfile;
import io.switchlog.messages.agent.AgentCommand.ActOnMissedOffers;
import io.switchlog.messages.agent.AgentCommand.EndWrapUp;
import io.switchlog.messages.agent.AgentCommand.LoginAgent;
import io.switchlog.messages.agent.AgentCommand.NoteAutoAnswerConflict;
import io.switchlog.messages.agent.AgentCommand.NotePauseOverrun;
import io.switchlog.messages.agent.AgentCommand.PauseAgent;
import io.switchlog.messages.queue.MissedOfferPolicy;
import io.switchlog.messages.queue.QueueId;
import io.switchlog.messages.queue.Strategy;
import io.switchlog.messages.telephone.TelephoneId;
import java.time.Clock;
import org.axonframework.commandhandling.CommandHandler;
import org.axonframework.modelling.command.Aggregate;
import org.axonframework.modelling.command.Repository;

/** Whatever about an agent's work depends on settings, on queues, on the catalogue of pause reasons or on the time. */
public final class AgentDesk {
    private final Repository<Agent> agents;
    private final HotDesks hotDesks;
    private final StreamStates states;
    private final Clock clock;

    public AgentDesk(Repository<Agent> agents, HotDesks hotDesks, StreamStates states, Clock clock) {
        this.agents = agents;
        this.hotDesks = hotDesks;
        this.states = states;
        this.clock = clock;
    }

    @CommandHandler
    void decide(LoginAgent command) {
        SettingsProfile settings = SettingsProfile.read(states);
        agent(command.agentId())
                .execute(agent -> agent.logIn(command.sessionId(), command.telephoneId(), settings.secondLogin()));
        TelephoneId telephone = command.telephoneId();
        if (telephone != null) {
            hotDesks.sitDown(command.agentId(), command.sessionId(), telephone);
        }
    }

    @CommandHandler
    void decide(PauseAgent command) {
        PauseCatalogue catalogue = PauseCatalogue.read(states);
        boolean unlisted = catalogue.find(command.reason()).isEmpty();
        refuseIf(unlisted && SettingsProfile.read(states).onlyListedPauseReasons(), Refusal.UNKNOWN_REASON);
        agent(command.agentId())
                .execute(agent -> agent.pause(
                        command.channels(),
                        catalogue.nameOf(command.reason()),
                        catalogue.terms(command.reason(), clock.instant())));
    }

    @CommandHandler
    void decide(NotePauseOverrun command) {
        agent(command.agentId()).execute(agent -> agent.noteOverrun(command.sessionId(), clock.instant()));
    }

    @CommandHandler
    void decide(EndWrapUp command) {
        agent(command.agentId())
                .execute(agent -> agent.endWrapUp(command.sessionId(), command.channel(), clock.instant()));
    }

    @CommandHandler
    void decide(ActOnMissedOffers command) {
        QueueProfile queue = queue(command.queueId());
        MissedOfferPolicy policy = queue.conduct().missedOffers();
        refuseIf(command.missedOffers() < policy.after(), Refusal.NOT_DUE);
        Aggregate<Agent> agent = agent(command.agentId());
        switch (policy.action()) {
            case PAUSE -> agent.execute(missing -> missing.pauseForMissedOffers(command.sessionId(), queue.channel()));
            case NOT_RESPONDING ->
                agent.execute(missing ->
                        missing.stopResponding(command.sessionId(), command.queueId(), command.missedOffers()));
            case NONE, UNKNOWN -> refuseIf(true, Refusal.NOT_DUE);
        }
    }

    @CommandHandler
    void decide(NoteAutoAnswerConflict command) {
        QueueProfile queue = queue(command.queueId());
        boolean conflict =
                queue.strategy() == Strategy.BEEPALL && queue.members().containsKey(command.agentId());
        refuseIf(!conflict, Refusal.NOT_DUE);
        agent(command.agentId()).execute(agent -> agent.noteAutoAnswerConflict(queue.channel(), command.queueId()));
    }

    private Aggregate<Agent> agent(Object agentId) {
        return agents.load(agentId.toString());
    }

    private QueueProfile queue(QueueId queueId) {
        QueueProfile queue = QueueProfile.read(states, queueId);
        if (queue == null) {
            throw new Unknown("queue", queueId);
        }
        return queue;
    }
}
