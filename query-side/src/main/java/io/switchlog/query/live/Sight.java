package io.switchlog.query.live;

import io.switchlog.messages.access.UserPermission;
import io.switchlog.query.viewer.Mask;
import io.switchlog.query.viewer.Viewer;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What of the board somebody sees, of now and of the past alike: everything; or an agent his own row and what he has or
 * is being notified of; or a user his queues, the agents who serve them, and what is in his queues or with his agents.
 */
public final class Sight {
    /** The whole board. */
    public static final Sight EVERYTHING = new Sight(null);

    private final @Nullable Viewer viewer;

    private Sight(@Nullable Viewer viewer) {
        this.viewer = viewer;
    }

    /** What he sees. */
    public static Sight of(Viewer viewer) {
        boolean everything = viewer.seesAll()
                && viewer.may(UserPermission.AGENTS)
                && viewer.may(UserPermission.QUEUES)
                && viewer.may(UserPermission.INTERACTIONS);
        return everything ? EVERYTHING : new Sight(viewer);
    }

    public boolean isEverything() {
        return viewer == null;
    }

    /** Whether somebody sees just the same with it. */
    public boolean isSameAs(Sight other) {
        return Objects.equals(reach(), other.reach());
    }

    private record Reach(
            UUID id, Set<UserPermission> permissions, boolean all, Set<UUID> queues, Set<UUID> agents, Mask mask) {}

    private @Nullable Reach reach() {
        return viewer == null
                ? null
                : new Reach(
                        viewer.id(),
                        viewer.permissions(),
                        viewer.scope().isAll(),
                        viewer.scope().queues(),
                        viewer.scope().agents(),
                        viewer.mask());
    }

    private static boolean may(Viewer viewer, UserPermission permission) {
        return viewer.isAgent() || viewer.may(permission);
    }

    /** The row as he sees it, null if he does not. */
    public @Nullable LiveAgent of(@Nullable LiveAgent row) {
        if (row == null || viewer == null) {
            return row;
        }
        return may(viewer, UserPermission.AGENTS) && viewer.sees(row.agentId()) ? row.asSeenBy(viewer) : null;
    }

    /** The row as he sees it, null if he does not. */
    public @Nullable LiveQueue of(@Nullable LiveQueue row) {
        if (row == null || viewer == null) {
            return row;
        }
        return may(viewer, UserPermission.QUEUES) && viewer.seesQueue(row.queueId()) ? row : null;
    }

    /** The row as he sees it, null if he does not. */
    public @Nullable LiveInteraction of(@Nullable LiveInteraction row) {
        if (row == null || viewer == null) {
            return row;
        }
        if (!may(viewer, UserPermission.INTERACTIONS)) {
            return null;
        }
        LiveInteraction seen = row.asSeenBy(viewer);
        boolean inHisQueue = !viewer.isAgent() && seen.queueId() != null;
        return inHisQueue || seen.agentId() != null || !seen.offers().isEmpty() ? seen : null;
    }

    /** Whose desktop he has: his own, if he is an agent; null if he has none. */
    public @Nullable UUID desktop() {
        return viewer != null && viewer.isAgent() ? viewer.id() : null;
    }

    /** The rows that he sees, as he sees them. */
    List<LiveAgent> ofAgents(List<LiveAgent> rows) {
        return isEverything()
                ? rows
                : rows.stream().map(this::of).filter(Objects::nonNull).toList();
    }

    /** The rows that he sees, as he sees them. */
    List<LiveQueue> ofQueues(List<LiveQueue> rows) {
        return isEverything()
                ? rows
                : rows.stream().map(this::of).filter(Objects::nonNull).toList();
    }

    /** The rows that he sees, as he sees them. */
    List<LiveInteraction> ofInteractions(List<LiveInteraction> rows) {
        return isEverything()
                ? rows
                : rows.stream().map(this::of).filter(Objects::nonNull).toList();
    }
}
