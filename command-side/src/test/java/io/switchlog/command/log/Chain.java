package io.switchlog.command.log;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.switchlog.command.Database;
import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicLong;

/** Recomputes the log's chain of hashes independently of what wrote it. */
public final class Chain {
    private Chain() {}

    /** Positions without gaps, sequences without gaps, times that never go back, and every hash as it must be. */
    public static void assertIntact(Database database) {
        AtomicLong position = new AtomicLong();
        AtomicLong recorded = new AtomicLong(Long.MIN_VALUE);
        byte[][] hash = {new byte[32]};
        database.owner().sql("""
                        select position, event_id, stream_type, stream_id, sequence, name, version,
                               (extract(epoch from recorded_at) * 1000000)::bigint, payload::text, metadata::text, hash
                        from log.event order by position""").query(row -> {
            assertThat(row.getLong(1)).isEqualTo(position.incrementAndGet());
            assertThat(row.getLong(8)).isGreaterThanOrEqualTo(recorded.getAndSet(row.getLong(8)));
            UUID eventId = row.getObject(2, UUID.class);
            byte[] fields = sha256(
                    bytes(row.getLong(1)),
                    bytes(eventId.getMostSignificantBits()),
                    bytes(eventId.getLeastSignificantBits()),
                    sha256(row.getString(3).getBytes(UTF_8)),
                    sha256(row.getString(4).getBytes(UTF_8)),
                    bytes(row.getLong(5)),
                    sha256(row.getString(6).getBytes(UTF_8)),
                    ByteBuffer.allocate(4).putInt(row.getInt(7)).array(),
                    bytes(row.getLong(8)),
                    sha256(row.getString(9).getBytes(UTF_8)),
                    sha256(row.getString(10).getBytes(UTF_8)));
            hash[0] = sha256(hash[0], fields);
            assertThat(row.getBytes(11)).as("hash at %d", position.get()).isEqualTo(hash[0]);
        });
        database.owner().sql("select position, hash from log.head").query(row -> {
            assertThat(row.getLong(1)).isEqualTo(position.get());
            assertThat(row.getBytes(2)).isEqualTo(hash[0]);
        });
        assertThat(database.owner().sql("""
                                select count(*) from (
                                    select stream_id from log.event group by stream_id
                                    having max(sequence) + 1 <> count(*) or min(sequence) <> 0
                                        or count(distinct stream_type) <> 1) broken""").query(Long.class).single())
                .as("streams with gaps")
                .isZero();
    }

    private static byte[] bytes(long value) {
        return ByteBuffer.allocate(8).putLong(value).array();
    }

    private static byte[] sha256(byte[]... parts) {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            for (byte[] part : parts) {
                digest.update(part);
            }
            return digest.digest();
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
