package io.switchlog.projection.rebuild;

import io.switchlog.projection.Background;
import java.sql.SQLException;
import java.time.Duration;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;

/** Works at rebuilds in the background, soon after they were asked for. */
public final class RebuildWorker implements SmartLifecycle {
    private static final Logger LOG = LoggerFactory.getLogger(RebuildWorker.class);
    private static final Duration LOOK = Duration.ofMillis(500);
    private static final Duration AFTER_A_FAILURE = Duration.ofSeconds(2);

    private final Rebuilds rebuilds;
    private final Rebuilder rebuilder;
    private final Background background = new Background("rebuild-worker");

    /** Does nothing before {@link #start()}. */
    public RebuildWorker(Rebuilds rebuilds, Rebuilder rebuilder) {
        this.rebuilds = rebuilds;
        this.rebuilder = rebuilder;
    }

    @Override
    public void start() {
        background.start(this::work);
    }

    @Override
    public void stop() {
        background.stop();
    }

    @Override
    public boolean isRunning() {
        return background.isRunning();
    }

    private void work() {
        while (background.isRunning()) {
            Duration rest = LOOK;
            try {
                if (!rebuilds.pending().isEmpty()) {
                    rebuilder.work(background::isRunning);
                }
            } catch (SQLException | RuntimeException e) {
                LOG.warn("rebuilds wait for the database: {}", e.toString());
                rest = AFTER_A_FAILURE;
            }
            background.nap(rest);
        }
    }
}
