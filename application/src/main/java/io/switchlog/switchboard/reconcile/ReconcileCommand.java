package io.switchlog.switchboard.reconcile;

import io.switchlog.switchboard.PbxProperties;
import io.switchlog.switchboard.PbxSettings;
import io.switchlog.telephony.queuelog.Difference;
import java.io.PrintStream;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.springframework.jdbc.core.simple.JdbcClient;

/** {@code switchlog reconcile}: lists where report and record of switchboards differ. */
public final class ReconcileCommand {
    /** Nothing differs. */
    public static final int SAME = 0;
    /** Something differs. */
    public static final int DIFFERENT = 1;
    /** It could not be compared. */
    public static final int COULD_NOT = 2;

    private static final String LINE = "%-27s  %-28s  %-20s  %-12s  %-24s  %-24s  %s%n";

    private final PbxProperties properties;
    private final JdbcClient database;
    private final Clock clock;
    private final PrintStream out;

    public ReconcileCommand(PbxProperties properties, JdbcClient database, Clock clock, PrintStream out) {
        this.properties = properties;
        this.database = database;
        this.clock = clock;
        this.out = out;
    }

    /**
     * Compares these switchboards, or all if none is named.
     *
     * @return the exit code
     */
    public int run(Collection<String> names, Instant from, Instant to) {
        Map<String, PbxSettings> all = new TreeMap<>(properties.pbx());
        for (String name : names) {
            if (!all.containsKey(name)) {
                out.println("There is no switchboard " + name + " in the settings.");
                return COULD_NOT;
            }
        }
        if (!names.isEmpty()) {
            all.keySet().retainAll(names);
        }
        if (all.isEmpty()) {
            out.println("No switchboard is set (switchlog.pbx).");
            return COULD_NOT;
        }
        int worst = SAME;
        for (Map.Entry<String, PbxSettings> pbx : all.entrySet()) {
            worst = Math.max(worst, compare(pbx.getKey(), pbx.getValue(), from, to));
        }
        return worst;
    }

    private int compare(String pbx, PbxSettings settings, Instant from, Instant to) {
        if (settings.queueLog() == null) {
            out.println(pbx + ": not compared, as its queue_log is not set (switchlog.pbx." + pbx + ".queue-log).");
            return COULD_NOT;
        }
        try {
            ReportComparison.Outcome outcome =
                    new ReportComparison(pbx, settings.queueLog().open(), database, clock).between(from, to);
            print(outcome.differences());
            out.printf(
                    Locale.ROOT,
                    "%s: %d stays in queues from %s to %s compared, %d differences%n",
                    pbx,
                    outcome.stays(),
                    from,
                    to,
                    outcome.differences().size());
            return outcome.differences().isEmpty() ? SAME : DIFFERENT;
        } catch (SQLException failed) {
            out.println(pbx + ": not compared, as its queue_log cannot be read: " + failed.getMessage());
            return COULD_NOT;
        }
    }

    private void print(List<Difference> differences) {
        if (differences.isEmpty()) {
            return;
        }
        out.printf(LINE, "joined", "call", "queue", "differs in", "recorded", "reported", "because");
        for (Difference one : differences) {
            out.printf(
                    LINE,
                    one.at(),
                    one.callId(),
                    one.queue(),
                    word(one.what()),
                    one.recorded(),
                    one.reported(),
                    word(one.reason()));
        }
    }

    private static String word(Enum<?> one) {
        return one.name().toLowerCase(Locale.ROOT).replace('_', ' ');
    }
}
