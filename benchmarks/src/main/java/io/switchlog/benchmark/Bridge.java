package io.switchlog.benchmark;

import io.switchlog.benchmark.pbx.CallScript;
import io.switchlog.benchmark.pbx.CallScript.Line;
import io.switchlog.benchmark.pbx.Calls;
import io.switchlog.benchmark.pbx.SimulatedPbx;
import io.switchlog.messages.Channel;
import io.switchlog.messages.agent.AgentId;
import io.switchlog.messages.queue.Strategy;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.LockSupport;

/**
 * How fast a switchboard may talk, and how soon the reports show what it said. The switchboard says what a real one
 * said of an answered call; the server is the built one, in a process of its own.
 */
final class Bridge {
    private static final String PBX = "bench";
    private static final String QUEUE = "bench";
    private static final int AGENTS = 200;
    private static final int BURST = 1_000;
    private static final int EVENTS_PER_SECOND = 500;
    private static final Duration WARM_UP = Duration.ofSeconds(10);
    private static final Duration TIME = Duration.ofSeconds(30);
    private static final Duration PATIENCE = Duration.ofMinutes(3);
    private static final long LOOK_EVERY_NANOS = 5_000_000;

    /** What is looked for in the tables: which event is to make a row, and the calls that have it. */
    private record Probe(String what, String event, String sql) {}

    private static final List<Probe> PROBES = List.of(
            new Probe(
                    "a call joins a queue, report_voice_queue",
                    "QueueCallerJoin",
                    "select c.unique_id from report.voice_step s join directory.call c using (interaction_id)"
                            + " where c.unique_id like ?"),
            new Probe(
                    "an agent answers, report_voice_session",
                    "AgentConnect",
                    "select c.unique_id from report.voice_session s join directory.call c using (interaction_id)"
                            + " where c.unique_id like ?"),
            new Probe(
                    "the agent's part is over, report_voice_session",
                    "AgentComplete",
                    "select c.unique_id from report.voice_session s join directory.call c using (interaction_id)"
                            + " where s.released_at is not null and c.unique_id like ?"));

    /** The run of a burst. */
    private static final String RUN = "1.1";

    /** Of one call. */
    private static final int HANGUPS = 2;

    private static final String INBOX =
            "select count(*) from bridge.inbox where name = 'Hangup' and packet like '%Uniqueid: " + RUN + ".%'";
    private static final String OVER =
            "select count(*) from directory.call where hung_up_at is not null and unique_id like '" + RUN + ".%'";

    private Bridge() {}

    static void run(Path directory, Report report) throws SQLException, IOException, InterruptedException {
        report.title("From the switchboard's events to the reports");
        if (!Server.isBuilt()) {
            report.line("not measured: the server is not built");
            return;
        }
        try (Centre centre = new Centre(directory);
                SimulatedPbx pbx = new SimulatedPbx()) {
            List<AgentId> agents = centre.agents(AGENTS);
            centre.queue(QUEUE, Channel.VOICE, Strategy.RRMEMORY, agents);
            String prefix = "--switchlog.pbx." + PBX + ".";
            List<String> settings = List.of(
                    prefix + "host=127.0.0.1",
                    prefix + "port=" + pbx.port(),
                    prefix + "username=bench",
                    prefix + "secret=bench");
            try (Server ignored = Server.launch(centre, directory, List.of("-Xmx1g"), settings)) {
                await("the server's link", () -> pbx.listeners() > 0);
                List<UUID> members = agents.stream().map(AgentId::value).toList();
                burst(centre, pbx, members, report);
                steady(centre, pbx, members, WARM_UP);
                latencies(steady(centre, pbx, members, TIME), report);
            }
        }
    }

    private static void burst(Centre centre, SimulatedPbx pbx, List<UUID> members, Report report)
            throws SQLException, InterruptedException {
        CallScript script = new CallScript(QUEUE);
        Duration every = script.duration().dividedBy(members.size() - 1L);
        Duration length = script.duration().plus(every.multipliedBy(BURST));
        Calls calls = new Calls(script, RUN, BURST, Instant.now().minus(length), every, members);
        long start = System.nanoTime();
        calls.burst(pbx);
        double heard = seconds(start);
        double kept;
        double reported;
        try (Connection connection = centre.owner.getConnection();
                PreparedStatement inbox = connection.prepareStatement(INBOX);
                PreparedStatement over = connection.prepareStatement(OVER)) {
            await("the inbox of a burst", () -> count(inbox) >= HANGUPS * calls.count());
            kept = seconds(start);
            await("the reports of a burst", () -> count(over) >= calls.count());
            reported = seconds(start);
        }
        int events = calls.events();
        report.line("burst of %d calls, %d events in %.1f s: %.0f/s", BURST, events, heard, events / heard);
        report.line("in the inbox after %.1f s: %.0f/s", kept, events / kept);
        report.line("in all reports after %.1f s: %.0f/s", reported, events / reported);
    }

