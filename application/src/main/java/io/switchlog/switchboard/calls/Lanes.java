package io.switchlog.switchboard.calls;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/**
 * Sends the reports of several calls at once and those of one call one after the other: each has to be on disk before the
 * next of its call is decided, and a disk takes many at a time.
 */
final class Lanes implements AutoCloseable {
    private static final int LANES = 16;

    private final ExecutorService executor;

    Lanes(String pbx) {
        this.executor = Executors.newFixedThreadPool(LANES, task -> {
            Thread thread = new Thread(task, "calls-" + pbx);
            thread.setDaemon(true);
            return thread;
        });
    }

    /** Runs all, and comes back when all have run. The first failure is thrown, after that. */
    void run(List<Step> steps) {
        List<List<Runnable>> lanes = new ArrayList<>();
        for (int i = 0; i < LANES; i++) {
            lanes.add(new ArrayList<>());
        }
        for (Step step : steps) {
            lanes.get(Math.floorMod(step.of().hashCode(), LANES)).add(step.task());
        }
        List<Future<?>> running = new ArrayList<>();
        for (List<Runnable> lane : lanes) {
            if (!lane.isEmpty()) {
                running.add(executor.submit(() -> lane.forEach(Runnable::run)));
            }
        }
        await(running);
    }

    private static void await(List<Future<?>> running) {
        RuntimeException failure = null;
        for (Future<?> lane : running) {
            try {
                lane.get();
            } catch (ExecutionException failed) {
                failure = failed.getCause() instanceof RuntimeException cause
                        ? cause
                        : new IllegalStateException(failed.getCause());
            } catch (InterruptedException interrupted) {
                Thread.currentThread().interrupt();
                throw new IllegalStateException("stopped while reports were being recorded", interrupted);
            }
        }
        if (failure != null) {
            throw failure;
        }
    }

    @Override
    public void close() {
        executor.shutdownNow();
    }

    /**
     * Something to do.
     *
     * @param of steps of the same are taken in their order
     */
    record Step(Object of, Runnable task) {}
}
