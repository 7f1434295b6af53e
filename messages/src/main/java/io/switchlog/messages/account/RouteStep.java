package io.switchlog.messages.account;

import io.switchlog.messages.agent.AgentId;
import io.switchlog.messages.queue.QueueId;
import org.jspecify.annotations.Nullable;

/**
 * One step of an account's route: a queue or one agent, and how long an interaction waits there before the next step.
 *
 * @param queueId the queue, or null if the step is an agent
 * @param agentId the agent, or null if the step is a queue
 * @param timeoutSeconds at least 1
 */
public record RouteStep(@Nullable QueueId queueId, @Nullable AgentId agentId, int timeoutSeconds) {}
