package io.switchlog.messages.settings;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How contacts' data is masked for the agents for whom it is.
 *
 * @param maskedCharacters how many characters or digits are hidden, at the end of each part of a name, number or address
 *     (AG-40)
 */
public record Masking(int maskedCharacters) {
    /** A number that cannot be dialled by trying, and most names as a whole. */
    private static final int USUAL = 4;

    public static final SettingsGroup<Masking, Change, MaskingEvent> GROUP =
            new SettingsGroup<>("masking", MaskingEvent.class, new Masking(USUAL), Masking::changes, Masking::after);

    /** What is asked for. */
    public record Change(@Nullable Integer maskedCharacters) {}

    private List<MaskingEvent> changes(Change asked) {
        return asked.maskedCharacters() == null || asked.maskedCharacters() == maskedCharacters
                ? List.of()
                : List.of(new MaskingEvent.MaskedCharactersChanged(maskedCharacters, asked.maskedCharacters()));
    }

    private Masking after(MaskingEvent event) {
        if (event instanceof MaskingEvent.MaskedCharactersChanged changed) {
            return new Masking(changed.to());
        }
        return this;
    }
}
