package io.switchlog.query.live;

import io.switchlog.messages.access.UserPermission;
import io.switchlog.query.EventIndexInterceptor;
import io.switchlog.query.LogClock;
import io.switchlog.query.Reads;
import io.switchlog.query.Rows;
import io.switchlog.query.TimeRange;
import io.switchlog.query.viewer.Needs;
import io.switchlog.query.viewer.Viewer;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/**
 * The board (CARD-05), now or at the time that {@code ?at=} names. Never paged: a board that leaves somebody out is wrong.
 * An agent sees his own rows only, a user those of his scope; what he sees of the past is what he sees now. {@code X-Event-Index} is the last event that the board shows.
 */
@RestController
@RequestMapping("/api/live")
@Reads(
        value = {
            "history.agent_profile",
            "history.agent_state",
            "history.agent_trash",
            "history.agent_capacity",
            "history.centre_settings",
            "history.membership",
            "history.queue_profile",
            "history.offer",
            "history.engagement",
            "history.interaction_state",
            "directory.interaction"
        },
        asOf = true)
class LiveQueries {
    private final Board board;
    private final LogClock clock;

    LiveQueries(Board board, LogClock clock) {
        this.board = board;
        this.clock = clock;
    }

    @GetMapping("/agents")
    @Needs(value = UserPermission.AGENTS, agentsToo = true)
    public Rows<LiveAgent> agents(
            @RequestParam(required = false) @Nullable String at, Viewer viewer, HttpServletResponse response) {
        Collection<UUID> only = viewer.isAgent()
                ? List.of(viewer.id())
                : viewer.seesAll() ? null : viewer.scope().agents();
        Sight sight = Sight.of(viewer);
        return all(at, response, moment -> sight.ofAgents(board.agents(moment, only)));
    }

    @GetMapping("/queues")
    @Needs(value = UserPermission.QUEUES, agentsToo = true)
    public Rows<LiveQueue> queues(
            @RequestParam(required = false) @Nullable String at, Viewer viewer, HttpServletResponse response) {
        Sight sight = Sight.of(viewer);
        return all(at, response, moment -> sight.ofQueues(board.queues(moment)));
    }

    @GetMapping("/interactions")
    @Needs(value = UserPermission.INTERACTIONS, agentsToo = true)
    public Rows<LiveInteraction> interactions(
            @RequestParam(required = false) @Nullable String at, Viewer viewer, HttpServletResponse response) {
        Sight sight = Sight.of(viewer);
        return all(
                at,
                response,
                moment -> viewer.isAgent()
                        ? board.interactionsOf(moment, viewer)
                        : sight.ofInteractions(board.interactions(moment, null)));
    }

    private <T> Rows<T> all(@Nullable String at, HttpServletResponse response, Function<Moment, List<T>> part) {
        Instant then = TimeRange.instant("at", at);
        Long position = then == null ? null : (Long) board.position(clock.past("at", then));
        return board.at(position, moment -> {
            response.setHeader(EventIndexInterceptor.EVENT_INDEX, Long.toString(moment.position()));
            List<T> rows = part.apply(moment);
            return new Rows<>(rows.size(), rows);
        });
    }
}
