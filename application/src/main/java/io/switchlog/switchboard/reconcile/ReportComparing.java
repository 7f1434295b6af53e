package io.switchlog.switchboard.reconcile;

import io.switchlog.command.dispatch.Caller;
import io.switchlog.command.dispatch.Commands;
import io.switchlog.command.log.CommandIds;
import io.switchlog.messages.pbx.PbxCommand;
import io.switchlog.projection.Background;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Compares the report of one switchboard's calls with its record again and again, and records what came of it. */
public final class ReportComparing {
    private static final Logger LOG = LoggerFactory.getLogger(ReportComparing.class);
    private static final Duration FIRST_AFTER = Duration.ofMinutes(1);
    private static final Duration EVERY = Duration.ofMinutes(15);
    private static final Duration SPAN = Duration.ofDays(1);
    /** What began a moment ago is compared the next time. */
    private static final Duration SETTLED = Duration.ofMinutes(1);

    private final String pbx;
    private final ReportComparison comparison;
    private final Commands commands;
    private final Clock clock;
    private final Background background;

    public ReportComparing(String pbx, ReportComparison comparison, Commands commands, Clock clock) {
        this.pbx = pbx;
        this.comparison = comparison;
        this.commands = commands;
        this.clock = clock;
        this.background = new Background("compares-" + pbx);
    }

    public void start() {
        background.start(() -> {
            background.rest(FIRST_AFTER);
            while (background.isRunning()) {
                compare();
                background.rest(EVERY);
            }
        });
    }

    public void stop() {
        background.stop();
    }

    /** Compares the last day. */
    void compare() {
        Instant to = clock.instant().minus(SETTLED);
        Instant from = to.minus(SPAN);
        try {
            ReportComparison.Outcome outcome = comparison.between(from, to);
            int differences = outcome.differences().size();
            commands.send(
                    Caller.process("pbx:" + pbx, CommandIds.next(), null, null),
                    new PbxCommand.ReportComparison(pbx, from, to, outcome.stays(), differences));
            if (differences > 0) {
                LOG.warn(
                        "The report of calls of {} and its own record differ in {} things; switchlog reconcile lists them",
                        pbx,
                        differences);
            }
        } catch (SQLException | RuntimeException notNow) {
            LOG.warn("The report of calls of {} cannot be compared with its record: {}", pbx, notNow.toString());
        }
    }
}
