package io.switchlog.query.agent;

import static java.util.Objects.requireNonNull;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import io.switchlog.messages.access.UserPermission;
import io.switchlog.messages.agent.settings.Account;
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
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
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

    private final AgentRepository agents;
    private final AutoAnswers autoAnswers;
    private final AgentSettingsRows settingsRows;
    private final AgentList list;
    private final JdbcClient database;
    private final EventLog log;
    private final Scrub scrub;

    /** A queue that an agent serves. */
    record ServedQueue(UUID queueId, String name, String channel, int penalty, Instant since) {}

    /** An agent with the queues that he serves. */
    record AgentDetails(
            @JsonUnwrapped AgentRow agent, @JsonUnwrapped AgentList.Aside aside, List<ServedQueue> queues) {}

    AgentQueries(
            AgentRepository agents,
            AutoAnswers autoAnswers,
            AgentSettingsRows settingsRows,
            AgentList list,
            @Qualifier("queryJdbcClient") JdbcClient database,
            EventLog log,
            Scrub scrub) {
        this.agents = agents;
        this.autoAnswers = autoAnswers;
        this.settingsRows = settingsRows;
        this.list = list;
        this.database = database;
        this.log = log;
        this.scrub = scrub;
    }

    /** An agent as the list shows him. */
    record ListedAgent(
            @JsonUnwrapped AgentRow agent, @JsonUnwrapped AgentList.Aside aside) {}

    @GetMapping
    @Reads({
        "directory.agent",
        "directory.agent_settings",
        "directory.agent_auto_answer",
        "directory.agent_auto_answer_conflict",
        "directory.agent_avatar",
        "directory.agent_group",
        "directory.agent_group_member",
        "directory.queue",
        "directory.queue_member",
        "history.agent_state",
        "history.agent_trash"
    })
    @OneSnapshot
    public Rows<ListedAgent> list(AgentFilter filter, Paging paging, Viewer viewer) {
        Rows<UUID> page = list.page(filter, paging, viewer);
        return new Rows<>(page.count(), listed(page.rows(), viewer));
    }

    /** These agents, in this order. */
    List<ListedAgent> listed(List<UUID> ids, Viewer viewer) {
        Map<UUID, AgentRow> rows = new HashMap<>();
        rows(agents.findAllByAgentIdIn(ids), viewer).forEach(row -> rows.put(row.id(), row));
        Map<UUID, AgentList.Aside> asides = list.asides(ids);
        List<ListedAgent> listed = new ArrayList<>();
        for (UUID id : ids) {
            listed.add(new ListedAgent(requireNonNull(rows.get(id)), requireNonNull(asides.get(id))));
        }
        return listed;
    }

    @GetMapping("/{id}")
    @Reads({
        "directory.agent",
        "directory.agent_settings",
        "directory.agent_auto_answer",
        "directory.agent_auto_answer_conflict",
        "directory.agent_avatar",
        "directory.agent_group",
        "directory.agent_group_member",
        "directory.queue",
        "directory.queue_member",
        "history.agent_state",
        "history.agent_trash"
    })
    @OneSnapshot
    public AgentDetails one(@PathVariable UUID id, Viewer viewer) {
        if (!viewer.sees(id)) {
            throw new UnknownResource("agent", id);
        }
        AgentEntity agent = agents.findById(id).orElseThrow(() -> new UnknownResource("agent", id));
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
        AgentList.Aside aside = requireNonNull(list.asides(List.of(id)).get(id));
        return new AgentDetails(rows(List.of(agent), viewer).get(0), aside, queues);
    }

    private List<AgentRow> rows(List<AgentEntity> found, Viewer viewer) {
        List<UUID> ids = found.stream().map(AgentEntity::agentId).toList();
        Map<UUID, AutoAnswers.OfAgent> answers = autoAnswers.of(ids);
        Map<UUID, AgentSettingsRows.OfAgent> settings = settingsRows.of(ids);
        return found.stream()
                .map(agent -> {
                    AgentSettingsRows.OfAgent his =
                            settings.getOrDefault(agent.agentId(), AgentSettingsRows.OfAgent.NOTHING);
                    Map<String, Object> sections = settingsRows.sections(his, agent.internal());
                    sections.remove(Account.LOGIN_IN_PAUSE.path());
                    return agent.row(
                                    answers.getOrDefault(agent.agentId(), AutoAnswers.OfAgent.nowhere()),
                                    his.warnings(),
                                    sections)
                            .asSeenBy(viewer);
                })
                .toList();
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
