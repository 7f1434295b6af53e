package io.switchlog.telephony.inbox;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.switchlog.telephony.ami.AmiEvent;
import io.switchlog.telephony.ami.AmiEvent.Header;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;

/** Events as rows. */
final class Packets {
    private static final String END = "\r\n";
    /** What PostgreSQL's text cannot hold; nor can Asterisk's. */
    private static final char NUL = 0;
    // By a clock that was never set, or by a header that is no time at all.
    private static final Instant EARLIEST = Instant.parse("2000-01-01T00:00:00Z");
    private static final Instant LATEST = Instant.parse("2200-01-01T00:00:00Z");

    private Packets() {}

    static String text(AmiEvent event) {
        StringBuilder text = new StringBuilder();
        for (Header header : event.headers()) {
            text.append(header.name()).append(": ").append(header.value()).append(END);
        }
        return plain(text.toString());
    }

    static String plain(String text) {
        return text.indexOf(NUL) < 0 ? text : text.replace(NUL, '\uFFFD');
    }

    static AmiEvent event(String name, String packet, Instant receivedAt) {
        List<Header> headers = new ArrayList<>();
        for (int at = 0; at < packet.length(); ) {
            int end = packet.indexOf(END, at);
            int colon = packet.indexOf(": ", at);
            headers.add(new Header(packet.substring(at, colon), packet.substring(colon + 2, end)));
            at = end + END.length();
        }
        return new AmiEvent(name, headers, receivedAt);
    }

    static Instant occurredAt(AmiEvent event) {
        Instant timestamp = event.timestamp();
        return timestamp.isBefore(EARLIEST) || timestamp.isAfter(LATEST) ? event.arrivedAt() : timestamp;
    }

    /**
     * The same for every connection that was told. An event without a time may be sent twice and mean two things (every
     * login is answered with one); it is this connection's alone.
     */
    static byte[] key(AmiEvent event) {
        byte[] key = HexFormat.of().parseHex(event.key());
        if (!event.get("Timestamp").isEmpty()) {
            return key;
        }
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            digest.update(key);
            return digest.digest(event.arrivedAt().toString().getBytes(UTF_8));
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
