package io.switchlog.command.identity;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.Base64;
import java.util.Optional;

/**
 * A sign-in that has begun, as the browser carries it to the provider and back, sealed.
 *
 * @param state comes back in the address
 * @param nonce its hash comes back in the ID token
 * @param verifier proves towards the provider that the one who redeems the code is the one who began (PKCE)
 */
record Handshake(String issuer, String state, String nonce, String verifier, Instant expiresAt) {
    private static final int RANDOM_BYTES = 32;
    private static final int PARTS = 5;
    private static final SecureRandom RANDOM = new SecureRandom();

    static String random() {
        byte[] bytes = new byte[RANDOM_BYTES];
        RANDOM.nextBytes(bytes);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }

    static byte[] hash(String secret) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(secret.getBytes(UTF_8));
        } catch (NoSuchAlgorithmException everyJavaHasIt) {
            throw new IllegalStateException(everyJavaHasIt);
        }
    }

    String text() {
        return String.join("\n", issuer, state, nonce, verifier, expiresAt.toString());
    }

    static Optional<Handshake> of(String text) {
        String[] parts = text.split("\n", -1);
        return parts.length == PARTS
                ? Optional.of(new Handshake(parts[0], parts[1], parts[2], parts[3], Instant.parse(parts[4])))
                : Optional.empty();
    }
}
