package io.switchlog.messages.agent;

import io.switchlog.messages.Event;

/** Agents who leave the centre, and those who come back (AG-156). */
public sealed interface AgentTrashEvent extends AgentEvent {
    /**
     * The agent is in the trash: he is offered nothing, cannot work and is on no list. User name and extension stay his,
     * and so do his memberships, for the case that he comes back.
     */
    @Event(name = "agent.deleted")
    record AgentDeleted(AgentId agentId) implements AgentTrashEvent {}

    /** The agent is back out of the trash, as he was. */
    @Event(name = "agent.restored")
    record AgentRestored(AgentId agentId) implements AgentTrashEvent {}
}
