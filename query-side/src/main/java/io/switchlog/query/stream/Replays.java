package io.switchlog.query.stream;

import io.switchlog.query.LogClock;
import io.switchlog.query.live.Board;
import io.switchlog.query.live.Sight;
import io.switchlog.query.viewer.Viewer;
import io.switchlog.query.viewer.Viewers;
import java.time.Clock;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;

/** The replays that run on this node, a few at a time, over two threads. */
@Component
class Replays implements SmartLifecycle {
    private static final Logger LOG = LoggerFactory.getLogger(Replays.class);
    private static final int MOST = 50;
    private static final int MOST_FOR_ONE = 10;
    private static final int THREADS = 2;
    private static final long TICK_MILLIS = 50;

    private final Viewers viewers;
    private final Board board;
    private final Touched touched;
    private final LogClock log;
    private final Clock clock;
    private final Frames frames;
    private final Set<Replay> running = ConcurrentHashMap.newKeySet();
    private final Places places = new Places("replays", MOST, MOST_FOR_ONE);
    private volatile boolean open;
    private final ScheduledExecutorService threads = Executors.newScheduledThreadPool(THREADS, task -> {
        Thread thread = new Thread(task, "replay");
        thread.setDaemon(true);
        return thread;
    });

    Replays(Board board, Touched touched, LogClock log, Clock clock, Frames frames, Viewers viewers) {
        this.viewers = viewers;
        this.board = board;
        this.touched = touched;
        this.log = log;
        this.clock = clock;
        this.frames = frames;
    }

    /** @throws io.switchlog.query.TooMany if there is no place left */
    void takePlace(UUID person) {
        places.take(person);
    }

    void leavePlace(UUID person) {
        places.leave(person);
    }

    /** The board with which a stretch of the past begins. */
    Screen first(Replay.Range range) {
        return Screen.at(board.position(range.from()), board, touched);
    }

    /** Shows somebody who has taken a place a stretch of the past. */
    void start(Viewer viewer, Wire wire, Replay.Range range, Screen first) {
        UUID person = viewer.id();
        Replay replay = new Replay(wire, () -> Sight.of(viewers.again(viewer)), range, first, log, clock, frames);
        ScheduledFuture<?> ticks;
        try {
            ticks = threads.scheduleWithFixedDelay(() -> tick(replay), TICK_MILLIS, TICK_MILLIS, TimeUnit.MILLISECONDS);
        } catch (RejectedExecutionException stopping) {
            places.leave(person);
            wire.close();
            return;
        }
        running.add(replay);
        replay.start(() -> {
            running.remove(replay);
            places.leave(person);
            ticks.cancel(false);
        });
        if (!open) {
            replay.close();
        }
    }

    private static void tick(Replay replay) {
        try {
            replay.tick();
        } catch (RuntimeException failed) {
            LOG.warn("a replay ends: {}", failed.toString());
            replay.close();
        }
    }

    @Override
    public void start() {
        open = true;
    }

    /** Before the web server waits for its last answers to end. */
    @Override
    public void stop() {
        open = false;
        threads.shutdownNow();
        running.forEach(Replay::close);
    }

    @Override
    public boolean isRunning() {
        return open;
    }
}
