package io.switchlog.query.access;

import io.switchlog.query.OneSnapshot;
import io.switchlog.query.Paging;
import io.switchlog.query.ReadRepository;
import io.switchlog.query.Reads;
import io.switchlog.query.Rows;
import io.switchlog.query.UnknownResource;
import io.switchlog.query.viewer.Needs;
import io.switchlog.query.viewer.Viewer;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.data.domain.Page;
import org.springframework.data.jpa.domain.Specification;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** Supervisors and administrators, who see each other. */
@RestController
@RequestMapping("/api/users")
@Needs
@Reads({"directory.app_user", "directory.user_permission", "directory.user_queue"})
class UserQueries {
    private static final Map<String, String> SORTABLE = Map.of(
            "name", "fullName",
            "fullName", "fullName",
            "username", "username",
            "role", "role",
            "createdAt", "createdAt");

    private static final String PERMISSIONS = """
            select user_id, permission from directory.user_permission where user_id in (:users) order by permission
            """;
    private static final String QUEUES = """
            select user_id, queue_id from directory.user_queue where user_id in (:users) order by queue_id
            """;

    private final UserRepository users;
    private final JdbcClient database;

    UserQueries(UserRepository users, @Qualifier("queryJdbcClient") JdbcClient database) {
        this.users = users;
        this.database = database;
    }

    @GetMapping
    @OneSnapshot
    public Rows<UserRow> list(Paging paging, Viewer viewer) {
        Page<UserEntity> page = users.findAll(
                visibleTo(viewer).and(ReadRepository.containing(paging.search(), "fullName", "username", "email")),
                paging.pageable(SORTABLE, "fullName", "userId"));
        return new Rows<>(page.getTotalElements(), rows(page.getContent()));
    }

    @GetMapping("/{id}")
    @OneSnapshot
    public UserRow one(@PathVariable UUID id, Viewer viewer) {
        return rows(users.findById(id).filter(found -> viewer.seesAll() || id.equals(viewer.id())).stream()
                        .toList())
                .stream()
                .findFirst()
                .orElseThrow(() -> new UnknownResource("user", id));
    }

    /** Whoever is enabled to some queues only sees himself. */
    private static Specification<UserEntity> visibleTo(Viewer viewer) {
        return viewer.seesAll()
                ? Specification.unrestricted()
                : (root, query, builder) -> builder.equal(root.get("userId"), viewer.id());
    }

    private List<UserRow> rows(List<UserEntity> found) {
        if (found.isEmpty()) {
            return List.of();
        }
        List<UUID> ids = found.stream().map(UserEntity::userId).toList();
        Map<UUID, List<String>> permissions = new HashMap<>();
        database.sql(PERMISSIONS).param("users", ids).query(row -> {
            permissions
                    .computeIfAbsent(row.getObject(1, UUID.class), none -> new ArrayList<>())
                    .add(row.getString(2));
        });
        Map<UUID, List<UUID>> queues = new HashMap<>();
        database.sql(QUEUES).param("users", ids).query(row -> {
            queues.computeIfAbsent(row.getObject(1, UUID.class), none -> new ArrayList<>())
                    .add(row.getObject(2, UUID.class));
        });
        return found.stream()
                .map(user -> user.row(
                        permissions.getOrDefault(user.userId(), List.of()),
                        queues.getOrDefault(user.userId(), List.of())))
                .toList();
    }
}
