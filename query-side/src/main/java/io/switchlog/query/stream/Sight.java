package io.switchlog.query.stream;

import io.switchlog.query.live.LiveAgent;
import io.switchlog.query.live.LiveInteraction;
import io.switchlog.query.viewer.Viewer;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What of the board somebody sees: everything, or an agent his own row and what he has or is being notified of.
 *
 * @param agentId null for everything
 */
record Sight(@Nullable UUID agentId) {
    static final Sight EVERYTHING = new Sight(null);

    static Sight of(Viewer viewer) {
        return viewer.seesAll() ? EVERYTHING : new Sight(viewer.id());
    }

    boolean isEverything() {
        return agentId == null;
    }

    /** The row as he sees it, null if he does not. */
    @Nullable
    LiveAgent of(@Nullable LiveAgent row) {
        return row == null || agentId == null || agentId.equals(row.agentId()) ? row : null;
    }

    /** The row as he sees it, null if he does not. */
    @Nullable
    LiveInteraction of(@Nullable LiveInteraction row) {
        if (row == null || agentId == null) {
            return row;
        }
        LiveInteraction seen = row.asSeenBy(agentId);
        return agentId.equals(row.agentId()) || !seen.offers().isEmpty() ? seen : null;
    }
}
