package io.switchlog.benchmark;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/** So many workers doing the same thing over and over for a time. */
final class Load {
    private Load() {}

    /** One worker's work: called again and again with the number of the call. */
    interface Work {
        void run(int worker, long call) throws Exception;
    }

    /** @param perSecond calls of all workers together */
    record Result(double perSecond, Duration median, Duration p99) {}

    static Result run(int workers, Duration time, Work work) {
        ExecutorService pool = Executors.newFixedThreadPool(workers);
        CountDownLatch go = new CountDownLatch(1);
        List<Future<long[]>> futures = new ArrayList<>();
        for (int worker = 0; worker < workers; worker++) {
            int number = worker;
            Callable<long[]> loop = () -> {
                go.await();
                return loop(number, time, work);
            };
            futures.add(pool.submit(loop));
        }
        long start = System.nanoTime();
        go.countDown();
        try {
            List<long[]> latencies = new ArrayList<>();
            for (Future<long[]> future : futures) {
                latencies.add(future.get());
            }
            double seconds = (System.nanoTime() - start) / 1e9;
            long[] all =
                    latencies.stream().flatMapToLong(Arrays::stream).sorted().toArray();
            return new Result(
                    all.length / seconds,
                    Duration.ofNanos(all[all.length / 2]),
                    Duration.ofNanos(all[(int) (all.length * 0.99)]));
        } catch (InterruptedException | ExecutionException failed) {
            throw new IllegalStateException(failed);
        } finally {
            pool.shutdownNow();
        }
    }

    private static long[] loop(int worker, Duration time, Work work) throws Exception {
        long[] latencies = new long[1 << 12];
        int count = 0;
        long end = System.nanoTime() + time.toNanos();
        long now = System.nanoTime();
        while (now < end) {
            work.run(worker, count);
            long done = System.nanoTime();
            if (count == latencies.length) {
                latencies = Arrays.copyOf(latencies, count * 2);
            }
            latencies[count++] = done - now;
            now = done;
        }
        return Arrays.copyOf(latencies, count);
    }
}
