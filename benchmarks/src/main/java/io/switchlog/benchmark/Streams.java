package io.switchlog.benchmark;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;

/**
 * The live board to 500 listeners at 200 events a second, from an event's recording to each listener's having the message
 * that shows it. The server is a process of its own; the listeners are sockets of this one, read by one thread. Another
 * listener reads nothing at all.
 */
final class Streams {
    private static final int LISTENERS = 500;
    /** Fewer than the server allows one person. */
    private static final int LISTENERS_PER_PERSON = 50;

    private static final int AGENTS = 60;
    private static final double ARRIVALS_PER_SECOND = 200 / 7.0;
    private static final int SLOW_RECEIVE_BUFFER = 4_096;
    private static final Duration WARM_UP = Duration.ofSeconds(20);
    private static final Duration TIME = Duration.ofSeconds(60);
    private static final int MEGA = 1 << 20;
    /** Those of the seven events of an interaction that change the board by themselves. */
    private static final String SHOWN = """
            select position, (extract(epoch from recorded_at) * 1000000)::bigint
            from log.event
            where position > ? and position <= ?
              and name in ('interaction.queued', 'interaction.offered', 'interaction.accepted', 'interaction.closed')""";

    private final Centre centre;
    private final Server server;
    private final Report report;
    private final List<Listener> listeners = new ArrayList<>();
    private final AtomicLong refused = new AtomicLong();
    private volatile boolean listening = true;

    private Streams(Centre centre, Server server, Report report) {
        this.centre = centre;
        this.server = server;
        this.report = report;
    }

    static void run(Centre centre, Server server, Report report)
            throws IOException, InterruptedException, SQLException {
        new Streams(centre, server, report).run();
    }

    static long micros() {
        return ChronoUnit.MICROS.between(Instant.EPOCH, Instant.now());
    }

    private void run() throws IOException, InterruptedException, SQLException {
        report.title("The live board to %d listeners at 200 events a second".formatted(LISTENERS));
        String run = Long.toString(System.currentTimeMillis(), 36);
        String account = setUp(run);
        List<String> people = new ArrayList<>();
        for (int i = 0; i <= LISTENERS / LISTENERS_PER_PERSON; i++) {
            people.add(server.supervisor("listener." + run + "." + i));
        }
        double heapBefore = server.heap();
        double residentBefore = server.resident();
        ScheduledExecutorService traffic = Executors.newScheduledThreadPool(8);
        try (Selector selector = Selector.open();
                Listener slow = Listener.connect(server, people.get(people.size() - 1), SLOW_RECEIVE_BUFFER)) {
            for (int i = 0; i < LISTENERS; i++) {
                Listener listener = Listener.connect(server, people.get(i / LISTENERS_PER_PERSON), 0);
                listener.socket().register(selector, SelectionKey.OP_READ, listener);
                listeners.add(listener);
            }
            Thread reader = new Thread(() -> listen(selector), "listeners");
            reader.start();
            long gap = (long) (1e9 / ARRIVALS_PER_SECOND);
            ScheduledFuture<?> unused =
                    traffic.scheduleAtFixedRate(() -> arrive(account, traffic), 0, gap, TimeUnit.NANOSECONDS);
            Thread.sleep(WARM_UP.toMillis());
            long from = centre.commandSide.log().reader().head();
            long bytesBefore = bytes();
            int messagesBefore = listeners.get(0).count();
            Thread.sleep(TIME.toMillis());
            long to = centre.commandSide.log().reader().head();
            long bytes = bytes() - bytesBefore;
            int messages = listeners.get(0).count() - messagesBefore;
            double heapWith = server.heap();
            double residentWith = server.resident();
            traffic.shutdown();
            Thread.sleep(3_000);
            boolean slowCutOff = isCutOff(slow);
            listening = false;
            selector.wakeup();
            reader.join();
            tell(from, to, bytes, messages);
            report.line(
                    "server's heap in use after a collection: %.0f MB before, %.0f MB with the listeners; resident %.0f"
                            + " and %.0f MB",
                    heapBefore, heapWith, residentBefore, residentWith);
            report.line(
                    "one more listener read nothing: %s",
                    slowCutOff ? "it was cut off after a minute" : "it was still connected in the end");
        } finally {
            listening = false;
            traffic.shutdownNow();
            for (Listener listener : listeners) {
                listener.close();
            }
        }
    }

