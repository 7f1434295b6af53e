package io.switchlog.query.check;

import io.switchlog.messages.access.UserPermission;
import io.switchlog.query.Reads;
import io.switchlog.query.Rows;
import io.switchlog.query.viewer.Needs;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/** What this node has found out about the tables. */
@RestController
@Needs(value = UserPermission.AUDIT, wholeCentre = true)
class CheckQueries {
    private final SelfCheck selfCheck;

    /**
     * One invariant.
     *
     * @param status ok, violated, catching_up or not_run
     * @param checkedUpTo position up to which everything new has been looked at
     * @param sweptUpTo how far the look at all of history has come
     * @param violations how many keys offend, as far as they were counted
     * @param examples the first of them
     * @param waitingSince since when its tables are not at one position
     */
    record CheckRow(
            String name,
            String description,
            String status,
            long checkedUpTo,
            long sweptUpTo,
            int violations,
            List<Violation> examples,
            @Nullable Instant lastRun,
            long durationMs,
            @Nullable Instant waitingSince,
            @Nullable String error) {

        static CheckRow of(CheckResult result) {
            return new CheckRow(
                    result.name(),
                    result.description(),
                    result.status().code(),
                    result.checkedUpTo(),
                    result.sweptUpTo(),
                    result.violations(),
                    result.examples(),
                    result.lastRun(),
                    result.durationMs(),
                    result.waitingSince(),
                    result.error());
        }
    }

    CheckQueries(SelfCheck selfCheck) {
        this.selfCheck = selfCheck;
    }

    @GetMapping("/api/checks")
    @Reads(Reads.LOG)
    public Rows<CheckRow> checks() {
        List<CheckRow> rows = selfCheck.results().stream().map(CheckRow::of).toList();
        return new Rows<>(rows.size(), rows);
    }
}
