package io.switchlog.projection;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Collection;
import java.util.UUID;

/** Rows in PostgreSQL's binary COPY format, the cheapest way to hand over many new ones. */
final class CopyBuffer {
    private static final byte[] HEADER = {'P', 'G', 'C', 'O', 'P', 'Y', '\n', (byte) 0xFF, '\r', '\n', 0};
    private static final Instant EPOCH_OF_POSTGRES = Instant.parse("2000-01-01T00:00:00Z");
    private static final int UUID_OID = 2950;

    private ByteBuffer bytes = ByteBuffer.allocate(1 << 16);

    CopyBuffer() {
        bytes.put(HEADER).putInt(0).putInt(0);
    }

    void row(int columns) {
        need(2).putShort((short) columns);
    }

    void nothing() {
        need(4).putInt(-1);
    }

    void int4(int value) {
        need(8).putInt(4).putInt(value);
    }

    void int8(long value) {
        need(12).putInt(8).putLong(value);
    }

    void bool(boolean value) {
        need(5).putInt(1).put((byte) (value ? 1 : 0));
    }

    void uuid(UUID value) {
        need(20).putInt(16).putLong(value.getMostSignificantBits()).putLong(value.getLeastSignificantBits());
    }

    void timestamp(Instant value) {
        int8(ChronoUnit.MICROS.between(EPOCH_OF_POSTGRES, value));
    }

    void text(String value) {
        byte[] utf8 = value.getBytes(StandardCharsets.UTF_8);
        need(4 + utf8.length).putInt(utf8.length).put(utf8);
    }

    void jsonb(String value) {
        byte[] utf8 = value.getBytes(StandardCharsets.UTF_8);
        need(5 + utf8.length).putInt(1 + utf8.length).put((byte) 1).put(utf8);
    }

    void uuids(Collection<String> values) {
        if (values.isEmpty()) {
            need(16).putInt(12).putInt(0).putInt(0).putInt(UUID_OID);
            return;
        }
        need(24).putInt(20 + 20 * values.size()).putInt(1).putInt(0).putInt(UUID_OID);
        bytes.putInt(values.size()).putInt(1);
        values.forEach(value -> uuid(UUID.fromString(value)));
    }

    byte[] end() {
        need(2).putShort((short) -1);
        byte[] all = new byte[bytes.position()];
        bytes.flip().get(all);
        return all;
    }

    private ByteBuffer need(int count) {
        if (bytes.remaining() < count) {
            ByteBuffer larger = ByteBuffer.allocate(Math.max(2 * bytes.capacity(), bytes.position() + count));
            bytes.flip();
            larger.put(bytes);
            bytes = larger;
        }
        return bytes;
    }
}
