package io.switchlog.benchmark;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What reading costs with a long past behind it. The past is loaded once, through the log and the projections, and kept in
 * a directory for all that is measured on it.
 */
final class Reading {
    static final String USAGE =
            "bench reading [--interactions N] [--data DIR] [load | asof | intervals | rebuild | streams | size] ...";

    private static final List<String> PARTS = List.of("load", "asof", "intervals", "rebuild", "streams", "size");
    private static final int FEW = 100_000;
    private static final int REBUILDS = 1;
    private static final List<String> SERVER_OPTIONS = List.of("-Xmx1g");

    private final Report report;
    private final Set<String> parts;
    private final Map<String, AsOfBoards.Figures> boardsBefore = new HashMap<>();

    private Reading(Report report, Set<String> parts) {
        this.report = report;
        this.parts = parts;
    }

    /** What was asked for; null if it makes no sense. */
    private record Asked(int interactions, @Nullable Path data, Set<String> parts) {
        static @Nullable Asked parse(List<String> arguments) {
            int interactions = FEW;
            Path data = null;
            Set<String> parts = new LinkedHashSet<>();
            try {
                for (int i = 0; i < arguments.size(); i++) {
                    switch (arguments.get(i)) {
                        case "--interactions" -> interactions = Integer.parseInt(arguments.get(++i));
                        case "--data" -> data = Path.of(arguments.get(++i));
                        default -> parts.add(arguments.get(i));
                    }
                }
            } catch (NumberFormatException | IndexOutOfBoundsException wrong) {
                return null;
            }
            if (interactions < 1 || !PARTS.containsAll(parts)) {
                return null;
            }
            return new Asked(interactions, data, parts.isEmpty() ? new LinkedHashSet<>(PARTS) : parts);
        }
    }

    /** @return whether the arguments made sense */
    static boolean run(List<String> arguments, Path temporary, Report report) throws Exception {
        Asked asked = Asked.parse(arguments);
        if (asked == null) {
            return false;
        }
        Reading reading = new Reading(report, asked.parts());
        Path data = asked.data() == null ? temporary : asked.data();
        Files.createDirectories(data);
        List<Integer> sizes = new ArrayList<>();
        if (asked.interactions() > FEW && asked.parts().contains("asof")) {
            sizes.add(FEW);
        }
        sizes.add(asked.interactions());
        for (int interactions : sizes) {
            Path directory = data.resolve("reading-" + interactions).toAbsolutePath();
            try (Centre centre = new Centre(directory)) {
                reading.measure(centre, directory, interactions, interactions == asked.interactions());
            }
        }
        return true;
    }

    private void measure(Centre centre, Path directory, int interactions, boolean everything) throws Exception {
        load(centre, directory, interactions);
        if (everything && parts.contains("size")) {
            DiskSpace.run(centre, report);
        }
        if (everything && parts.contains("intervals")) {
            IntervalReports.run(centre, report);
        }
        if (everything && parts.contains("rebuild")) {
            report.title("Rebuild of all tables from a log of %,d interactions".formatted(interactions));
            Replay.rounds(centre, report, REBUILDS);
        }
        if (!parts.contains("asof") && !parts.contains("streams")) {
            return;
        }
        if (!Server.isBuilt()) {
            report.line("boards and streams are left out: build the server and run from the project's root");
            return;
        }
        centre.stopProjections();
        try (Server server = Server.start(centre, directory, SERVER_OPTIONS, report)) {
            if (parts.contains("asof")) {
                boards(centre, server, interactions);
            }
            if (everything && parts.contains("streams")) {
                Streams.run(centre, server, report);
            }
        }
    }

    private void boards(Centre centre, Server server, int interactions)
            throws IOException, InterruptedException, SQLException {
        Map<String, AsOfBoards.Figures> boards = AsOfBoards.run(centre, server, interactions, report);
        boards.forEach((board, figures) -> {
            AsOfBoards.Figures before = boardsBefore.get(board);
            if (before != null) {
                report.line(
                        "%-14s  best round, p99: %.1f ms with few behind them, %.1f ms with many, ratio %.2f",
                        board, before.p99(), figures.p99(), figures.p99() / before.p99());
            }
        });
        boardsBefore.putAll(boards);
    }

    private void load(Centre centre, Path directory, int interactions)
            throws IOException, SQLException, InterruptedException {
        report.title("A past of %,d interactions".formatted(interactions));
        once(directory.resolve("appended"), () -> append(centre, interactions));
        once(directory.resolve("folded"), () -> fold(centre));
        report.line("%s", outcomes(centre));
    }

    private interface Stage {
        String run() throws SQLException, InterruptedException;
    }

    /** Does it and notes in a file what came of it, or says what came of it when it was done. */
    private void once(Path note, Stage stage) throws IOException, SQLException, InterruptedException {
        if (Files.exists(note)) {
            report.line("%s (there already)", Files.readString(note).strip());
            return;
        }
        String outcome = stage.run();
        report.line("%s", outcome);
        Files.writeString(note, outcome + "\n");
    }

    private String append(Centre centre, int interactions) throws SQLException, InterruptedException {
        long began = System.nanoTime();
        Simulation.Result result = LongPast.append(centre, interactions, report);
        double taken = seconds(began);
        return "%,d interactions, %,d events over %d days appended in %.0f s (%,.0f events/s)"
                .formatted(
                        result.interactions(),
                        result.events(),
                        Simulation.length(interactions).toDays(),
                        taken,
                        result.events() / taken);
    }

    private String fold(Centre centre) throws SQLException, InterruptedException {
        long events = centre.commandSide.log().reader().head();
        long began = System.nanoTime();
        centre.startProjections();
        long said = began;
        for (long behind = centre.behind(); behind > 0; behind = centre.behind()) {
            centre.requireNoFailure();
            Thread.sleep(200);
            if (System.nanoTime() - said > Duration.ofSeconds(20).toNanos()) {
                said = System.nanoTime();
                report.line("%,12d events still to be folded", behind);
            }
        }
        double taken = seconds(began);
        try (Connection connection = centre.owner.getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute("vacuum analyze");
        }
        return "all projections folded %,d events in %.0f s (%,.0f events/s); vacuum analyze, %.0f s with it"
                .formatted(events, taken, events / taken, seconds(began));
    }

    private static String outcomes(Centre centre) throws SQLException {
        try (Connection connection = centre.owner.getConnection();
                Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery("""
                        select string_agg(status || ' ' || n, ', ' order by n desc)
                        from (select status, count(*) as n from directory.interaction group by status)""")) {
            row.next();
            return row.getString(1);
        }
    }

    static double seconds(long sinceNanos) {
        return (System.nanoTime() - sinceNanos) / 1e9;
    }
}
