package io.switchlog.messages.routing;

import io.switchlog.messages.agent.AgentId;

/** An agent who was considered and not offered the interaction, and the check that failed. */
public record PassedOver(AgentId agentId, AdmissionRefusal cause) {}
