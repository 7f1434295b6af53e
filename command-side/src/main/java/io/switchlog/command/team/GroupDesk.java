package io.switchlog.command.team;

import static io.switchlog.command.dispatch.Refused.refuseIf;

import io.switchlog.command.access.Claim;
import io.switchlog.command.agent.Agent;
import io.switchlog.command.dispatch.Refusal;
import io.switchlog.command.log.StreamStates;
import io.switchlog.command.log.Unknown;
import io.switchlog.command.settings.Licensing;
import io.switchlog.messages.agent.Typology;
import io.switchlog.messages.settings.Feature;
import io.switchlog.messages.team.GroupCommand;
import io.switchlog.messages.team.GroupCommand.AddAgentToGroup;
import io.switchlog.messages.team.GroupCommand.CreateGroup;
import io.switchlog.messages.team.GroupCommand.DeleteGroup;
import io.switchlog.messages.team.GroupCommand.RemoveAgentFromGroup;
import io.switchlog.messages.team.GroupCommand.RenameGroup;
import io.switchlog.messages.team.GroupKind;
import java.util.Locale;
import org.axonframework.commandhandling.CommandHandler;
import org.axonframework.modelling.command.Aggregate;
import org.axonframework.modelling.command.AggregateNotFoundException;
import org.axonframework.modelling.command.Repository;

/** Whatever about teams, profiles and AI assistants depends on names, on the licence or on agents. */
public final class GroupDesk {
    private final Repositories repositories;
    private final Repository<Agent> agents;
    private final Repository<Claim> claims;
    private final StreamStates states;

    /** Where each kind is kept. */
    public record Repositories(
            Repository<Team> teams, Repository<Profile> profiles, Repository<Assistant> assistants) {}

    public GroupDesk(
            Repositories repositories, Repository<Agent> agents, Repository<Claim> claims, StreamStates states) {
        this.repositories = repositories;
        this.agents = agents;
        this.claims = claims;
        this.states = states;
    }

    @CommandHandler
    void decide(CreateGroup command) throws Exception {
        requireLicence(command.kind());
        Claim.take(claims, states, claim(command.kind(), command.name()), command.groupId(), Refusal.NAME_TAKEN);
        switch (command.kind()) {
            case TEAM -> repositories.teams().newInstance(() -> new Team(command.groupId(), command.name()));
            case PROFILE -> repositories.profiles().newInstance(() -> new Profile(command.groupId(), command.name()));
            case AI_ASSISTANT ->
                repositories.assistants().newInstance(() -> new Assistant(command.groupId(), command.name()));
        }
    }

    @CommandHandler
    void decide(RenameGroup command) throws Exception {
        requireLicence(command.kind());
        Aggregate<? extends AgentGroup> group = load(command);
        String before = claim(command.kind(), group.invoke(AgentGroup::name));
        String after = claim(command.kind(), command.name());
        group.execute(found -> found.rename(command.name()));
        if (!after.equals(before)) {
            Claim.take(claims, states, after, command.groupId(), Refusal.NAME_TAKEN);
            Claim.release(claims, before, command.groupId());
        }
    }

    @CommandHandler
    void decide(DeleteGroup command) {
        Aggregate<? extends AgentGroup> group = load(command);
        group.execute(AgentGroup::delete);
        Claim.release(claims, claim(command.kind(), group.invoke(AgentGroup::name)), command.groupId());
    }

    @CommandHandler
    void decide(AddAgentToGroup command) {
        requireLicence(command.kind());
        Aggregate<? extends AgentGroup> group = load(command);
        Typology typology = Agent.requireKept(agents, command.agentId()).invoke(Agent::typology);
        refuseIf(command.kind() == GroupKind.AI_ASSISTANT && typology == Typology.MOBILE, Refusal.WRONG_TYPOLOGY);
        group.execute(found -> found.add(command.agentId()));
    }

    @CommandHandler
    void decide(RemoveAgentFromGroup command) {
        load(command).execute(group -> group.remove(command.agentId()));
    }

    private void requireLicence(GroupKind kind) {
        switch (kind) {
            case TEAM -> {}
            case PROFILE -> Licensing.require(states, Feature.MULTIPROFILE);
            case AI_ASSISTANT -> Licensing.require(states, Feature.AI_ASSISTANT);
        }
    }

    private Aggregate<? extends AgentGroup> load(GroupCommand command) {
        String id = command.groupId().toString();
        try {
            return switch (command.kind()) {
                case TEAM -> repositories.teams().load(id);
                case PROFILE -> repositories.profiles().load(id);
                case AI_ASSISTANT -> repositories.assistants().load(id);
            };
        } catch (AggregateNotFoundException none) {
            throw new Unknown(command.kind().code(), command.groupId());
        }
    }

    /** Names that differ in their case only are one name. */
    private static String claim(GroupKind kind, String name) {
        return kind.code() + ":" + name.toLowerCase(Locale.ROOT);
    }
}
