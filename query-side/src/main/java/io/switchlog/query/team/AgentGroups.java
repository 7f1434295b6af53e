package io.switchlog.query.team;

import static io.switchlog.query.Fields.id;
import static io.switchlog.query.Fields.time;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import io.switchlog.messages.team.GroupKind;
import io.switchlog.query.Paging;
import io.switchlog.query.ReadRepository;
import io.switchlog.query.Rows;
import io.switchlog.query.UnknownResource;
import io.switchlog.query.viewer.Viewer;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Reads teams, profiles and AI assistants. Who may not see an agent does not see him in one either. */
@Component
class AgentGroups {
    private static final Map<String, String> SORTABLE =
            Map.of("name", "g.name", "agentCount", "agent_count", "createdAt", "g.created_at");
    private static final String VISIBLE = """
            (cast(:scope as uuid[]) is null or m.agent_id = any (cast(:scope as uuid[])))
            and not exists (select from history.agent_trash t where t.agent_id = m.agent_id and t.to_at is null)""";
    private static final String GROUPS = """
            select g.group_id, g.name, g.created_at,
                   (select count(*) from directory.agent_group_member m
                    where m.group_id = g.group_id and %s) as agent_count
            from directory.agent_group g
            where g.kind = :kind""".formatted(VISIBLE);
    private static final String MEMBERS = """
            select m.agent_id, a.full_name, m.since
            from directory.agent_group_member m
            join directory.agent a on a.agent_id = m.agent_id
            where m.group_id = :group and %s
            order by a.full_name, m.agent_id""".formatted(VISIBLE);

    private final JdbcClient database;

    /** @param agentCount how many agents are in it, as far as one may see them */
    record GroupRow(UUID id, String name, long agentCount, Instant createdAt) {}

    record Member(UUID agentId, String fullName, Instant since) {}

    record GroupDetails(@JsonUnwrapped GroupRow group, List<Member> members) {}

    AgentGroups(@Qualifier("queryJdbcClient") JdbcClient database) {
        this.database = database;
    }

    Rows<GroupRow> list(GroupKind kind, Paging paging, Viewer viewer) {
        String search = paging.search();
        boolean all = search == null || search.isBlank();
        String named = all ? "" : " and lower(g.name) like :search";
        String order = paging.orderBy(SORTABLE, "name", "g.group_id");
        JdbcClient.StatementSpec count = database.sql(
                        "select count(*) from directory.agent_group g where g.kind = :kind" + named)
                .param("kind", kind.code());
        JdbcClient.StatementSpec page = database.sql(
                        GROUPS + named + " order by " + order + " limit :limit offset :offset")
                .param("kind", kind.code())
                .param("scope", viewer.scope().agentArray())
                .param("limit", paging.rows())
                .param("offset", paging.first());
        if (search != null && !all) {
            count = count.param("search", ReadRepository.pattern(search));
            page = page.param("search", ReadRepository.pattern(search));
        }
        return new Rows<>(
                count.query(Long.class).single(),
                page.query((row, number) -> group(row)).list());
    }

    GroupDetails one(GroupKind kind, UUID groupId, Viewer viewer) {
        GroupRow found = database.sql(GROUPS + " and g.group_id = :group")
                .param("kind", kind.code())
                .param("scope", viewer.scope().agentArray())
                .param("group", groupId)
                .query((row, number) -> group(row))
                .optional()
                .orElseThrow(() -> new UnknownResource(kind.code(), groupId));
        List<Member> members = database.sql(MEMBERS)
                .param("group", groupId)
                .param("scope", viewer.scope().agentArray())
                .query((row, number) -> new Member(id(row, "agent_id"), row.getString("full_name"), time(row, "since")))
                .list();
        return new GroupDetails(found, members);
    }

    private static GroupRow group(ResultSet row) throws SQLException {
        return new GroupRow(
                id(row, "group_id"), row.getString("name"), row.getLong("agent_count"), time(row, "created_at"));
    }
}
