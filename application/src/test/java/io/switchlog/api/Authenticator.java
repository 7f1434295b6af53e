package io.switchlog.api;

import java.nio.ByteBuffer;
import java.security.GeneralSecurityException;
import java.time.Instant;
import java.util.Locale;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** What people have on their telephones: shows the code of a secret, as RFC 6238 has it. */
public final class Authenticator {
    private static final String BASE32 = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";
    private static final int STEP_SECONDS = 30;

    private final byte[] seed;

    public Authenticator(String secret) {
        StringBuilder bits = new StringBuilder();
        for (char letter : secret.toCharArray()) {
            bits.append(String.format("%5s", Integer.toBinaryString(BASE32.indexOf(letter)))
                    .replace(' ', '0'));
        }
        seed = new byte[bits.length() / Byte.SIZE];
        for (int i = 0; i < seed.length; i++) {
            seed[i] = (byte) Integer.parseInt(bits.substring(i * Byte.SIZE, (i + 1) * Byte.SIZE), 2);
        }
    }

    public String code(Instant at) {
        try {
            Mac mac = Mac.getInstance("HmacSHA1");
            mac.init(new SecretKeySpec(seed, "HmacSHA1"));
            byte[] hash = mac.doFinal(ByteBuffer.allocate(Long.BYTES)
                    .putLong(at.getEpochSecond() / STEP_SECONDS)
                    .array());
            int number = ByteBuffer.wrap(hash, hash[hash.length - 1] & 0xF, Integer.BYTES)
                            .getInt()
                    & Integer.MAX_VALUE;
            return String.format(Locale.ROOT, "%06d", number % 1_000_000);
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