    /** Nanoseconds from an event to its row, by probe. */
    private static List<List<Long>> steady(Centre centre, SimulatedPbx pbx, List<UUID> members, Duration time)
            throws SQLException, InterruptedException {
        CallScript script = new CallScript(QUEUE);
        Duration every = Duration.ofSeconds(1).multipliedBy(script.length()).dividedBy(EVENTS_PER_SECOND);
        int count = (int) time.dividedBy(every);
        String run = Long.toString(Instant.now().toEpochMilli());
        Calls calls = new Calls(script, run, count, Instant.now(), every, members);
        List<Map<String, Long>> said = new ArrayList<>();
        PROBES.forEach(probe -> said.add(new ConcurrentHashMap<>()));
        Thread teller = new Thread(() -> calls.atTheirTime(pbx, line -> note(line, calls, said)), "pbx-teller");
        teller.start();
        try {
            return look(centre, run, count, said);
        } finally {
            teller.join();
        }
    }

    private static void note(Line line, Calls calls, List<Map<String, Long>> said) {
        for (int probe = 0; probe < PROBES.size(); probe++) {
            if (PROBES.get(probe).event().equals(line.name())) {
                said.get(probe).put(calls.uniqueId(line.call()), System.nanoTime());
            }
        }
    }

    private static List<List<Long>> look(Centre centre, String run, int count, List<Map<String, Long>> said)
            throws SQLException {
        List<List<Long>> lags = new ArrayList<>();
        List<Set<String>> shown = new ArrayList<>();
        List<PreparedStatement> selects = new ArrayList<>();
        try (Connection connection = centre.owner.getConnection()) {
            for (Probe probe : PROBES) {
                lags.add(new ArrayList<>());
                shown.add(new HashSet<>());
                PreparedStatement select = connection.prepareStatement(probe.sql());
                select.setString(1, run + ".%");
                selects.add(select);
            }
            long until = System.nanoTime() + PATIENCE.toNanos();
            while (shown.stream().anyMatch(calls -> calls.size() < count)) {
                require("the reports of steady calls", until);
                for (int probe = 0; probe < PROBES.size(); probe++) {
                    try (ResultSet row = selects.get(probe).executeQuery()) {
                        long now = System.nanoTime();
                        while (row.next()) {
                            String call = row.getString(1);
                            if (shown.get(probe).add(call)) {
                                lags.get(probe).add(now - said.get(probe).getOrDefault(call, now));
                            }
                        }
                    }
                }
                LockSupport.parkNanos(LOOK_EVERY_NANOS);
            }
        }
        return lags;
    }

    private static void latencies(List<List<Long>> lags, Report report) {
        for (int probe = 0; probe < PROBES.size(); probe++) {
            long[] sorted = lags.get(probe).stream().mapToLong(Long::longValue).toArray();
            Arrays.sort(sorted);
            report.line(
                    "at %d events/s, %s: median %.0f ms, p99 %.0f ms, max %.0f ms over %d calls",
                    EVENTS_PER_SECOND,
                    PROBES.get(probe).what(),
                    sorted[sorted.length / 2] / 1e6,
                    sorted[(int) (sorted.length * 0.99)] / 1e6,
                    sorted[sorted.length - 1] / 1e6,
                    sorted.length);
        }
    }

    private interface Condition {
        boolean holds() throws SQLException;
    }

    private static void await(String what, Condition condition) throws SQLException, InterruptedException {
        long until = System.nanoTime() + PATIENCE.toNanos();
        while (!condition.holds()) {
            require(what, until);
            Thread.sleep(10);
        }
    }

    private static void require(String what, long until) {
        if (System.nanoTime() > until) {
            throw new IllegalStateException(what + " did not come");
        }
    }

    private static long count(PreparedStatement select) throws SQLException {
        try (ResultSet row = select.executeQuery()) {
            row.next();
            return row.getLong(1);
        }
    }

    private static double seconds(long start) {
        return (System.nanoTime() - start) / 1e9;
    }
}
