package io.switchlog.telephony.asterisk.checkup;

import io.switchlog.telephony.asterisk.control.AsteriskActions;
import io.switchlog.telephony.asterisk.control.AsteriskActions.Access;
import io.switchlog.telephony.asterisk.control.PbxUnavailable;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Logs in at a PBX as both of the bridge's users, and says in plain words what is wrong with its configuration. */
public final class PbxCheckup {
    private static final Pattern SYSTEM_NAME = Pattern.compile("System name:[ \\t]*(\\S*)");
    private static final Pattern READ = Pattern.compile("(?i)read perm:\\s*(.*)");
    private static final Pattern ENDPOINT = Pattern.compile("Endpoint:\\s+([^\\s/<]+)");
    private static final Pattern BUSY_AT_ONE = Pattern.compile("device_state_busy_at\\s*:\\s*1\\b");
    private static final int PHONES_LOOKED_AT = 50;

    private PbxCheckup() {}

    /**
     * What is wrong, nothing if all is well.
     *
     * @param events the access of the user who hears
     * @param actions the access of the user who does
     */
    public static List<Finding> of(Access events, Access actions) {
        List<Finding> findings = new ArrayList<>();
        try (AsteriskActions pbx = AsteriskActions.connect(actions)) {
            findings.addAll(Findings.in(facts(pbx, events, actions)));
        } catch (PbxUnavailable e) {
            findings.add(new Finding(
                    Finding.Severity.WRONG,
                    "cannot ask the PBX: " + e.getMessage() + reason(e),
                    "manager.conf",
                    "[general]\nenabled = yes\n[switchlog-actions] and [switchlog-events] with secret, permit and"
                            + " write = system,call,agent,user,reporting,originate,config,command"));
        }
        return findings;
    }

    private static String reason(PbxUnavailable e) {
        return e.getCause() == null ? "" : " (" + e.getCause().getMessage() + ")";
    }

    private static PbxFacts facts(AsteriskActions pbx, Access events, Access actions) {
        Configuration files = new Configuration(actions);
        return new PbxFacts(
                said(pbx, "core show version"),
                first(SYSTEM_NAME, said(pbx, "core show settings")),
                files.echo(events, Duration.ofSeconds(3)),
                first(READ, said(pbx, "manager show user " + events.user())),
                files.lines("manager.conf", events.user()).stream()
                        .filter(line -> line.startsWith("eventfilter"))
                        .toList(),
                settings(files.lines("logger.conf", "general")),
                settings(files.lines("queues.conf", "general")),
                said(pbx, "core show config mappings"),
                said(pbx, "dialplan show"),
                busyAtOne(pbx));
    }

    private static String said(AsteriskActions pbx, String command) {
        return String.join("\n", pbx.command(command));
    }

    private static String first(Pattern pattern, String text) {
        Matcher matcher = pattern.matcher(text);
        return matcher.find() ? matcher.group(1).strip() : "";
    }

    private static Map<String, String> settings(List<String> lines) {
        Map<String, String> settings = new TreeMap<>();
        for (String line : lines) {
            int equals = line.indexOf('=');
            if (equals > 0) {
                settings.put(
                        line.substring(0, equals).strip(),
                        line.substring(equals + 1).strip());
            }
        }
        return settings;
    }

    private static List<String> busyAtOne(AsteriskActions pbx) {
        List<String> phones = new ArrayList<>();
        Matcher matcher = ENDPOINT.matcher(said(pbx, "pjsip list endpoints"));
        for (int looked = 0; matcher.find() && looked < PHONES_LOOKED_AT; looked++) {
            if (BUSY_AT_ONE
                    .matcher(said(pbx, "pjsip show endpoint " + matcher.group(1)))
                    .find()) {
                phones.add(matcher.group(1));
            }
        }
        return phones;
    }
}
