package io.switchlog.command.agent;

import static io.switchlog.command.dispatch.Refused.refuseIf;

import io.switchlog.command.access.Claim;
import io.switchlog.command.dispatch.Refusal;
import io.switchlog.command.http.BadRequest;
import io.switchlog.command.log.StreamStates;
import io.switchlog.messages.agent.AgentCommand.CreateAgent;
import io.switchlog.messages.agent.AgentEvent;
import io.switchlog.messages.agent.AgentId;
import io.switchlog.messages.agent.AgentProfileCommand.ChangeOwnSettings;
import io.switchlog.messages.agent.AgentProfileCommand.ChangeTypology;
import io.switchlog.messages.agent.AgentProfileCommand.EditAgent;
import io.switchlog.messages.agent.AgentProfileEvent.AgentInternalChanged;
import io.switchlog.messages.agent.AgentProfileEvent.AgentTypologyChanged;
import io.switchlog.messages.agent.Typology;
import io.switchlog.messages.agent.settings.AgentSettings;
import io.switchlog.messages.agent.settings.AgentSettings.Asked;
import io.switchlog.messages.agent.settings.OwnSettings;
import io.switchlog.messages.privacy.Unsealer;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.function.Predicate;
import org.axonframework.commandhandling.CommandHandler;
import org.axonframework.modelling.command.Aggregate;
import org.axonframework.modelling.command.Repository;

/** Creates agents and changes who they are and what is set for them: all that is asked for or nothing. */
public final class AgentFile {
    private static final String INTERNAL = "internal:";

    private final Repository<Agent> agents;
    private final Repository<Claim> claims;
    private final StreamStates states;
    private final Unsealer unsealer;
    private final InternalNumbers numbers;
    private final SettingsCheck check;
    private final Predicate<AgentId> assisted;

    /** @param assisted whether an AI assistant helps an agent */
    public AgentFile(
            Repository<Agent> agents,
            Repository<Claim> claims,
            StreamStates states,
            Unsealer unsealer,
            Predicate<AgentId> assisted) {
        this.assisted = assisted;
        this.agents = agents;
        this.claims = claims;
        this.states = states;
        this.unsealer = unsealer;
        this.numbers = new InternalNumbers(states);
        this.check = new SettingsCheck(states);
    }

    /** An agent, his user name and his internal number come into being together or not at all. */
    @CommandHandler
    void decide(CreateAgent command) throws Exception {
        check.typology(command.typology());
        AgentSettings settings =
                check.passed(AgentSettings.initial(command.typology()).asked(command.settings(), null));
        Claim.take(claims, states, command.usernameClaim(), command.agentId().value(), Refusal.USERNAME_TAKEN);
        String internal = internalOf(command);
        agents.newInstance(() -> new Agent(command, internal, settings))
                .execute(agent -> agent.configure(command.autoAnswer(), command.advancedSearch()));
    }

    /** Who asks for no number is never told that one is taken. */
    private String internalOf(CreateAgent command) throws Exception {
        UUID holder = command.agentId().value();
        if (command.internal() == null) {
            String free = numbers.free();
            Claim.takeUnused(claims, INTERNAL + free, holder);
            return free;
        }
        Claim.take(claims, states, INTERNAL + command.internal(), holder, Refusal.INTERNAL_TAKEN);
        return command.internal();
    }

    @CommandHandler
    void decide(EditAgent command) throws Exception {
        AgentId agentId = command.agentId();
        Aggregate<Agent> agent = Agent.requireKept(agents, agentId);
        AgentProfile profile = agent.invoke(Agent::profile);
        if (command.typology() != null
                && command.typology() != profile.settings().typology()) {
            throw new BadRequest("typology", "is changed by POST /agents/{id}/typology");
        }
        Asked asked = profile.settings().asked(command.settings(), profile.phonebar());
        AgentSettings settings = check.passed(asked);
        List<AgentEvent> events = new ArrayList<>(profile.changes(agentId, command.personal(), unsealer));
        String internal = command.internal();
        if (internal != null && !internal.equals(profile.internal())) {
            Claim.take(claims, states, INTERNAL + internal, agentId.value(), Refusal.INTERNAL_TAKEN);
            if (profile.internal() != null) {
                Claim.release(claims, INTERNAL + profile.internal(), agentId.value());
            }
            events.add(new AgentInternalChanged(agentId, profile.internal(), internal));
        }
        events.addAll(profile.settings().changesTo(settings, agentId));
        agent.execute(edited -> {
            edited.decide(command.work());
            edited.become(events);
        });
    }

    /** An agent's client may offer him to change some of its settings (AG-69, AG-78, AG-101). */
    @CommandHandler
    void decide(ChangeOwnSettings command) {
        Aggregate<Agent> agent = Agent.requireKept(agents, command.agentId());
        AgentProfile profile = agent.invoke(Agent::profile);
        command.settings()
                .keySet()
                .forEach(path -> refuseIf(!OwnSettings.mayChange(path, profile.settings()), Refusal.SETTINGS_LOCKED));
        AgentSettings settings = check.passed(profile.settings().asked(command.settings(), profile.phonebar()));
        agent.execute(his -> his.become(profile.settings().changesTo(settings, command.agentId())));
    }

    @CommandHandler
    void decide(ChangeTypology command) {
        AgentId agentId = command.agentId();
        Aggregate<Agent> agent = Agent.requireKept(agents, agentId);
        AgentProfile profile = agent.invoke(Agent::profile);
        AgentSettings before = profile.settings();
        refuseIf(before.typology() == command.typology(), Refusal.ALREADY_OF_TYPOLOGY);
        check.typology(command.typology());
        // Whoever wants it so takes the assistant away first (AG-33).
        refuseIf(command.typology() == Typology.MOBILE && assisted.test(agentId), Refusal.WRONG_TYPOLOGY);
        AgentSettings moved = before.movedTo(command.typology());
        AgentSettings after = check.passed(moved.asked(command.settings(), profile.phonebar()));
        agent.execute(changing -> changing.become(List.of(new AgentTypologyChanged(
                agentId, before.typology(), command.typology(), before.lostIn(after), after.values()))));
    }
}
