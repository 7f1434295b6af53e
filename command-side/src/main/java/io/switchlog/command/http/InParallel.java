package io.switchlog.command.http;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** Does one thing to many: several at a time, so that their commands share appends, and with answers in order. */
public final class InParallel {
    private static final int AT_A_TIME = 8;

    private InParallel() {}

    /** What is done to each. */
    @FunctionalInterface
    public interface Work<T, R> {
        R on(T item, int number);
    }

    /** Does it to each and waits for all; if one fails, with that failure. */
    public static <T, R> List<R> each(List<T> items, Work<T, R> work) {
        ExecutorService workers = Executors.newFixedThreadPool(Math.max(1, Math.min(AT_A_TIME, items.size())));
        try {
            List<CompletableFuture<R>> answers = new ArrayList<>();
            for (int i = 0; i < items.size(); i++) {
                int number = i;
                answers.add(CompletableFuture.supplyAsync(() -> work.on(items.get(number), number), workers));
            }
            return answers.stream().map(CompletableFuture::join).toList();
        } catch (CompletionException failed) {
            throw failed.getCause() instanceof RuntimeException cause ? cause : failed;
        } finally {
            workers.shutdown();
        }
    }
}