    /** Agents who accept by themselves after a second, in a queue of their own. */
    private String setUp(String run) throws IOException, InterruptedException {
        String queue = server.post("/api/queues", Map.of("name", "Stream " + run, "channel", "chat"))
                .path("id")
                .asString("");
        for (int i = 0; i < AGENTS; i++) {
            String agent = server.post(
                            "/api/agents",
                            Map.of(
                                    "fullName",
                                    "Streamer " + i,
                                    "username",
                                    "stream." + run + "." + i,
                                    "autoAnswer",
                                    Map.of("chat", Map.of("enabled", true, "delaySeconds", 1))))
                    .path("id")
                    .asString("");
            server.send("PUT", "/api/queues/" + queue + "/members/" + agent, Map.of());
            server.post("/api/agents/" + agent + "/login", Map.of());
        }
        return server.post(
                        "/api/accounts",
                        Map.of(
                                "name",
                                "Stream " + run,
                                "channel",
                                "chat",
                                "route",
                                List.of(Map.of("queueId", queue, "timeoutSeconds", 600))))
                .path("id")
                .asString("");
    }

    private void arrive(String account, ScheduledExecutorService traffic) {
        try {
            String interaction = server.post(
                            "/api/interactions",
                            Map.of("accountId", account, "contact", Map.of("name", "Streamed contact")))
                    .path("id")
                    .asString("");
            ScheduledFuture<?> unused = traffic.schedule(() -> close(interaction), 3, TimeUnit.SECONDS);
        } catch (IOException | IllegalStateException failed) {
            refused.incrementAndGet();
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }

    private void close(String interaction) {
        try {
            server.post("/api/interactions/" + interaction + "/close", Map.of());
        } catch (IOException | IllegalStateException notAcceptedYet) {
            refused.incrementAndGet();
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }

    private void listen(Selector selector) {
        ByteBuffer buffer = ByteBuffer.allocate(1 << 18);
        try {
            while (listening) {
                selector.select(key -> {
                    try {
                        if (!((Listener) key.attachment()).read(buffer)) {
                            key.cancel();
                        }
                    } catch (IOException gone) {
                        key.cancel();
                    }
                });
            }
        } catch (IOException failed) {
            report.line("the listeners failed: %s", failed);
        }
    }

    private long bytes() {
        return listeners.stream().mapToLong(Listener::bytes).sum();
    }

    private void tell(long from, long to, long bytes, int messages) throws SQLException {
        List<long[]> events = new ArrayList<>();
        try (Connection connection = centre.owner.getConnection();
                PreparedStatement statement = connection.prepareStatement(SHOWN)) {
            statement.setLong(1, from);
            statement.setLong(2, to);
            try (ResultSet row = statement.executeQuery()) {
                while (row.next()) {
                    events.add(new long[] {row.getLong(1), row.getLong(2)});
                }
            }
        }
        long[] delays = new long[events.size() * listeners.size()];
        int count = 0;
        int missing = 0;
        for (Listener listener : listeners) {
            for (long[] event : events) {
                long shown = listener.shown(event[0]);
                if (shown < 0) {
                    missing++;
                } else {
                    delays[count++] = shown - event[1];
                }
            }
        }
        long[] sorted = Arrays.copyOf(delays, count);
        Arrays.sort(sorted);
        double seconds = TIME.toMillis() / 1e3;
        report.line(
                "%.0f events/s, %.1f messages/s to each listener, %.0f MB/s in all; %d requests refused",
                (to - from) / seconds, messages / seconds, bytes / seconds / MEGA, refused.get());
        report.line(
                "from recording to receipt, %,d times: median %.0f ms, p99 %.0f ms, longest %.0f ms; missing %d",
                count, at(sorted, 0.5), at(sorted, 0.99), at(sorted, 1), missing);
    }

    private static double at(long[] sorted, double share) {
        return sorted.length == 0 ? 0 : sorted[(int) Math.min(sorted.length - 1, sorted.length * share)] / 1e3;
    }

    private static boolean isCutOff(Listener slow) {
        try {
            ByteBuffer buffer = ByteBuffer.allocate(1 << 18);
            while (true) {
                buffer.clear();
                int read = slow.socket().read(buffer);
                if (read <= 0) {
                    return read < 0;
                }
            }
        } catch (IOException reset) {
            return true;
        }
    }
}
