package io.switchlog.messages.agent;

import io.switchlog.messages.Event;

/** Whether agents can be called at their own telephones (AG-23). Of shared ones the telephone's own events tell. */
public sealed interface AgentTelephoneEvent extends AgentEvent {
    /**
     * A switchboard reaches the agent's telephone: it is registered there.
     *
     * @param pbx name of the switchboard
     */
    @Event(name = "agent.telephone-connected")
    record AgentTelephoneConnected(AgentId agentId, String pbx) implements AgentTelephoneEvent {}

    /** It does not reach it any more: calls would not ring. */
    @Event(name = "agent.telephone-disconnected")
    record AgentTelephoneDisconnected(AgentId agentId, String pbx) implements AgentTelephoneEvent {}
}
