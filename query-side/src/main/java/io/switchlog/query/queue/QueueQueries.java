package io.switchlog.query.queue;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import io.switchlog.messages.access.UserPermission;
import io.switchlog.query.OneSnapshot;
import io.switchlog.query.Paging;
import io.switchlog.query.ReadRepository;
import io.switchlog.query.Reads;
import io.switchlog.query.Rows;
import io.switchlog.query.UnknownResource;
import io.switchlog.query.viewer.InScope;
import io.switchlog.query.viewer.Needs;
import io.switchlog.query.viewer.Viewer;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.data.domain.Page;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** Queues. Everyone sees them; an agent sees no other members. */
@RestController
@RequestMapping("/api/queues")
@Needs(value = UserPermission.QUEUES, agentsToo = true)
class QueueQueries {
    private static final Map<String, String> SORTABLE = Map.of(
            "name", "name",
            "channel", "channel",
            "strategy", "strategy",
            "agentTimeoutSeconds", "agentTimeoutSeconds",
            "weight", "weight",
            "createdAt", "createdAt");
    private static final String MEMBERS = """
            select m.agent_id, a.full_name, m.penalty, m.since
            from directory.queue_member m
            left join directory.agent a on a.agent_id = m.agent_id
            where m.queue_id = :queue
              and not exists (select from history.agent_trash t where t.agent_id = m.agent_id and t.to_at is null)
            order by m.penalty, a.full_name, m.agent_id
            """;

    private final QueueRepository queues;
    private final JdbcClient database;

    /** An agent who serves a queue; the name is null as long as the agent is not projected. */
    record Member(UUID agentId, @Nullable String fullName, int penalty, Instant since) {}

    /** A queue with those who serve it. */
    record QueueDetails(@JsonUnwrapped QueueRow queue, List<Member> members) {}

    QueueQueries(QueueRepository queues, @Qualifier("queryJdbcClient") JdbcClient database) {
        this.queues = queues;
        this.database = database;
    }

    @GetMapping
    @Reads("directory.queue")
    public Rows<QueueRow> list(Paging paging, Viewer viewer) {
        Page<QueueEntity> page = queues.findAll(
                InScope.<QueueEntity>queue(viewer, "queueId")
                        .and(ReadRepository.containing(paging.search(), "name", "channel")),
                paging.pageable(SORTABLE, "name", "queueId"));
        return new Rows<>(page.getTotalElements(), page.map(QueueEntity::row).getContent());
    }

    @GetMapping("/{id}")
    @Reads({"directory.queue", "directory.queue_member", "directory.agent", "history.agent_trash"})
    @OneSnapshot
    public QueueDetails one(@PathVariable UUID id, Viewer viewer) {
        QueueEntity queue = queues.findById(id)
                .filter(found -> viewer.seesQueue(id))
                .orElseThrow(() -> new UnknownResource("queue", id));
        List<Member> members = database.sql(MEMBERS)
                .param("queue", id)
                .query((row, number) -> new Member(
                        row.getObject("agent_id", UUID.class),
                        row.getString("full_name"),
                        row.getInt("penalty"),
                        row.getObject("since", OffsetDateTime.class).toInstant()))
                .list();
        return new QueueDetails(
                queue.row(),
                members.stream().filter(member -> viewer.sees(member.agentId())).toList());
    }
}
