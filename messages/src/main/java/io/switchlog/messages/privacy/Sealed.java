package io.switchlog.messages.privacy;

import java.util.UUID;

/**
 * A piece of personal data as the log keeps it: AES-256-GCM under the key of the person it is about. Whoever folds
 * events handles it as a closed envelope; only readers that show it to people open it, through {@link Unsealer}.
 *
 * @param subject whose key opens it
 * @param cipher Base64 of nonce, ciphertext and tag
 */
public record Sealed(UUID subject, String cipher) {}
