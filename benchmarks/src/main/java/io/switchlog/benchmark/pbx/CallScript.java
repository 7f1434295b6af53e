package io.switchlog.benchmark.pbx;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * All that a real Asterisk said of one call that waited, was answered and ended, recorded with the filters of
 * docs/asterisk.md. It is told again of any number of calls, each with its own ids and at its own time.
 */
public final class CallScript {
    private static final String RECORDED = "/pbx/answered-call.ami";
    private static final Pattern TIME = Pattern.compile("Timestamp: \\{\\+(\\d+)}");
    private static final Pattern PLACE = Pattern.compile("\\{(\\+?)(\\w+)}");
    private static final long MICROS = 1_000_000;

    private final List<Step> steps;

    private record Step(String name, Duration after, String text) {}

    /**
     * One event of a call.
     *
     * @param after how long after the call began
     * @param text as it is sent
     */
    public record Line(int call, String name, Duration after, String text) {}

    /** @param queue in which the calls wait */
    public CallScript(String queue) {
        List<Step> found = new ArrayList<>();
        for (String event : recorded().replace("{queue}", queue).split("\n\n")) {
            Matcher time = TIME.matcher(event);
            if (!time.find()) {
                throw new IllegalStateException("an event without its time: " + event);
            }
            Duration after = Duration.ofNanos(Long.parseLong(time.group(1)) * 1_000);
            String name = event.substring("Event: ".length(), event.indexOf('\n'));
            found.add(new Step(name, after, event.strip().replace("\n", "\r\n") + "\r\n\r\n"));
        }
        steps = List.copyOf(found);
    }

    private static String recorded() {
        try (InputStream in = Objects.requireNonNull(CallScript.class.getResourceAsStream(RECORDED))) {
            return new String(in.readAllBytes(), UTF_8);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    /** Events per call. */
    public int length() {
        return steps.size();
    }

    /** How long a call takes. */
    public Duration duration() {
        return steps.get(steps.size() - 1).after();
    }

    /**
     * The id by which the switchboard knows a call.
     *
     * @param run tells the calls of one run from those of others
     */
    public static String uniqueId(String run, int call) {
        return run + "." + (2 * call + 2);
    }

    /**
     * What is said of one call.
     *
     * @param began when it did
     * @param agent who answers it, counted from 0
     */
    public List<Line> call(String run, int call, Instant began, int agent, UUID member) {
        Map<String, String> places = Map.of(
                "caller", uniqueId(run, call),
                "agent", run + "." + (2 * call + 3),
                "callerChannel", String.format(Locale.ROOT, "PJSIP/trunk-%08x", 2 * call),
                "agentChannel", String.format(Locale.ROOT, "PJSIP/%d-%08x", 10_000 + agent, 2 * call + 1),
                "bridge", UUID.nameUUIDFromBytes((run + call).getBytes(UTF_8)).toString(),
                "internal", Integer.toString(10_000 + agent),
                "member", member.toString(),
                "number", String.format(Locale.ROOT, "+39066%06d", call % 1_000_000),
                "began", Long.toString(began.getEpochSecond()));
        List<Line> lines = new ArrayList<>(steps.size());
        for (Step step : steps) {
            String text = PLACE.matcher(step.text())
                    .replaceAll(place -> place.group(1).isEmpty()
                            ? Matcher.quoteReplacement(Objects.requireNonNull(places.get(place.group(2))))
                            : time(began, Long.parseLong(place.group(2))));
            lines.add(new Line(call, step.name(), step.after(), text));
        }
        return lines;
    }

    private static String time(Instant began, long micros) {
        long at = began.getEpochSecond() * MICROS + began.getNano() / 1_000 + micros;
        return String.format(Locale.ROOT, "%d.%06d", at / MICROS, at % MICROS);
    }
}
