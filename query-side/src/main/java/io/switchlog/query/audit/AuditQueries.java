package io.switchlog.query.audit;

import io.switchlog.messages.access.UserPermission;
import io.switchlog.query.EventLog;
import io.switchlog.query.Paging;
import io.switchlog.query.Reads;
import io.switchlog.query.Rows;
import io.switchlog.query.StoredEvent;
import io.switchlog.query.TimeRange;
import io.switchlog.query.UnknownResource;
import io.switchlog.query.viewer.Needs;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.util.concurrent.locks.ReentrantLock;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** The log as evidence: every event, and whether all of them are what they were (CARD-06). */
@RestController
@RequestMapping("/api/audit")
@Needs(value = UserPermission.AUDIT, wholeCentre = true)
@Reads(Reads.LOG)
class AuditQueries {
    private final EventLog log;
    private final LogVerifier verifier;
    private final Clock clock;
    private final ReentrantLock oneAtATime = new ReentrantLock();
    private volatile @Nullable VerificationRun last;

    /** A verification and when it began. */
    record VerificationRun(Instant verifiedAt, Verification result) {}

    AuditQueries(EventLog log, @Qualifier("queryDataSource") DataSource dataSource, Clock clock) {
        this.log = log;
        this.verifier = new LogVerifier(dataSource);
        this.clock = clock;
    }

    @GetMapping("/events")
    public Rows<StoredEvent> events(
            TimeRange range,
            @RequestParam(required = false) @Nullable String actor,
            @RequestParam(required = false) @Nullable String type,
            Paging paging) {
        return log.matching(range.fromInstant(), range.toInstant(), actor, type, paging.inFixedOrder());
    }

    /** Checks the whole log now; whoever asks meanwhile gets the answer of a check that began after he asked. */
    @PostMapping("/verify")
    public Verification verify() {
        Instant asked = clock.instant();
        oneAtATime.lock();
        try {
            VerificationRun run = last;
            if (run == null || run.verifiedAt().isBefore(asked)) {
                run = new VerificationRun(clock.instant(), verifier.verify((events, of) -> {}));
                last = run;
            }
            return run.result();
        } catch (SQLException e) {
            throw new DataAccessResourceFailureException("The log could not be read", e);
        } finally {
            oneAtATime.unlock();
        }
    }

    /** The result of the last check that this node made. */
    @GetMapping("/verify")
    public VerificationRun lastVerification() {
        VerificationRun run = last;
        if (run == null) {
            throw new UnknownResource("verification", "on this node yet");
        }
        return run;
    }
}
