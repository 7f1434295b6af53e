package io.switchlog.switchboard.bridge;

import io.switchlog.command.dispatch.Caller;
import io.switchlog.command.dispatch.Commands;
import io.switchlog.command.log.CommandIds;
import io.switchlog.messages.pbx.PbxCommand;
import io.switchlog.projection.Background;
import io.switchlog.telephony.inbox.TurnIsOver;
import java.time.Duration;
import java.util.Queue;
import java.util.UUID;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.function.BooleanSupplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Records what happens to the link to a switchboard, in its order, and tries until it is done. It is not for the thread that
 * reads events: that must not wait for it.
 */
final class LinkReports implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(LinkReports.class);
    private static final Duration AGAIN = Duration.ofMillis(250);
    private static final Duration NAP = Duration.ofMillis(20);

    private final String pbx;
    private final Commands commands;
    private final Queue<Report> reports = new ConcurrentLinkedQueue<>();
    private final Background background;
    private boolean failing;

    /** @param due whether what has to come before it is done */
    private record Report(UUID commandId, BooleanSupplier due, Runnable before, PbxCommand command) {}

    LinkReports(String pbx, Commands commands) {
        this.pbx = pbx;
        this.commands = commands;
        this.background = new Background("link-reports-" + pbx);
    }

    void start() {
        background.start(() -> {
            while (background.isRunning()) {
                if (reports.isEmpty()) {
                    background.nap(AGAIN);
                } else if (!next()) {
                    background.rest(failing ? AGAIN : NAP);
                }
            }
        });
    }

    void add(PbxCommand command) {
        add(() -> true, () -> {}, command);
    }

    /**
     * @param due whether it can be recorded now; those after it wait for it
     * @param before is done before it is recorded
     */
    void add(BooleanSupplier due, Runnable before, PbxCommand command) {
        reports.add(new Report(CommandIds.next(), due, before, command));
        background.wake();
    }

    /** Records the next one; false if that cannot be done now. */
    private boolean next() {
        Report report = reports.peek();
        if (report == null) {
            return true;
        }
        try {
            if (!report.due().getAsBoolean()) {
                return false;
            }
            report.before().run();
            commands.send(Caller.process(PbxCommand.streamOf(pbx), report.commandId(), null, null), report.command());
            failing = false;
            reports.remove();
            return true;
        } catch (TurnIsOver over) {
            // Whoever listens now tells it.
            reports.remove();
            return true;
        } catch (RuntimeException unavailable) {
            if (!failing) {
                LOG.warn("What happened to the link to {} cannot be recorded yet: {}", pbx, unavailable.toString());
            }
            failing = true;
            return false;
        }
    }

    /** What cannot be recorded now, whoever listens next will find out. */
    @Override
    public void close() {
        background.stop();
        while (!reports.isEmpty() && next()) {
            // The next one.
        }
        if (!reports.isEmpty()) {
            LOG.warn("{} things that happened to the link to {} are not recorded", reports.size(), pbx);
        }
    }
}
