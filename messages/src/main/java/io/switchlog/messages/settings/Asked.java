package io.switchlog.messages.settings;

import java.util.List;
import java.util.function.BiFunction;
import org.jspecify.annotations.Nullable;

/** What is asked of a setting, and what follows from it. */
final class Asked {
    private Asked() {}

    /** What is asked for, or else what is. */
    static <V> V or(@Nullable V asked, V present) {
        return asked == null ? present : asked;
    }

    /** Adds the event that leads from what is to what is asked for, if that is something else. */
    static <V, E> void change(List<E> changes, @Nullable V asked, V present, BiFunction<V, V, ? extends E> event) {
        if (asked != null && !asked.equals(present)) {
            changes.add(event.apply(present, asked));
        }
    }
}
