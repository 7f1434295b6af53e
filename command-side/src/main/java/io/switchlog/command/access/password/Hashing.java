package io.switchlog.command.access.password;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.switchlog.command.access.TooManyAttempts;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.Base64;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.security.crypto.password.PasswordEncoder;

/**
 * Hashes passwords, a few at a time: each costs much memory and time on purpose, and must not cost others theirs. What is
 * compared with nothing costs as much as what is compared with a hash, so that nobody can tell the two apart.
 */
public final class Hashing {
    private static final Duration PATIENCE = Duration.ofSeconds(10);
    private static final int BCRYPT_BYTES = 72;
    private static final int RANDOM_BYTES = 24;

    private final PasswordEncoder encoder;
    private final Semaphore places =
            new Semaphore(Math.max(2, Runtime.getRuntime().availableProcessors()), true);
    private final String nobodys;

    public Hashing(PasswordEncoder encoder) {
        this.encoder = encoder;
        byte[] random = new byte[RANDOM_BYTES];
        new SecureRandom().nextBytes(random);
        this.nobodys = hash(Base64.getEncoder().encodeToString(random));
    }

    String hash(String password) {
        return limited(() -> {
            String hash = encoder.encode(password);
            if (hash == null) {
                throw new IllegalStateException("no hash of a password");
            }
            return hash;
        });
    }

    /** Whether the password is the one that was hashed; never if there is no hash. */
    boolean matches(String password, @Nullable String hash) {
        // bcrypt looks at no more than its first bytes; a longer password is another.
        boolean truncated =
                hash != null && hash.startsWith("{bcrypt}") && password.getBytes(UTF_8).length > BCRYPT_BYTES;
        boolean comparable = hash != null && !truncated && isText(password);
        String against = comparable ? String.valueOf(hash) : nobodys;
        String shown = isText(password) ? password : "";
        return limited(() -> encoder.matches(shown, against)) && comparable;
    }

    /** Whether it is made of whole characters; halves of some cannot be hashed, and nobody has typed them. */
    static boolean isText(String password) {
        return UTF_8.newEncoder().canEncode(password);
    }

    /** Whether a hash was made in a way in which none would be made today. */
    boolean isOutdated(String hash) {
        return encoder.upgradeEncoding(hash);
    }

    private <T> T limited(Supplier<T> work) {
        try {
            if (!places.tryAcquire(PATIENCE.toMillis(), TimeUnit.MILLISECONDS)) {
                throw new TooManyAttempts(PATIENCE);
            }
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new TooManyAttempts(PATIENCE);
        }
        try {
            return work.get();
        } finally {
            places.release();
        }
    }
}
