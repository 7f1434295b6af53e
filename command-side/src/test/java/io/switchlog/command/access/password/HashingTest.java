package io.switchlog.command.access.password;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.security.crypto.argon2.Argon2PasswordEncoder;
import org.springframework.security.crypto.bcrypt.BCryptPasswordEncoder;
import org.springframework.security.crypto.password.DelegatingPasswordEncoder;
import org.springframework.security.crypto.password.PasswordEncoder;

class HashingTest {
    private final PasswordEncoder bcrypt = new BCryptPasswordEncoder(4);
    private final Hashing hashing = new Hashing(encoder());

    private static PasswordEncoder encoder() {
        Map<String, PasswordEncoder> encoders = new HashMap<>();
        encoders.put("argon2@1", new Argon2PasswordEncoder(16, 32, 1, 64, 1));
        encoders.put("bcrypt", new BCryptPasswordEncoder(4));
        return new DelegatingPasswordEncoder("argon2@1", encoders);
    }

    @Test
    void newHashesAreArgon2idAndHaveASaltEach() {
        String hash = hashing.hash("correct horse battery");

        assertThat(hash).startsWith("{argon2@1}$argon2id$").isNotEqualTo(hashing.hash("correct horse battery"));
        assertThat(hashing.matches("correct horse battery", hash)).isTrue();
        assertThat(hashing.matches("correct horse Battery", hash)).isFalse();
        assertThat(hashing.isOutdated(hash)).isFalse();
    }

    @Test
    void everyCharacterOfALongPasswordCounts() {
        String longOne = "x".repeat(199);

        assertThat(hashing.matches(longOne + "b", hashing.hash(longOne + "a"))).isFalse();
    }

    @Test
    void whatBcryptMadeIsStillGoodButOutdatedAndNotLonger() {
        String password = "y".repeat(72);
        String hash = "{bcrypt}" + bcrypt.encode(password);

        assertThat(hashing.matches(password, hash)).isTrue();
        assertThat(hashing.isOutdated(hash)).isTrue();
        assertThat(hashing.matches(password + "z", hash)).isFalse();
    }

    @Test
    void nothingMatchesWhereThereIsNoPasswordOrHalfACharacter() {
        assertThat(hashing.matches("", null)).isFalse();
        assertThat(hashing.matches("a\ud800b", hashing.hash("a?b"))).isFalse();
        assertThat(hashing.matches("a\ud800b", hashing.hash(""))).isFalse();
    }
}
