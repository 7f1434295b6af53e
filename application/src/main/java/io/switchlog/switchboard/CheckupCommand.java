package io.switchlog.switchboard;

import io.switchlog.telephony.asterisk.checkup.Finding;
import io.switchlog.telephony.asterisk.checkup.PbxCheckup;
import java.io.PrintStream;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/** {@code switchlog checkup}: says in words what is wrong with how switchboards are configured. */
public final class CheckupCommand {
    /** All is well. */
    public static final int WELL = 0;
    /** Something is wrong. */
    public static final int WRONG = 1;
    /** There is nothing to look at. */
    public static final int COULD_NOT = 2;

    private final PbxProperties properties;
    private final PrintStream out;

    public CheckupCommand(PbxProperties properties, PrintStream out) {
        this.properties = properties;
        this.out = out;
    }

    /**
     * Looks at these switchboards, or at all if none is named.
     *
     * @return the exit code
     */
    public int run(Collection<String> names) {
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
        int worst = WELL;
        for (Map.Entry<String, PbxSettings> pbx : all.entrySet()) {
            worst = Math.max(worst, look(pbx.getKey(), pbx.getValue()));
        }
        return worst;
    }

    private int look(String pbx, PbxSettings settings) {
        List<Finding> findings = PbxCheckup.of(settings.eventsAccess(), settings.actionsAccess());
        if (findings.isEmpty()) {
            out.println(pbx + ": all is well");
            return WELL;
        }
        for (Finding finding : findings) {
            out.println(pbx + ": " + finding.severity().name().toLowerCase(Locale.ROOT) + ": " + finding.what());
            out.println("    in " + finding.file() + ":");
            finding.line().lines().forEach(line -> out.println("        " + line));
        }
        return findings.stream().anyMatch(finding -> finding.severity() == Finding.Severity.WRONG) ? WRONG : WELL;
    }
}
