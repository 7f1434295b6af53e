package io.switchlog.command.team;

import static io.switchlog.command.dispatch.Refused.refuseIf;
import static java.util.Objects.requireNonNull;
import static org.axonframework.modelling.command.AggregateLifecycle.apply;

import io.switchlog.command.dispatch.Refusal;
import io.switchlog.messages.agent.AgentId;
import io.switchlog.messages.team.GroupEvent;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.Set;
import java.util.UUID;
import org.axonframework.eventsourcing.EventSourcingHandler;
import org.axonframework.modelling.command.AggregateIdentifier;
import org.jspecify.annotations.Nullable;

/** What a team, a profile and an AI assistant have in common: a name and agents. Each says it in its own words. */
abstract class AgentGroup {
    /** So that a renaming or a deletion can say whom it concerns. */
    private static final int MOST_AGENTS = 1_000;

    @AggregateIdentifier
    private @Nullable UUID id;

    private @Nullable String name;
    private Set<AgentId> agents = Set.of();
    private boolean deleted;

    /** The events of one kind. */
    interface Words {
        GroupEvent created(String name);

        GroupEvent renamed(String from, String to, Set<AgentId> agents);

        GroupEvent deleted(String name, Set<AgentId> agents);

        GroupEvent added(String name, AgentId agentId);

        GroupEvent removed(String name, AgentId agentId);
    }

    abstract Words words();

    UUID id() {
        return requireNonNull(id);
    }

    String name() {
        return requireNonNull(name);
    }

    void rename(String to) {
        requireLiving();
        if (!to.equals(name())) {
            apply(words().renamed(name(), to, agents));
        }
    }

    void delete() {
        requireLiving();
        apply(words().deleted(name(), agents));
    }

    void add(AgentId agentId) {
        requireLiving();
        if (!agents.contains(agentId)) {
            refuseIf(agents.size() >= MOST_AGENTS, Refusal.TOO_MANY);
            apply(words().added(name(), agentId));
        }
    }

    void remove(AgentId agentId) {
        requireLiving();
        refuseIf(!agents.contains(agentId), Refusal.NOT_A_MEMBER);
        apply(words().removed(name(), agentId));
    }

    private void requireLiving() {
        refuseIf(deleted, Refusal.GROUP_DELETED);
    }

    @EventSourcingHandler
    void evolve(GroupEvent event) {
        id = event.groupId();
        if (event instanceof GroupEvent.Created created) {
            name = created.name();
        } else if (event instanceof GroupEvent.Renamed renamed) {
            name = renamed.to();
        } else if (event instanceof GroupEvent.Deleted) {
            deleted = true;
            agents = Set.of();
        } else if (event instanceof GroupEvent.Membership membership) {
            Set<AgentId> others = new LinkedHashSet<>(agents);
            if (!others.remove(membership.agentId())) {
                others.add(membership.agentId());
            }
            agents = Collections.unmodifiableSet(others);
        }
    }
}
