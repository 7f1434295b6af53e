package io.switchlog.messages.settings;

import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Where recordings of agents' screens are kept.
 *
 * @param path on the agents' computers or on the network, for all agents; empty for each agent's own video folder
 *     (AG-90, AG-91)
 */
public record ScreenRecording(String path) {
    private static final String OWN_FOLDER = "Video";
    private static final Pattern NOT_IN_NAMES = Pattern.compile("[\\\\/:*?\"<>|\\p{Cntrl}]");
    private static final Pattern END_SLASHES = Pattern.compile("[/\\\\]+$");
    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("'/'uuuu'/'MM'/'dd'/'", Locale.ROOT);

    public static final SettingsGroup<ScreenRecording, Change, ScreenRecordingEvent> GROUP = new SettingsGroup<>(
            "screenRecording",
            ScreenRecordingEvent.class,
            new ScreenRecording(""),
            ScreenRecording::changes,
            ScreenRecording::after);

    /** What is asked for. */
    public record Change(@Nullable String path) {}

    private List<ScreenRecordingEvent> changes(Change asked) {
        return asked.path() == null || asked.path().equals(path)
                ? List.of()
                : List.of(new ScreenRecordingEvent.ScreenRecordingPathChanged(path, asked.path()));
    }

    private ScreenRecording after(ScreenRecordingEvent event) {
        if (event instanceof ScreenRecordingEvent.ScreenRecordingPathChanged changed) {
            return new ScreenRecording(changed.to());
        }
        return this;
    }

    /** Where the recordings of an agent's screen of a day are (AG-90, AG-91). */
    public String folder(String agentId, String agentName, LocalDate day) {
        String name = NOT_IN_NAMES.matcher(agentName).replaceAll("_");
        String root = path.isEmpty() ? OWN_FOLDER : END_SLASHES.matcher(path).replaceAll("");
        return root + "/" + agentId + "_" + name + day.format(DAY);
    }
}
