package io.switchlog.telephony.asterisk.local;

import java.util.Map;
import java.util.TreeMap;

/**
 * A queue in queues.conf.
 *
 * @param settings beside those that each has, or instead of them
 */
public record LocalQueue(String name, Map<String, String> settings) {
    private static final Map<String, String> INITIAL = Map.ofEntries(
            Map.entry("strategy", "rrmemory"),
            Map.entry("timeout", "15"),
            Map.entry("retry", "1"),
            Map.entry("timeoutpriority", "conf"),
            Map.entry("wrapuptime", "0"),
            Map.entry("ringinuse", "no"),
            Map.entry("joinempty", "yes"),
            Map.entry("leavewhenempty", "no"),
            Map.entry("servicelevel", "20"),
            Map.entry("setqueuevar", "yes"),
            Map.entry("membergosub", "switchlog-answered,s,1"),
            Map.entry("musicclass", "default"));

    public static LocalQueue named(String name) {
        return new LocalQueue(name, Map.of());
    }

    /** The same with one more setting. */
    public LocalQueue with(String setting, String value) {
        Map<String, String> more = new TreeMap<>(settings);
        more.put(setting, value);
        return new LocalQueue(name, more);
    }

    String section() {
        Map<String, String> all = new TreeMap<>(INITIAL);
        all.putAll(settings);
        StringBuilder section = new StringBuilder("[" + name + "]\n");
        all.forEach((setting, value) ->
                section.append(setting).append(" = ").append(value).append('\n'));
        return section.toString();
    }
}
