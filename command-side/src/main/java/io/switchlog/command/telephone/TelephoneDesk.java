package io.switchlog.command.telephone;

import io.switchlog.command.access.Claim;
import io.switchlog.command.agent.Agent;
import io.switchlog.command.agent.HotDesks;
import io.switchlog.command.dispatch.Refusal;
import io.switchlog.command.log.StreamStates;
import io.switchlog.command.telephone.Telephone.Occupant;
import io.switchlog.messages.agent.AgentId;
import io.switchlog.messages.agent.SessionId;
import io.switchlog.messages.telephone.TelephoneCommand.AddTelephone;
import io.switchlog.messages.telephone.TelephoneCommand.RemoveTelephone;
import io.switchlog.messages.telephone.TelephoneId;
import org.axonframework.commandhandling.CommandHandler;
import org.axonframework.modelling.command.Aggregate;
import org.axonframework.modelling.command.Repository;

/** Adds telephones together with the claim on their endpoint, removes both, and lets agents sit down at them. */
public final class TelephoneDesk implements HotDesks {
    private final Repository<Telephone> telephones;
    private final Repository<Agent> agents;
    private final Repository<Claim> claims;
    private final StreamStates states;

    public TelephoneDesk(
            Repository<Telephone> telephones, Repository<Agent> agents, Repository<Claim> claims, StreamStates states) {
        this.telephones = telephones;
        this.agents = agents;
        this.claims = claims;
        this.states = states;
    }

    @CommandHandler
    void decide(AddTelephone command) throws Exception {
        Claim.take(
                claims, states, claim(command.endpoint()), command.telephoneId().value(), Refusal.ALREADY_EXISTS);
        telephones.newInstance(() -> new Telephone(command));
    }

    @CommandHandler
    void decide(RemoveTelephone command) {
        Aggregate<Telephone> telephone = telephones.load(command.telephoneId().toString());
        telephone.execute(there -> there.remove(this::sits));
        Claim.release(
                claims,
                claim(telephone.invoke(Telephone::endpoint)),
                command.telephoneId().value());
    }

    @Override
    public void sitDown(AgentId agentId, SessionId sessionId, TelephoneId telephoneId) {
        telephones
                .load(telephoneId.toString())
                .execute(there -> there.occupy(new Occupant(agentId, sessionId), this::sits));
    }

    /** Whether the session in which he sat down goes on. */
    private boolean sits(Occupant occupant) {
        return agents.load(occupant.agentId().toString())
                .invoke(agent ->
                        occupant.sessionId().equals(agent.state().readiness().sessionId()));
    }

    private static String claim(String endpoint) {
        return "telephone:" + endpoint;
    }
}
