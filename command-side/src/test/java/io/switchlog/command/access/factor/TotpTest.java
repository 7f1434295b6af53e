package io.switchlog.command.access.factor;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TotpTest {
    private static final byte[] SEED = "12345678901234567890".getBytes(US_ASCII);

    /** The table of RFC 6238, appendix B, to six digits. */
    @ParameterizedTest
    @CsvSource({
        "59, 287082",
        "1111111109, 081804",
        "1111111111, 050471",
        "1234567890, 005924",
        "2000000000, 279037",
        "20000000000, 353130"
    })
    void codesAreThoseOfTheStandard(long second, String code) {
        assertThat(Totp.code(SEED, second / Totp.STEP_SECONDS)).isEqualTo(code);
    }

    @Test
    void aCodeIsGoodInItsStepTheOneBeforeAndTheOneAfter() {
        Instant now = Instant.ofEpochSecond(1_111_111_111);
        long step = 1_111_111_111 / Totp.STEP_SECONDS;

        for (long near = step - 1; near <= step + 1; near++) {
            assertThat(Totp.step(SEED, Totp.code(SEED, near), now)).hasValue(near);
        }
        assertThat(Totp.step(SEED, Totp.code(SEED, step - 2), now)).isEmpty();
        assertThat(Totp.step(SEED, Totp.code(SEED, step + 2), now)).isEmpty();
        assertThat(Totp.step(SEED, "", now)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"'', ''", "f, MY", "fo, MZXQ", "foo, MZXW6", "foob, MZXW6YQ", "fooba, MZXW6YTB", "foobar, MZXW6YTBOI"})
    void seedsAreWrittenInBase32(String bytes, String text) {
        assertThat(Totp.base32(bytes.getBytes(US_ASCII))).isEqualTo(text);
    }
}
