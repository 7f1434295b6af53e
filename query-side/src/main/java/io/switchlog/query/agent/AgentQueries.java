package io.switchlog.query.agent;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import io.switchlog.messages.access.UserPermission;
import io.switchlog.query.EventLog;
import io.switchlog.query.Forbidden;
import io.switchlog.query.OneSnapshot;
import io.switchlog.query.Paging;
import io.switchlog.query.Reads;
import io.switchlog.query.Rows;
import io.switchlog.query.StoredEvent;
import io.switchlog.query.UnknownResource;
import io.switchlog.query.viewer.Needs;
import io.switchlog.query.viewer.Scrub;
import io.switchlog.query.viewer.Viewer;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.UUID;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** Agents (AG-20, AG-155). An agent sees himself only. */
@RestController
@RequestMapping("/api/agents")
@Needs(value = UserPermission.AGENTS, agentsToo = true)
class AgentQueries {
    private static final String QUEUES = """
            select m.queue_id, q.name, q.channel, m.penalty, m.since
            from directory.queue_member m
            join directory.queue q on q.queue_id = m.queue_id
            where m.agent_id = :agent and not q.deleted
              and (cast(:scope as uuid[]) is null or m.queue_id = any (cast(:scope as uuid[])))
            order by q.name, m.queue_id
            """;

    private final AgentDirectory agents;
    private final AgentList list;
    private final JdbcClient database;
    private final EventLog log;
    private final Scrub scrub;

    /** A queue that an agent serves. */
    record ServedQueue(UUID queueId, String name, String channel, int penalty, Instant since) {}

    /** Whether a switchboard reaches the agent's own telephone (AG-23). */
    record ConnectedTelephone(String pbx, boolean connected, Instant since) {}

    /** An agent with the queues that he serves, and what switchboards say of his telephone. */
    record AgentDetails(
            @JsonUnwrapped AgentRow agent,
            @JsonUnwrapped AgentList.Aside aside,
            List<ServedQueue> queues,
            List<ConnectedTelephone> telephones) {}

    AgentQueries(
            AgentDirectory agents,
            AgentList list,
            @Qualifier("queryJdbcClient") JdbcClient database,
            EventLog log,
            Scrub scrub) {
        this.agents = agents;
        this.list = list;
        this.database = database;
        this.log = log;
        this.scrub = scrub;
    }

    /** An agent as the list shows him. */
    record ListedAgent(
            @JsonUnwrapped AgentRow agent, @JsonUnwrapped AgentList.Aside aside) {}

    @GetMapping
    @ReadsAgents
    @OneSnapshot
    public Rows<ListedAgent> list(AgentFilter filter, Paging paging, Viewer viewer) {
        Rows<UUID> page = list.page(filter, paging, viewer);
        return new Rows<>(page.count(), agents.of(page.rows(), viewer));
    }

    @GetMapping("/{id}")
    @ReadsAgents
    @OneSnapshot
    public AgentDetails one(@PathVariable UUID id, Viewer viewer) {
        if (!viewer.sees(id)) {
            throw new UnknownResource("agent", id);
        }
        ListedAgent agent =
                agents.of(List.of(id), viewer).stream().findFirst().orElseThrow(() -> new UnknownResource("agent", id));
        List<ServedQueue> queues = database.sql(QUEUES)
                .param("agent", id)
                .param("scope", viewer.scope().queueArray())
                .query((row, number) -> new ServedQueue(
                        row.getObject("queue_id", UUID.class),
                        row.getString("name"),
                        row.getString("channel"),
                        row.getInt("penalty"),
                        row.getObject("since", OffsetDateTime.class).toInstant()))
                .list();
        return new AgentDetails(agent.agent(), agent.aside(), queues, telephones(id));
    }

    private List<ConnectedTelephone> telephones(UUID id) {
        return database.sql(
                        "select pbx, connected, since from directory.agent_telephone where agent_id = ? order by pbx")
                .param(id)
                .query((row, number) -> new ConnectedTelephone(
                        row.getString("pbx"),
                        row.getBoolean("connected"),
                        row.getObject("since", OffsetDateTime.class).toInstant()))
                .list();
    }

    /** The agent's own stream: sessions, pauses, tabs, settings. */
    @GetMapping("/{id}/events")
    @Reads(Reads.LOG)
    public Rows<StoredEvent> events(@PathVariable UUID id, Paging paging, Viewer viewer) {
        if (viewer.isAgent() && !viewer.sees(id)) {
            throw new Forbidden("FORBIDDEN", "Your role does not allow this.");
        }
        if (!viewer.sees(id)) {
            throw new UnknownResource("agent", id);
        }
        Rows<StoredEvent> events = log.ofStream("agent", id.toString(), paging.inFixedOrder());
        if (events.count() == 0) {
            throw new UnknownResource("agent", id);
        }
        return scrub.of(events, viewer);
    }
}
