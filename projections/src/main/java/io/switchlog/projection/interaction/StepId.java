package io.switchlog.projection.interaction;

import io.switchlog.messages.interaction.InteractionId;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.UUID;

/**
 * The id of a report row: UUID version 5 (RFC 9562) whose name space is the interaction's id and whose name is the step
 * number in decimal digits. Whoever knows the two can compute it, and a rebuild gives the same.
 */
final class StepId {
    private StepId() {}

    static UUID of(InteractionId interactionId, int stepNo) {
        UUID namespace = interactionId.value();
        MessageDigest sha1 = sha1();
        sha1.update(ByteBuffer.allocate(16)
                .putLong(namespace.getMostSignificantBits())
                .putLong(namespace.getLeastSignificantBits())
                .array());
        ByteBuffer hash = ByteBuffer.wrap(sha1.digest(Integer.toString(stepNo).getBytes(StandardCharsets.US_ASCII)));
        long most = hash.getLong() & ~0xF000L | 0x5000L;
        long least = hash.getLong() & 0x3FFFFFFFFFFFFFFFL | 0x8000000000000000L;
        return new UUID(most, least);
    }

    private static MessageDigest sha1() {
        try {
            return MessageDigest.getInstance("SHA-1");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
