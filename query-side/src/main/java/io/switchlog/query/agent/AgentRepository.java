package io.switchlog.query.agent;

import io.switchlog.query.ReadRepository;
import java.util.Collection;
import java.util.List;
import java.util.UUID;

/** The agents there are. */
interface AgentRepository extends ReadRepository<AgentEntity> {
    /** Those of these that there are, in any order. */
    List<AgentEntity> findAllByAgentIdIn(Collection<UUID> ids);
}
