package io.switchlog.query.viewer;

import io.switchlog.messages.access.Role;
import io.switchlog.messages.access.UserPermission;
import io.switchlog.query.Forbidden;
import jakarta.servlet.http.HttpServletRequest;
import java.sql.Array;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.authentication.AuthenticationCredentialsNotFoundException;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.stereotype.Component;

/**
 * Finds out who is looking: once per request, with one statement for a supervisor and one for an agent, and one more if a
 * supervisor's agents matter.
 */
@Component
public class Viewers {
    /** The tables that say what a supervisor sees. */
    public static final String[] TABLES = {
        "directory.app_user", "directory.user_queue", "directory.user_permission", "directory.queue_member"
    };

    /** The tables that say what of it an agent sees masked. */
    public static final String[] MASK_TABLES = MaskLookup.TABLES;

    private static final String KNOWN = Viewers.class.getName();
    private static final String USER = """
            select u.all_queues,
                   array(select p.permission from directory.user_permission p where p.user_id = u.user_id) as permissions,
                   array(select q.queue_id from directory.user_queue q where q.user_id = u.user_id) as queues
            from directory.app_user u
            where u.user_id = :user and not u.deleted
            """;
    private static final String AGENTS = """
            select distinct m.agent_id
            from directory.queue_member m
            where m.queue_id in (select q.queue_id from directory.user_queue q where q.user_id = :user)
            """;

    private final JdbcClient database;

    private final MaskLookup masks;

    Viewers(@Qualifier("queryJdbcClient") JdbcClient database, MaskLookup masks) {
        this.database = database;
        this.masks = masks;
    }

    /** The one who sends this request. */
    Viewer of(HttpServletRequest request) {
        if (request.getAttribute(KNOWN) instanceof Viewer known) {
            return known;
        }
        Authentication authentication = SecurityContextHolder.getContext().getAuthentication();
        if (authentication == null) {
            throw new AuthenticationCredentialsNotFoundException("Sign in first.");
        }
        Viewer viewer = of(UUID.fromString(authentication.getName()), role(authentication));
        request.setAttribute(KNOWN, viewer);
        return viewer;
    }

    /** This person as he is enabled now. */
    public Viewer of(UUID id, Role role) {
        if (role == Role.ADMINISTRATOR) {
            return new Viewer(id, role, Set.of(), Scope.ALL, Mask.NONE);
        }
        if (role != Role.SUPERVISOR) {
            return new Viewer(id, role, Set.of(), Scope.ALL, masks.of(id));
        }
        return database.sql(USER)
                .param("user", id)
                .query((row, number) -> supervisor(id, row))
                .optional()
                .orElseGet(() -> new Viewer(id, role, Set.of(), Scope.of(Set.of(), Set::of), Mask.NONE));
    }

    /** The same person as he is enabled by now. */
    public Viewer again(Viewer viewer) {
        return viewer.role() == Role.ADMINISTRATOR ? viewer : of(viewer.id(), viewer.role());
    }

    private Viewer supervisor(UUID id, ResultSet row) throws SQLException {
        Set<UserPermission> permissions = EnumSet.noneOf(UserPermission.class);
        for (Object code : elements(row.getArray("permissions"))) {
            UserPermission.ofCode(code.toString()).ifPresent(permissions::add);
        }
        Scope scope = row.getBoolean("all_queues")
                ? Scope.ALL
                : Scope.of(
                        Arrays.stream(elements(row.getArray("queues")))
                                .map(UUID.class::cast)
                                .collect(Collectors.toSet()),
                        () -> agents(id));
        return new Viewer(id, Role.SUPERVISOR, permissions, scope, Mask.NONE);
    }

    private static Object[] elements(Array array) throws SQLException {
        return (Object[]) array.getArray();
    }

    private Set<UUID> agents(UUID id) {
        return Set.copyOf(
                database.sql(AGENTS).param("user", id).query(UUID.class).list());
    }

    /** @throws Forbidden if he may not ask */
    void require(Viewer viewer, Needs needs) {
        boolean may =
                viewer.isAgent() ? needs.agentsToo() : Stream.of(needs.value()).allMatch(viewer::may);
        if (!may) {
            throw new Forbidden("FORBIDDEN", "Your role does not allow this.");
        }
        if (needs.wholeCentre()) {
            viewer.requireAll();
        }
    }

    /** The role of whoever is signed in. */
    public static Role role(Authentication authentication) {
        return Set.of(Role.ADMINISTRATOR, Role.SUPERVISOR, Role.AGENT).stream()
                .filter(role -> authentication.getAuthorities().stream()
                        .anyMatch(granted -> ("ROLE_" + role.name()).equals(granted.getAuthority())))
                .findFirst()
                .orElse(Role.UNKNOWN);
    }
}
