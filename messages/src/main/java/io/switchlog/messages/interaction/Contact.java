package io.switchlog.messages.interaction;

import io.switchlog.messages.privacy.Sealed;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * The person at the other end, sealed.
 *
 * @param subject the same for everything that this person sends, as far as mail address or telephone number tell
 */
public record Contact(
        UUID subject,
        @Nullable Sealed name,
        @Nullable Sealed phone,
        @Nullable Sealed email) {}
