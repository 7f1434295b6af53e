package io.switchlog.query.agent;

import io.switchlog.query.ReadRepository;

/** The agents there are. */
interface AgentRepository extends ReadRepository<AgentEntity> {}
