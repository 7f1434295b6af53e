package io.switchlog.command.telephone;

import io.switchlog.command.access.Claim;
import io.switchlog.command.agent.Agent;
import io.switchlog.command.dispatch.Refusal;
import io.switchlog.command.log.StreamStates;
import io.switchlog.command.telephone.Telephone.Occupant;
import io.switchlog.messages.telephone.TelephoneCommand.AddTelephone;
import io.switchlog.messages.telephone.TelephoneCommand.RemoveTelephone;
import org.axonframework.commandhandling.CommandHandler;
import org.axonframework.modelling.command.Aggregate;
import org.axonframework.modelling.command.Repository;

/** Adds telephones together with the claim on their endpoint, and removes both. */
public final class TelephoneDesk {
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
        telephone.execute(there -> there.remove(occupant -> sits(agents, occupant)));
        Claim.release(
                claims,
                claim(telephone.invoke(Telephone::endpoint)),
                command.telephoneId().value());
    }

    /** Whether the session in which he sat down goes on. */
    public static boolean sits(Repository<Agent> agents, Occupant occupant) {
        return agents.load(occupant.agentId().toString())
                .invoke(agent ->
                        occupant.sessionId().equals(agent.state().readiness().sessionId()));
    }

    private static String claim(String endpoint) {
        return "telephone:" + endpoint;
    }
}
