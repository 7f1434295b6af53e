package io.switchlog.query.agent;

import static io.switchlog.query.Fields.id;
import static io.switchlog.query.Fields.timeOrNull;
import static java.util.Objects.requireNonNull;

import io.switchlog.query.Paging;
import io.switchlog.query.ReadRepository;
import io.switchlog.query.Rows;
import io.switchlog.query.viewer.Viewer;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Which agents are on which page of the list (AG-155), and what the list says of them that is in other tables. */
@Component
class AgentList {
    static final String[] TABLES = {
        "directory.agent",
        "directory.agent_avatar",
        "directory.agent_group",
        "directory.agent_group_member",
        "directory.queue",
        "directory.queue_member",
        "history.agent_state",
        "history.agent_trash"
    };

    /** That agent {@code a} is at work. */
    static final String LOGGED_IN = """
            exists (select from history.agent_state s
                    where s.agent_id = a.agent_id and s.to_at is null and s.state <> 'logged_out')""";

    private static final String TEAM_NAME = """
            (select min(g.name) from directory.agent_group_member m join directory.agent_group g using (group_id)
             where m.agent_id = a.agent_id and m.kind = 'team')""";

    /** Extensions are numbers, whatever their length. */
    private static final Map<String, String> SORTABLE = Map.ofEntries(
            Map.entry("name", "a.full_name"),
            Map.entry("fullName", "a.full_name"),
            Map.entry("username", "a.username"),
            Map.entry("alias", "a.alias"),
            Map.entry("email", "a.email"),
            Map.entry("description", "a.description"),
            Map.entry("typology", "a.typology"),
            Map.entry("internal", "a.internal::numeric"),
            Map.entry("loginInPause", "a.login_in_pause"),
            Map.entry("createdAt", "a.created_at"),
            Map.entry("loggedIn", LOGGED_IN),
            Map.entry("team", TEAM_NAME));

    private static final String SEARCH = """
            (lower(a.full_name) like :search or lower(a.username) like :search
             or lower(a.email) like :search or a.internal like :search)""";

    private static final String ASIDE = """
            select a.agent_id, %s as logged_in, t.from_at as deleted_at, v.sha256 as avatar
            from directory.agent a
            left join history.agent_trash t on t.agent_id = a.agent_id and t.to_at is null
            left join directory.agent_avatar v on v.agent_id = a.agent_id
            where a.agent_id in (:agents)
            """.formatted(LOGGED_IN);
    private static final String GROUPS = """
            select m.agent_id, m.kind, g.group_id, g.name
            from directory.agent_group_member m
            join directory.agent_group g on g.group_id = m.group_id
            where m.agent_id in (:agents)
            order by g.name, g.group_id
            """;

    private final JdbcClient database;

    /** A team, a profile or an AI assistant. */
    record Named(UUID id, String name) {}

    /**
     * What the list says of an agent besides his settings.
     *
     * @param avatar SHA-256 of his picture, or null if he has none
     * @param deletedAt since when he is in the trash, or null if he is not
     */
    record Aside(
            boolean loggedIn,
            List<Named> teams,
            List<Named> profiles,
            List<Named> aiAssistants,
            @Nullable String avatar,
            @Nullable Instant deletedAt) {
        private void add(String kind, Named group) {
            switch (kind) {
                case "team" -> teams.add(group);
                case "profile" -> profiles.add(group);
                default -> aiAssistants.add(group);
            }
        }
    }

    AgentList(@Qualifier("queryJdbcClient") JdbcClient database) {
        this.database = database;
    }

    /** All agents whom the filter selects, in the order of the list. */
    List<UUID> all(AgentFilter filter, Paging paging, Viewer viewer) {
        AgentFilter.Sql which = which(filter, paging, viewer);
        return database.sql("select a.agent_id from directory.agent a where " + which.text() + " order by "
                        + paging.orderBy(SORTABLE, "fullName", "a.agent_id"))
                .params(which.parameters())
                .query(UUID.class)
                .list();
    }

    /** Those of these agents whom one may see. */
    Set<UUID> visible(Collection<UUID> agents, Viewer viewer) {
        return agents.isEmpty()
                ? Set.of()
                : database
                        .sql("select agent_id from directory.agent where agent_id in (:agents)")
                        .param("agents", agents)
                        .query(UUID.class)
                        .list()
                        .stream()
                        .filter(viewer::sees)
                        .collect(Collectors.toSet());
    }

    /** The agents on this page, in order, and how many there are on all. */
    Rows<UUID> page(AgentFilter filter, Paging paging, Viewer viewer) {
        AgentFilter.Sql which = which(filter, paging, viewer);
        String from = " from directory.agent a where " + which.text();
        long count = database.sql("select count(*)" + from)
                .params(which.parameters())
                .query(Long.class)
                .single();
        List<UUID> page = database.sql("select a.agent_id" + from + " order by "
                        + paging.orderBy(SORTABLE, "fullName", "a.agent_id") + " limit :limit offset :offset")
                .params(which.parameters())
                .param("limit", paging.rows())
                .param("offset", paging.first())
                .query(UUID.class)
                .list();
        return new Rows<>(count, page);
    }

    private static AgentFilter.Sql which(AgentFilter filter, Paging paging, Viewer viewer) {
        AgentFilter.Sql sql = filter.sql();
        if (viewer.isAgent()) {
            sql.and("a.agent_id = :viewer", "viewer", viewer.id());
        } else if (!viewer.seesAll()) {
            sql.and(
                    "a.agent_id = any (cast(:scope as uuid[]))",
                    "scope",
                    requireNonNull(viewer.scope().agentArray()));
        }
        String search = paging.search();
        if (search != null && !search.isBlank()) {
            sql.and(SEARCH, "search", ReadRepository.pattern(search));
        }
        return sql;
    }

    /** What is beside their settings, by agent. */
    Map<UUID, Aside> asides(Collection<UUID> agents) {
        Map<UUID, Aside> asides = new HashMap<>();
        if (agents.isEmpty()) {
            return asides;
        }
        database.sql(ASIDE).param("agents", agents).query(row -> {
            asides.put(id(row, "agent_id"), aside(row));
        });
        database.sql(GROUPS).param("agents", agents).query(row -> {
            Aside aside = asides.get(id(row, "agent_id"));
            if (aside != null) {
                aside.add(row.getString("kind"), new Named(id(row, "group_id"), row.getString("name")));
            }
        });
        return asides;
    }

    private static Aside aside(ResultSet row) throws SQLException {
        return new Aside(
                row.getBoolean("logged_in"),
                new ArrayList<>(),
                new ArrayList<>(),
                new ArrayList<>(),
                row.getString("avatar"),
                timeOrNull(row, "deleted_at"));
    }
}
