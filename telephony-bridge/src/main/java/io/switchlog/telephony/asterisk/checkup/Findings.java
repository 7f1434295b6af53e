package io.switchlog.telephony.asterisk.checkup;

import io.switchlog.telephony.asterisk.checkup.Finding.Severity;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** From what a PBX said of itself to what is wrong with it. */
final class Findings {
    private static final Pattern VERSION = Pattern.compile("Asterisk (?:certified[-/])?(\\d+)\\.");
    private static final int OLDEST = 20;
    private static final Pattern WORDS = Pattern.compile("[, ]+");
    private static final List<String> PRIVILEGES = List.of("system", "call", "agent", "user");
    /** What the bridge reads; a filter that hides one of them hides calls. */
    private static final List<String> NEEDED = List.of(
            "Queue",
            "Agent",
            "Hangup",
            "Newchannel",
            "Bridge",
            "UserEvent",
            "BlindTransfer",
            "AttendedTransfer",
            "MixMonitor",
            "ChanSpy",
            "Dial",
            "Hold",
            "Unhold",
            "Shutdown",
            "FullyBooted");

    private static final Pattern FILTERED_NAME = Pattern.compile("name\\(([^)]*)\\)");
    private static final Pattern CONTEXT = Pattern.compile("\\[ Context '([^']+)'");

    private final List<Finding> found = new ArrayList<>();

    private Findings() {}

    static List<Finding> in(PbxFacts facts) {
        Findings findings = new Findings();
        findings.version(facts.version());
        findings.name(facts.systemName());
        findings.events(facts);
        findings.queueLog(facts);
        findings.queues(facts.queues());
        findings.dialplan(facts.dialplan());
        for (String phone : facts.busyAtOne()) {
            findings.wrong(
                    "telephone " + phone + " is busy as soon as it rings, so queues cannot tell ringing from talking",
                    "pjsip.conf or ps_endpoints",
                    "[" + phone + "]\ndevice_state_busy_at = 0");
        }
        return List.copyOf(findings.found);
    }

    private void wrong(String what, String file, String line) {
        found.add(new Finding(Severity.WRONG, what, file, line));
    }

    private void advise(String what, String file, String line) {
        found.add(new Finding(Severity.ADVICE, what, file, line));
    }

    private void version(String version) {
        Matcher matcher = VERSION.matcher(version);
        if (!matcher.find()) {
            advise("this does not say that it is Asterisk: " + version, "nothing", "install Asterisk 20 or 22");
        } else if (Integer.parseInt(matcher.group(1)) < OLDEST) {
            wrong(
                    "Asterisk " + matcher.group(1) + " is older than any that was tested, and events differ",
                    "nothing",
                    "install Asterisk 20 or 22");
        }
    }

    private void name(String systemName) {
        if (systemName.isBlank()) {
            wrong(
                    "the PBX has no name, so that calls of two PBXs, or of one before and after a restart, may have the"
                            + " same id",
                    "asterisk.conf",
                    "[options]\nsystemname = pbx1");
        }
    }

