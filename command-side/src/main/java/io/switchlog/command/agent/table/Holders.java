package io.switchlog.command.agent.table;

import io.switchlog.messages.agent.AgentId;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Which agents there are, for many at a time. */
public final class Holders {
    private final JdbcClient jdbc;

    /** @param jdbc of role {@code log_writer} */
    public Holders(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** The agents who hold these claims now. */
    Map<String, AgentId> of(Collection<String> claims) {
        Map<String, AgentId> holders = new HashMap<>();
        jdbc.sql("""
                        select c.claim, last.payload ->> 'holder' as holder
                        from unnest(?::text[]) as c (claim)
                        cross join lateral (select name, payload from log.event
                                            where stream_id = c.claim order by sequence desc limit 1) last
                        join log.event first on first.stream_id = last.payload ->> 'holder' and first.sequence = 0
                        where last.name = 'claim.taken' and first.stream_type = 'agent'""").param(claims.toArray(String[]::new)).query(row -> {
            holders.put(row.getString("claim"), new AgentId(UUID.fromString(row.getString("holder"))));
        });
        return holders;
    }

    /** Those of these ids that are agents'. */
    Set<AgentId> agents(Collection<AgentId> ids) {
        Set<AgentId> agents = new HashSet<>();
        jdbc.sql("""
                        select stream_id from log.event
                        where stream_id = any (?::text[]) and sequence = 0 and stream_type = 'agent'""")
                .param(ids.stream().map(AgentId::toString).toArray(String[]::new))
                .query(row -> {
                    agents.add(new AgentId(UUID.fromString(row.getString("stream_id"))));
                });
        return agents;
    }
}
