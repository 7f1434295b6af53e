package io.switchlog.messages.agent.settings;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Pattern;

/** The version of a phonebar, such as 5.1.31.0. */
public record PhonebarVersion(@JsonValue String text) implements Comparable<PhonebarVersion> {
    /** What a version looks like. */
    public static final Pattern FORM = Pattern.compile("[0-9]{1,5}(\\.[0-9]{1,5}){0,4}");

    /** The first that records screens (AG-87). */
    public static final PhonebarVersion RECORDS_SCREENS = new PhonebarVersion("5.1.31.0");

    /** The first that looks at the SIP destination port (AG-99). */
    public static final PhonebarVersion HAS_DESTINATION_PORT = new PhonebarVersion("5.7");

    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    public PhonebarVersion {}

    public boolean isBefore(PhonebarVersion other) {
        return compareTo(other) < 0;
    }

    /** Number by number; what is missing is 0. */
    @Override
    public int compareTo(PhonebarVersion other) {
        List<Integer> mine = numbers();
        List<Integer> others = other.numbers();
        for (int i = 0; i < Math.max(mine.size(), others.size()); i++) {
            int difference = Integer.compare(i < mine.size() ? mine.get(i) : 0, i < others.size() ? others.get(i) : 0);
            if (difference != 0) {
                return difference;
            }
        }
        return 0;
    }

    private List<Integer> numbers() {
        return FORM.matcher(text).matches()
                ? Arrays.stream(text.split("\\.", -1)).map(Integer::valueOf).toList()
                : List.of();
    }
}
