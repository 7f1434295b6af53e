package io.switchlog.query.viewer;

import io.switchlog.messages.access.Role;
import io.switchlog.messages.access.UserPermission;
import io.switchlog.query.Forbidden;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Who is looking. Every query takes one as an argument.
 *
 * @param id of the agent or of the user
 * @param permissions of a supervisor; an administrator has them all, an agent none
 * @param scope what a user is enabled to; an agent sees his own only, whatever it is
 * @param mask how contacts' data is shown to him
 */
public record Viewer(UUID id, Role role, Set<UserPermission> permissions, Scope scope, Mask mask) {

    /** Whether he sees his own only. */
    public boolean isAgent() {
        return role != Role.ADMINISTRATOR && role != Role.SUPERVISOR;
    }

    /** Whether he sees the whole centre; a supervisor may be enabled to some queues only. */
    public boolean seesAll() {
        return !isAgent() && scope.isAll();
    }

    /** Whether he may look at this part of the centre, if it is in his scope. */
    public boolean may(UserPermission permission) {
        return role == Role.ADMINISTRATOR || role == Role.SUPERVISOR && permissions.contains(permission);
    }

    /** Whether he may see what belongs to this agent alone. */
    public boolean sees(UUID agentId) {
        return id.equals(agentId) || !isAgent() && scope.hasAgent(agentId);
    }

    /** Whether he may see what happens in this queue. Agents see which queues there are. */
    public boolean seesQueue(UUID queueId) {
        return isAgent() || scope.hasQueue(queueId);
    }

    /** The id of an agent, or null if he may not know it. */
    public @Nullable UUID agent(@Nullable UUID agentId) {
        return agentId != null && sees(agentId) ? agentId : null;
    }

    /** The id of a queue, or null if he may not know it. */
    public @Nullable UUID queue(@Nullable UUID queueId) {
        return queueId != null && seesQueue(queueId) ? queueId : null;
    }

    /**
     * Makes sure that he is enabled to the whole centre, for what cannot be told in parts.
     *
     * @throws Forbidden if he is not
     */
    public void requireAll() {
        if (!seesAll()) {
            throw new Forbidden("NOT_ALL_QUEUES", "This is for those who are enabled to all queues.");
        }
    }
}
