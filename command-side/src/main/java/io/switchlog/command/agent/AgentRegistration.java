package io.switchlog.command.agent;

import io.switchlog.command.access.Claim;
import io.switchlog.command.dispatch.Refusal;
import io.switchlog.command.log.StreamStates;
import io.switchlog.messages.agent.AgentCommand.CreateAgent;
import org.axonframework.commandhandling.CommandHandler;
import org.axonframework.modelling.command.Repository;

/** Creates agents: an agent, his user name and his extension come into being together or not at all. */
public final class AgentRegistration {
    private final Repository<Agent> agents;
    private final Repository<Claim> claims;
    private final StreamStates states;

    public AgentRegistration(Repository<Agent> agents, Repository<Claim> claims, StreamStates states) {
        this.agents = agents;
        this.claims = claims;
        this.states = states;
    }

    @CommandHandler
    void decide(CreateAgent command) throws Exception {
        Claim.take(claims, states, command.usernameClaim(), command.agentId().value(), Refusal.USERNAME_TAKEN);
        String internal = command.internal();
        if (internal != null) {
            Claim.take(claims, states, "internal:" + internal, command.agentId().value(), Refusal.INTERNAL_TAKEN);
        }
        agents.newInstance(() -> new Agent(command))
                .execute(agent -> agent.configure(command.autoAnswer(), command.advancedSearch()));
    }
}
