package io.switchlog.switchboard.calls;

import io.switchlog.telephony.ami.AmiEvent;
import io.switchlog.telephony.asterisk.control.PbxActions;
import io.switchlog.telephony.asterisk.control.PbxActions.Leg;
import io.switchlog.telephony.queuelog.QueueLogRow;
import io.switchlog.telephony.queuelog.QueueLogTable;
import io.switchlog.telephony.translation.Findings;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Finds out what happened on a switchboard while nobody listened. */
final class RecordLookBack {
    /** Clocks differ, and the last that was heard may have been written down a moment later. */
    private static final Duration BEFORE = Duration.ofSeconds(2);

    private final Supplier<PbxActions> actions;
    private final @Nullable QueueLogTable queueLog;
    private final Clock clock;

    /** @param queueLog null if the switchboard's record cannot be read */
    RecordLookBack(Supplier<PbxActions> actions, @Nullable QueueLogTable queueLog, Clock clock) {
        this.actions = actions;
        this.queueLog = queueLog;
        this.clock = clock;
    }

    /**
     * What there is to know. Of a switchboard that is listened to for the first time it is the past of those calls that
     * are there now.
     *
     * @param heardUntil the switchboard's time of the last event that was heard, or null if none ever was
     * @throws SQLException if its record cannot be read now
     */
    AmiEvent since(@Nullable Instant heardUntil) throws SQLException {
        Set<String> present = present();
        Instant now = clock.instant();
        return new Findings(rows(heardUntil, present, now), present, now).toEvent();
    }

    private Set<String> present() {
        return actions.get().legs().stream().map(Leg::uniqueId).collect(Collectors.toCollection(HashSet::new));
    }

    private List<QueueLogRow> rows(@Nullable Instant heardUntil, Set<String> present, Instant now) throws SQLException {
        if (queueLog == null) {
            return List.of();
        }
        return heardUntil == null ? queueLog.of(present) : queueLog.between(heardUntil.minus(BEFORE), now.plus(BEFORE));
    }
}
