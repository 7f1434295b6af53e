package io.switchlog.benchmark;

import io.switchlog.command.log.CommandIds;
import io.switchlog.messages.Channel;
import io.switchlog.messages.account.AccountId;
import io.switchlog.messages.interaction.Contact;
import io.switchlog.messages.interaction.InteractionCommand.AbandonInteraction;
import io.switchlog.messages.interaction.InteractionCommand.ReceiveInteraction;
import io.switchlog.messages.interaction.InteractionId;
import io.switchlog.messages.queue.QueueId;
import io.switchlog.messages.queue.Strategy;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Deque;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.locks.LockSupport;

/**
 * How long after a command's answer all projections show it, at a steady 500 events per second. What the measuring
 * itself adds is one look-up, whose time is the limit.
 */
final class ProjectionLag {
    private static final int EVENTS_PER_SECOND = 500;
    /** An arrival is two events, a contact who leaves is one. */
    private static final int EVENTS_PER_CYCLE = 3;

    private static final Duration WARM_UP = Duration.ofSeconds(5);
    private static final Duration TIME = Duration.ofSeconds(15);

    private ProjectionLag() {}

    private record Answered(long position, long at) {}

    static void run(Centre centre, Report report) throws SQLException {
        report.title("Lag from a command's answer until all projections show it, at 500 events/s");
        QueueId queueId = centre.queue("Lag", Channel.CHAT, Strategy.RRMEMORY, List.of());
        AccountId accountId = centre.account("Lag", Channel.CHAT, queueId, 600);
        measure(centre, accountId, WARM_UP);
        long[] lags = measure(centre, accountId, TIME);
        double lookUp = lookUpMillis(centre);
        report.line(
                "median %.1f ms, p99 %.1f ms, max %.1f ms over %d commands; one look-up of a position takes %.2f ms",
                lags[lags.length / 2] / 1e6,
                lags[(int) (lags.length * 0.99)] / 1e6,
                lags[lags.length - 1] / 1e6,
                lags.length,
                lookUp);
    }

    private static long[] measure(Centre centre, AccountId accountId, Duration time) throws SQLException {
        ConcurrentLinkedQueue<Answered> answered = new ConcurrentLinkedQueue<>();
        ExecutorService senders = Executors.newFixedThreadPool(16);
        long cycle = Duration.ofSeconds(1).toNanos() * EVENTS_PER_CYCLE / EVENTS_PER_SECOND;
        long start = System.nanoTime();
        long cycles = time.toNanos() / cycle;
        List<Long> lags = new ArrayList<>();
        Deque<Answered> open = new ArrayDeque<>();
        try (Connection connection = centre.owner.getConnection();
                PreparedStatement select =
                        connection.prepareStatement("select min(position) from projection.position")) {
            long sent = 0;
            while (sent < cycles || !open.isEmpty() || lags.size() < 2 * cycles) {
                while (sent < cycles && System.nanoTime() >= start + sent * cycle) {
                    sent++;
                    senders.execute(() -> comeAndGo(centre, accountId, answered));
                }
                for (Answered next = answered.poll(); next != null; next = answered.poll()) {
                    open.add(next);
                }
                long projected = position(select);
                long now = System.nanoTime();
                open.removeIf(command -> {
                    boolean shown = command.position() <= projected;
                    if (shown) {
                        lags.add(now - command.at());
                    }
                    return shown;
                });
                LockSupport.parkNanos(200_000);
            }
        } finally {
            senders.shutdown();
        }
        long[] sorted = lags.stream().mapToLong(Long::longValue).toArray();
        Arrays.sort(sorted);
        return sorted;
    }

    private static void comeAndGo(Centre centre, AccountId accountId, ConcurrentLinkedQueue<Answered> answered) {
        InteractionId interactionId = new InteractionId(CommandIds.next());
        Contact nobody = new Contact(UUID.randomUUID(), null, null, null);
        long received = centre.send(new ReceiveInteraction(interactionId, false, accountId, nobody, null, null, 0))
                .position();
        answered.add(new Answered(received, System.nanoTime()));
        long left = centre.send(new AbandonInteraction(interactionId)).position();
        answered.add(new Answered(left, System.nanoTime()));
    }

    private static double lookUpMillis(Centre centre) throws SQLException {
        try (Connection connection = centre.owner.getConnection();
                PreparedStatement select =
                        connection.prepareStatement("select min(position) from projection.position")) {
            long start = System.nanoTime();
            for (int i = 0; i < 1_000; i++) {
                position(select);
            }
            return (System.nanoTime() - start) / 1e9;
        }
    }

    private static long position(PreparedStatement select) throws SQLException {
        try (ResultSet row = select.executeQuery()) {
            row.next();
            return row.getLong(1);
        }
    }
}
