package io.switchlog.query.agent;

import static java.util.Objects.requireNonNull;

import io.switchlog.query.Paging;
import io.switchlog.query.ReadRepository;
import io.switchlog.query.Rows;
import io.switchlog.query.viewer.Viewer;
import java.time.Instant;
import java.util.Collection;
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
    /** That agent {@code a} is at work. */
    static final String LOGGED_IN = """
            (a.agent_id in (select s.agent_id from history.agent_state s
                            where s.to_at is null and s.state <> 'logged_out'))""";

    /** That agent {@code a} has been locked out. */
    static final String LOCKED = """
            (a.agent_id in (select i.person_id from directory.sign_in i where i.locked))""";

    /** That the account of agent {@code a} is disabled. */
    static final String DISABLED = """
            (a.agent_id in (select s.agent_id from directory.agent_settings s
                            where (s.settings ->> 'security.disabled')::boolean))""";

    private static final String TEAMS = """
             left join (select m.agent_id, min(g.name) as name
                        from directory.agent_group_member m join directory.agent_group g using (group_id)
                        where m.kind = 'team'
                        group by m.agent_id) team on team.agent_id = a.agent_id""";

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
            Map.entry("disabled", DISABLED),
            Map.entry("locked", LOCKED),
            Map.entry("team", "team.name"));

    private static final String SEARCH = """
            (lower(a.full_name) like :search or lower(a.username) like :search
             or lower(a.email) like :search or a.internal like :search)""";

    private static final String FROM = " from directory.agent a " + TEAMS + " where ";

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
        void add(String kind, Named group) {
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
        return database.sql("select a.agent_id" + FROM + which.text() + " order by " + order(paging))
                .params(which.parameters())
                .query(UUID.class)
                .list();
    }

    private static String order(Paging paging) {
        return paging.orderBy(SORTABLE, "fullName", "a.agent_id");
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
        // Numbered in their order, so that one look at the agents both counts them and finds the page.
        return database.sql("""
                        with found as materialized (select a.agent_id, row_number() over (order by %s) as number%s%s)
                        select (select count(*) from found) as count,
                               array(select agent_id from found where number > :offset and number <= :offset + :limit
                                     order by number) as page
                        """.formatted(order(paging), FROM, which.text()))
                .params(which.parameters())
                .param("limit", paging.rows())
                .param("offset", paging.first())
                .query((row, number) -> new Rows<>(row.getLong("count"), List.of((UUID[])
                        row.getArray("page").getArray())))
                .single();
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
}