    private void events(PbxFacts facts) {
        Set<String> allowed = new LinkedHashSet<>(List.of(WORDS.split(facts.eventPrivileges())));
        List<String> missing = PRIVILEGES.stream()
                .filter(privilege -> !allowed.contains("all") && !allowed.contains(privilege))
                .toList();
        if (!missing.isEmpty()) {
            wrong(
                    "the user for events may not hear: " + String.join(", ", missing),
                    "manager.conf",
                    "[switchlog-events]\nread = system,call,agent,user");
        }
        if (facts.heard().isEmpty()) {
            wrong(
                    "an event that was sent did not come back to the user for events, so others do not either",
                    "manager.conf",
                    "[switchlog-events]\nread = system,call,agent,user\nand no eventfilter that hides UserEvent");
        } else if (!facts.heard().containsKey("Timestamp")) {
            wrong(
                    "events do not say when they happened, so repeated ones cannot be told from new ones",
                    "manager.conf",
                    "[general]\ntimestampevents = yes");
        }
        for (String filter : facts.eventFilters()) {
            Set<String> hidden = hidden(filter);
            if (!hidden.isEmpty()) {
                wrong(
                        "a filter of the user for events hides " + String.join(", ", hidden),
                        "manager.conf",
                        "[switchlog-events]\nwithout the line: " + filter);
            }
        }
        if (facts.eventFilters().stream().noneMatch(filter -> filter.contains("VarSet"))) {
            advise(
                    "three quarters of all events are steps of the dialplan that nobody here reads",
                    "manager.conf",
                    "[switchlog-events]\neventfilter(action(exclude),name(Newexten)) =\n"
                            + "eventfilter(action(exclude),name(VarSet)) =");
        }
    }

    private static Set<String> hidden(String filter) {
        boolean excludes = filter.contains("action(exclude)") || filter.matches(".*[=>]\\s*!.*");
        Set<String> hidden = new LinkedHashSet<>();
        if (!excludes) {
            return hidden; // what lets something in is judged by whether events arrive
        }
        Matcher name = FILTERED_NAME.matcher(filter);
        String named = name.find() ? name.group(1) : filter;
        NEEDED.stream().filter(named::contains).forEach(hidden::add);
        return hidden;
    }

    private void queueLog(PbxFacts facts) {
        if (!facts.mappings().contains("queue_log")) {
            wrong(
                    "queue_log is not in a database, so what happens while the link is down cannot be filled in",
                    "extconfig.conf",
                    "[settings]\nqueue_log => odbc,asterisk");
        }
        if (!on(facts.logger(), "queue_log_realtime_use_gmt")) {
            wrong(
                    "times in queue_log are local, and an hour in autumn comes twice",
                    "logger.conf",
                    "[general]\nqueue_log_realtime_use_gmt = yes");
        }
        if (!on(facts.logger(), "queue_adaptive_realtime")) {
            wrong(
                    "queue_log has its values in one column instead of five",
                    "logger.conf",
                    "[general]\nqueue_adaptive_realtime = yes");
        }
    }

    private void queues(Map<String, String> queues) {
        if (!on(queues, "shared_lastcall")) {
            advise(
                    "a member's wrap-up time after a call of one queue does not count in his other queues",
                    "queues.conf",
                    "[general]\nshared_lastcall = yes");
        }
        if (!on(queues, "log_unpause_on_reason_change")) {
            advise(
                    "a pause whose reason changes has no end in queue_log",
                    "queues.conf",
                    "[general]\nlog_unpause_on_reason_change = yes");
        }
    }

    private static boolean on(Map<String, String> settings, String name) {
        return Set.of("yes", "true", "on", "1").contains(settings.getOrDefault(name, "no"));
    }

    /** A context that lets callers into a queue has to say how that ended. */
    private void dialplan(String dialplan) {
        String context = "";
        Set<String> queueing = new LinkedHashSet<>();
        Set<String> telling = new LinkedHashSet<>();
        for (String line : dialplan.split("\n", -1)) {
            Matcher matcher = CONTEXT.matcher(line);
            context = matcher.find() ? matcher.group(1) : context;
            if (line.matches(".*\\b\\d+\\. Queue\\(.*")) {
                queueing.add(context);
            }
            if (line.contains("UserEvent(QueueExit")) {
                telling.add(context);
            }
        }
        queueing.removeAll(telling);
        for (String silent : queueing) {
            wrong(
                    "context " + silent + " does not say how a queue ended, so time-outs are taken for abandoned calls",
                    "extensions.conf",
                    "[" + silent + "]\n same => n,UserEvent(QueueExit,Queue: ${QUEUENAME},Status: ${QUEUESTATUS})\n"
                            + "right after Queue()");
        }
    }
}
