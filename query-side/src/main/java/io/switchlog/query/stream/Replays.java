package io.switchlog.query.stream;

import io.switchlog.query.LogClock;
import io.switchlog.query.live.Board;
import java.time.Clock;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.stereotype.Component;

/** The replays that run on this node, a few at a time, over two threads. */
@Component
class Replays implements DisposableBean {
    private static final Logger LOG = LoggerFactory.getLogger(Replays.class);
    private static final int MOST = 50;
    private static final int THREADS = 2;
    private static final long TICK_MILLIS = 50;

    private final Board board;
    private final Touched touched;
    private final LogClock log;
    private final Clock clock;
    private final Frames frames;
    private final Set<Replay> running = ConcurrentHashMap.newKeySet();
    private final ScheduledExecutorService threads = Executors.newScheduledThreadPool(THREADS, task -> {
        Thread thread = new Thread(task, "replay");
        thread.setDaemon(true);
        return thread;
    });

    Replays(Board board, Touched touched, LogClock log, Clock clock, Frames frames) {
        this.board = board;
        this.touched = touched;
        this.log = log;
        this.clock = clock;
        this.frames = frames;
    }

    boolean areFull() {
        return running.size() >= MOST;
    }

    /** The board with which a stretch of the past begins. */
    Screen first(Replay.Range range) {
        return Screen.at(board.position(range.from()), board, touched);
    }

    /** Shows somebody a stretch of the past. */
    void start(Wire wire, Sight sight, Replay.Range range, Screen first) {
        Replay replay = new Replay(wire, sight, range, first, log, clock, frames);
        running.add(replay);
        ScheduledFuture<?> ticks =
                threads.scheduleWithFixedDelay(() -> tick(replay), TICK_MILLIS, TICK_MILLIS, TimeUnit.MILLISECONDS);
        replay.start(() -> {
            running.remove(replay);
            ticks.cancel(false);
        });
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
    public void destroy() {
        running.forEach(Replay::close);
        threads.shutdownNow();
    }
}
