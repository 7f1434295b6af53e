package io.switchlog.demo;

import java.io.PrintStream;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import java.util.stream.Collectors;

/**
 * Brings up a small contact centre on a running Switchlog, lets a day of traffic happen and shows what came of it.
 * Everything goes through the HTTP API, with the administrator {@code admin} / {@code admin}.
 */
public final class Demo {
    private final URI baseUrl;
    private final FastClock clock;
    private final long seed;
    private final PrintStream out;
    private final Supplier<String> verifiedLog;
    private final List<String> furtherLines;
    private final Tally tally = new Tally();

    /**
     * @param baseUrl such as {@code http://localhost:8080}
     * @param clock the one that the whole of Switchlog runs by
     * @param seed the same seed gives the same day
     * @param verifiedLog checks the log and says how that went
     * @param furtherLines where to look next, printed last
     */
    public Demo(
            URI baseUrl,
            FastClock clock,
            long seed,
            PrintStream out,
            Supplier<String> verifiedLog,
            List<String> furtherLines) {
        this.baseUrl = baseUrl;
        this.clock = clock;
        this.seed = seed;
        this.out = out;
        this.verifiedLog = verifiedLog;
        this.furtherLines = List.copyOf(furtherLines);
    }

    /** Returns when everything is printed; Switchlog goes on serving. */
    public void run() throws InterruptedException {
        Api api = new Api(baseUrl, tally);
        Centre centre = new CentreSetup(api).setUp();
        DayPlan plan = DayPlan.of(seed);
        out.printf(
                "%nThe demo's centre: %d agents (anna.rossi / anna.rossi and so on), two queues on each of %d channels%n",
                centre.agents().size(), ServedChannel.values().length);
        CentreSetup.describe(out);
        if (clock.day().isZero()) {
            out.printf(
                    "%nThe log already reaches into the last hours, so no other day fits in; this is what there is.%n");
        } else {
            Duration takes = clock.day().dividedBy(clock.fast());
            out.printf(
                    "%nA day of %d customers, seed %d, %d times faster than life: %d:%02d minutes (times are UTC)%n",
                    plan.customers().size(), seed, clock.fast(), takes.toMinutes(), takes.toSecondsPart());
            new DayOfTraffic(api, centre, clock, tally, out).play(plan);
        }
        Report report = new Report(api, centre, out);
        out.println();
        report.printReasons();
        out.println();
        report.printBoard();
        out.println();
        report.printStory();
        out.println();
        printTally();
        out.println("Log: " + verifiedLog.get().strip().replace("\n", "\n     "));
        out.println();
        furtherLines.forEach(out::println);
    }

    private void printTally() {
        if (!tally.refusals().isEmpty()) {
            out.println("Refused by a rule, as it should be: " + counted(tally.refusals()));
        }
        out.println(
                tally.problems().isEmpty()
                        ? "No other request failed."
                        : "PROBLEMS, which should not be: " + counted(tally.problems()));
    }

    private static String counted(Map<String, Long> counts) {
        return counts.entrySet().stream()
                .map(count -> count.getKey() + " " + count.getValue() + " x")
                .collect(Collectors.joining(", "));
    }
}
