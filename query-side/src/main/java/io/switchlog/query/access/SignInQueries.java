package io.switchlog.query.access;

import io.switchlog.messages.access.Role;
import io.switchlog.messages.settings.SecuritySuite;
import io.switchlog.query.OneSnapshot;
import io.switchlog.query.Reads;
import io.switchlog.query.UnknownResource;
import io.switchlog.query.viewer.Viewer;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;

/** How people stand with signing in (AG-36, AG-38). */
@RestController
class SignInQueries {
    private static final String STATE = """
            select p.id, coalesce(s.locked, false) as locked, s.locked_until, s.last_sign_in_at,
                   coalesce(s.second_factor, false) as second_factor,
                   case when (select (g.settings ->> 'enabled')::boolean from directory.settings_group g
                              where g.name = :group)
                        then s.last_password_change_at end as last_password_change_at
            from (select agent_id as id from directory.agent union all select user_id from directory.app_user) p
            left join directory.sign_in s on s.person_id = p.id
            where p.id = :person
            """;

    private final JdbcClient database;

    /**
     * How somebody stands.
     *
     * @param lockedUntil when it opens by itself; null if it has to be unlocked, or is not locked
     * @param lastPasswordChangeAt null while the security suite is off
     */
    record SignInState(
            UUID id,
            boolean locked,
            @Nullable Instant lockedUntil,
            @Nullable Instant lastSignInAt,
            boolean secondFactor,
            @Nullable Instant lastPasswordChangeAt) {}

    SignInQueries(@Qualifier("queryJdbcClient") JdbcClient database) {
        this.database = database;
    }

    /** Anybody's for administrators, an agent's for supervisors who see him, and one's own. */
    @GetMapping({"/api/agents/{id}/sign-in", "/api/users/{id}/sign-in"})
    @Reads({"directory.sign_in", "directory.settings_group", "directory.agent", "directory.app_user"})
    @OneSnapshot
    public SignInState state(@PathVariable UUID id, Viewer viewer) {
        if (viewer.role() != Role.ADMINISTRATOR
                && !viewer.sees(id)
                && !viewer.id().equals(id)) {
            throw new UnknownResource("person", id);
        }
        return database.sql(STATE)
                .param("group", SecuritySuite.GROUP.name())
                .param("person", id)
                .query((row, number) -> new SignInState(
                        row.getObject("id", UUID.class),
                        row.getBoolean("locked"),
                        instant(row.getObject("locked_until", OffsetDateTime.class)),
                        instant(row.getObject("last_sign_in_at", OffsetDateTime.class)),
                        row.getBoolean("second_factor"),
                        instant(row.getObject("last_password_change_at", OffsetDateTime.class))))
                .optional()
                .orElseThrow(() -> new UnknownResource("person", id));
    }

    private static @Nullable Instant instant(@Nullable OffsetDateTime time) {
        return time == null ? null : time.toInstant();
    }
}
