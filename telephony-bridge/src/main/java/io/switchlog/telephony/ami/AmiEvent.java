package io.switchlog.telephony.ami;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.math.BigDecimal;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;

/**
 * An event as Asterisk sent it: every header, in its order.
 *
 * @param arrivedAt when it was read
 */
public record AmiEvent(String name, List<Header> headers, Instant arrivedAt) {
    private static final String TIMESTAMP = "Timestamp";
    private static final String ACTION_ID = "ActionID";

    /** One line of it. */
    public record Header(String name, String value) {}

    public AmiEvent {
        headers = List.copyOf(headers);
    }

    /** The header's value, whatever the case of its name; empty if there is none. The first, if there are several. */
    public String get(String header) {
        for (Header one : headers) {
            if (one.name().equalsIgnoreCase(header)) {
                return one.value();
            }
        }
        return "";
    }

    /** When it happened, by the switchboard's clock to the microsecond; when it arrived, if it does not say. */
    public Instant timestamp() {
        return micros(get(TIMESTAMP)).orElse(arrivedAt);
    }

    private static Optional<Instant> micros(String text) {
        if (text.isEmpty()) {
            return Optional.empty();
        }
        try {
            BigDecimal[] parts = new BigDecimal(text).divideAndRemainder(BigDecimal.ONE);
            return Optional.of(Instant.ofEpochSecond(
                    parts[0].longValueExact(), parts[1].movePointRight(9).longValue()));
        } catch (ArithmeticException | DateTimeException | NumberFormatException unreadable) {
            return Optional.empty();
        }
    }

    /** The same for every connection that is told of it, and for nothing else: a hash of what was sent. */
    public String key() {
        MessageDigest digest;
        try {
            digest = MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
        digest.update(name.getBytes(UTF_8));
        for (Header header : headers) {
            if (!header.name().equalsIgnoreCase(ACTION_ID)) {
                digest.update((byte) '\n');
                digest.update(header.name().getBytes(UTF_8));
                digest.update((byte) ':');
                digest.update(header.value().getBytes(UTF_8));
            }
        }
        return HexFormat.of().formatHex(digest.digest());
    }

    /** Without what it says of anybody. */
    @Override
    public String toString() {
        return name + " at " + timestamp();
    }
}
