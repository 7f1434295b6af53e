package io.switchlog.messages.settings;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Which internal numbers agents get.
 *
 * @param minInternal the least that is given to an agent who is created without one (AG-12)
 */
public record Numbering(int minInternal) {
    /** Leaves four digits to what people choose themselves. */
    private static final int FIRST = 10_000;

    public static final SettingsGroup<Numbering, Change, NumberingEvent> GROUP = new SettingsGroup<>(
            "numbering", NumberingEvent.class, new Numbering(FIRST), Numbering::changes, Numbering::after);

    /** What is asked for. */
    public record Change(@Nullable Integer minInternal) {}

    private List<NumberingEvent> changes(Change asked) {
        return asked.minInternal() == null || asked.minInternal() == minInternal
                ? List.of()
                : List.of(new NumberingEvent.FirstInternalChanged(minInternal, asked.minInternal()));
    }

    private Numbering after(NumberingEvent event) {
        if (event instanceof NumberingEvent.FirstInternalChanged changed) {
            return new Numbering(changed.to());
        }
        return this;
    }
}
