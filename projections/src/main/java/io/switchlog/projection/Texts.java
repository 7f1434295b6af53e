package io.switchlog.projection;

import io.switchlog.messages.privacy.Sealed;
import io.switchlog.messages.privacy.Unsealer;
import org.jspecify.annotations.Nullable;

/** Sealed personal data as the text that a table shows. */
public record Texts(Unsealer unsealer) {
    /** The text, or the mark of an erased one. */
    public String of(Sealed sealed) {
        return unsealer.unseal(sealed).orMark();
    }

    /** The same where there may be none. */
    public @Nullable String ofNullable(@Nullable Sealed sealed) {
        return sealed == null ? null : of(sealed);
    }
}
