package io.switchlog.demo;

import io.switchlog.telephony.asterisk.local.LocalAsterisk;
import io.switchlog.telephony.asterisk.local.RealtimeDatabase;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** What tells Switchlog of an Asterisk on this machine, as on the command line. */
public final class LocalSwitchboardSettings {
    private LocalSwitchboardSettings() {}

    /** @param record where it writes its record of the queues */
    public static List<String> of(String pbx, LocalAsterisk asterisk, RealtimeDatabase record) {
        Map<String, String> settings = new TreeMap<>(Map.of(
                "host", "127.0.0.1",
                "port", Integer.toString(asterisk.amiPort()),
                "username", asterisk.events().user(),
                "secret", asterisk.events().secret(),
                "actions.username", asterisk.actions().user(),
                "actions.secret", asterisk.actions().secret(),
                "queue-log.url", record.url(),
                "queue-log.username", record.user(),
                "queue-log.password", record.password()));
        List<String> arguments = new ArrayList<>();
        settings.forEach((name, value) -> arguments.add(one(pbx, name, value)));
        return arguments;
    }

    /** One setting of a switchboard. */
    public static String one(String pbx, String name, String value) {
        return "--switchlog.pbx." + pbx + "." + name + "=" + value;
    }
}
