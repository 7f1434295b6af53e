package io.switchlog.query.live;

import io.switchlog.query.Reads;
import io.switchlog.query.Rows;
import io.switchlog.query.Viewer;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.security.core.Authentication;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** The board (CARD-05). Never paged: a board that leaves somebody out is wrong. An agent sees his own rows only. */
@RestController
@RequestMapping("/api/live")
class LiveQueries {
    private final LiveBoard board;

    LiveQueries(LiveBoard board) {
        this.board = board;
    }

    @GetMapping("/agents")
    @Reads({"directory.agent", "directory.settings", "history.agent_state", "history.offer", "history.engagement"})
    public Rows<LiveAgent> agents(Authentication authentication) {
        return all(board.agents(onlyHim(authentication)));
    }

    @GetMapping("/queues")
    @Reads({
        "directory.queue",
        "directory.queue_member",
        "directory.interaction",
        "history.agent_state",
        "report.report_all_queue"
    })
    public Rows<LiveQueue> queues() {
        return all(board.queues());
    }

    @GetMapping("/interactions")
    @Reads({"directory.interaction", "history.offer"})
    public Rows<LiveInteraction> interactions(Authentication authentication) {
        return all(board.interactions(onlyHim(authentication)));
    }

    private static @Nullable UUID onlyHim(Authentication authentication) {
        Viewer viewer = Viewer.of(authentication);
        return viewer.seesAll() ? null : viewer.id();
    }

    private static <T> Rows<T> all(List<T> rows) {
        return new Rows<>(rows.size(), rows);
    }
}
