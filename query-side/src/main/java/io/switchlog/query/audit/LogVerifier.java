package io.switchlog.query.audit;

import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Arrays;
import java.util.HexFormat;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.postgresql.PGStatement;

/**
 * Recomputes the whole event log from its stored bytes and names the first position that does not fit (AUDIT.md section
 * 5, promises P3 to P5). Shares no code with the writer, which is PL/pgSQL.
 *
 * <p>The hash of a row, all numbers big-endian, {@code ||} joining bytes:
 *
 * <pre>{@code
 * fields = position (8 bytes) || event_id (16) || sha256(stream_type) || sha256(stream_id) || sequence (8)
 *          || sha256(name) || version (4) || recorded_at in microseconds since 1970 (8)
 *          || sha256(payload) || sha256(metadata)
 * hash   = sha256(hash of the row before || sha256(fields))
 * }</pre>
 *
 * Texts are hashed as UTF-8, payload and metadata byte for byte as stored. The row before the first has 32 zero bytes
 * for a hash. Fields of variable length are hashed before they are joined, so that no two rows join to the same bytes.
 *
 * <p>Besides the hash of every row: positions are 1, 2, 3 ... without gaps; sequences are 0, 1, 2 ... within each stream;
 * {@code recorded_at} never goes back; no event id occurs twice; the head names the last position, its hash and its time.
 * Log and head are read in one snapshot, so that writers may go on meanwhile.
 *
 * <p>What this cannot see: an administrator who cuts the end of the log, or rewrites it from some position to the end,
 * and repairs the head. Comparing {@link Verification#headHash} with one that was kept elsewhere shows that.
 */
public final class LogVerifier {
    private static final int ROWS_PER_FETCH = 1_000;
    private static final int ROWS_PER_PROGRESS = 100_000;
    private static final int HASH_LENGTH = 32;
    private static final long MICROSECONDS_FROM_1970_TO_2000 = 946_684_800_000_000L;

    // timestamptz_send gives microseconds since 2000 and, unlike extract, does not fail on a forged infinity.
    private static final String HEAD =
            "select position, hash, timestamptz_send(recorded_at) from log.head order by position desc";
    private static final String ROWS = """
            select position, uuid_send(event_id), stream_type, stream_id, sequence, name, version,
                   timestamptz_send(recorded_at), payload, metadata, hash
            from log.event
            order by position
            """;
    private static final String REPEATED_EVENT_ID = """
            select min(position)
            from (select position, row_number() over (partition by event_id order by position) as nth
                  from log.event
                  where event_id in (select event_id from log.event group by event_id having count(*) > 1)) as repeated
            where nth > 1
            """;

    private final DataSource dataSource;

    /** Hears how far a verification has come. */
    @FunctionalInterface
    public interface Progress {
        /** So many of so many events are good. */
        void checked(long events, long ofEvents);
    }

    /** Verifies the log in the database that this leads to; any role that may select from the log will do. */
    public LogVerifier(DataSource dataSource) {
        this.dataSource = dataSource;
    }

    /**
     * Reads the whole log and answers what it found.
     *
     * @throws SQLException if the log could not be read, which says nothing about it
     */
    public Verification verify(Progress progress) throws SQLException {
        try (Connection connection = dataSource.getConnection()) {
            boolean autoCommit = connection.getAutoCommit();
            connection.setAutoCommit(false);
            try (Statement statement = connection.createStatement()) {
                statement.execute("set transaction isolation level repeatable read, read only");
                return new Run(connection, progress).verify();
            } finally {
                connection.rollback();
                connection.setAutoCommit(autoCommit);
            }
        }
    }

    private record Finding(long position, String reason) {}

    private record Head(long position, byte @Nullable [] hash, byte @Nullable [] recordedAt) {}

    /** One pass over the log. */
    private static final class Run {
        private final Connection connection;
        private final Progress progress;
        private final MessageDigest sha256 = sha256();
        private final StreamLengths streams = new StreamLengths();
        private final ByteBuffer fields = ByteBuffer.allocate(8 + 16 + 32 + 32 + 8 + 32 + 4 + 8 + 32 + 32);
        private final long started = System.nanoTime();
        private long position;
        private long recordedAt = Long.MIN_VALUE;
        private byte[] hash = new byte[HASH_LENGTH];

        Run(Connection connection, Progress progress) {
            this.connection = connection;
            this.progress = progress;
        }

        Verification verify() throws SQLException {
            Finding finding = null;
            Head head = null;
            try (Statement statement = connection.createStatement();
                    ResultSet heads = statement.executeQuery(HEAD)) {
                if (heads.next()) {
                    head = new Head(heads.getLong(1), heads.getBytes(2), heads.getBytes(3));
                }
                if (head == null || heads.next()) {
                    finding = new Finding(0, "the head must be one row and is " + (head == null ? "none" : "several"));
                }
            }
            if (head != null && finding == null) {
                finding = scan(head);
            }
            Finding repeated = repeatedEventId();
            if (repeated != null && (finding == null || repeated.position() < finding.position())) {
                finding = repeated;
            }
            double seconds = Math.max(1, System.nanoTime() - started) / 1e9;
            return new Verification(
                    finding == null ? Verdict.CLEAN : Verdict.BAD,
                    position,
                    finding == null ? null : finding.position(),
                    finding == null ? null : finding.reason(),
                    HexFormat.of().formatHex(hash),
                    Math.round(position / seconds));
        }

        private @Nullable Finding scan(Head head) throws SQLException {
            try (PreparedStatement statement = connection.prepareStatement(ROWS)) {
                statement.setFetchSize(ROWS_PER_FETCH);
                // Negative: binary transfer from the first fetch, so that bytea is not written and read as hexadecimal.
                statement.unwrap(PGStatement.class).setPrepareThreshold(-1);
                try (ResultSet row = statement.executeQuery()) {
                    while (row.next()) {
                        String wrong = wrong(row, head);
                        if (wrong != null) {
                            return new Finding(Math.min(row.getLong(1), position + 1), wrong);
                        }
                        position++;
                        if (position % ROWS_PER_PROGRESS == 0) {
                            progress.checked(position, head.position());
                        }
                    }
                }
            }
            if (position < head.position()) {
                return new Finding(
                        position + 1, "missing: the head is at " + head.position() + ", the log ends at " + position);
            }
            if (!Arrays.equals(hash, head.hash())) {
                return new Finding(position, "the head has another hash than the last event");
            }
            if (position > 0 && microseconds(head.recordedAt()) != recordedAt) {
                return new Finding(position, "the head has another time than the last event");
            }
            return null;
        }

        /** What is wrong with the row after {@link #position}, or null. */
        private @Nullable String wrong(ResultSet row, Head head) throws SQLException {
            long found = row.getLong(1);
            if (found > position + 1) {
                return "missing: the next position is " + found;
            }
            if (found < position + 1) {
                return "a row that is too many: position " + (position + 1) + " comes next";
            }
            if (found > head.position()) {
                return "a row that is too many: the head is at " + head.position();
            }
            byte[] eventId = row.getBytes(2);
            byte[] streamType = row.getBytes(3);
            byte[] streamId = row.getBytes(4);
            long sequence = row.getLong(5);
            byte[] name = row.getBytes(6);
            byte[] recorded = row.getBytes(8);
            byte[] payload = row.getBytes(9);
            byte[] metadata = row.getBytes(10);
            byte[] stored = row.getBytes(11);
            if (eventId == null
                    || streamType == null
                    || streamId == null
                    || name == null
                    || recorded == null
                    || payload == null
                    || metadata == null
                    || stored == null) {
                return "a field is null";
            }
            long recordedHere = microseconds(recorded);
            byte[] streamDigest = sha256.digest(streamId);
            fields.clear();
            fields.putLong(found)
                    .put(eventId)
                    .put(sha256.digest(streamType))
                    .put(streamDigest)
                    .putLong(sequence)
                    .put(sha256.digest(name))
                    .putInt(row.getInt(7))
                    .putLong(recordedHere)
                    .put(sha256.digest(payload))
                    .put(sha256.digest(metadata));
            byte[] fieldsDigest = sha256.digest(fields.array());
            sha256.update(hash);
            byte[] expected = sha256.digest(fieldsDigest);
            if (!Arrays.equals(expected, stored)) {
                return "the row and its hash do not fit";
            }
            if (recordedHere < recordedAt) {
                return "recorded earlier than the position before";
            }
            int before = streams.countOne(streamDigest);
            if (sequence != before) {
                return "sequence " + sequence + " of its stream where " + before + " comes next";
            }
            recordedAt = recordedHere;
            hash = expected;
            return null;
        }

        private @Nullable Finding repeatedEventId() throws SQLException {
            try (Statement statement = connection.createStatement()) {
                // Not by the index, which might be altered while the rows are not, or the other way round.
                statement.execute("set local enable_indexscan = off");
                statement.execute("set local enable_indexonlyscan = off");
                statement.execute("set local enable_bitmapscan = off");
                try (ResultSet found = statement.executeQuery(REPEATED_EVENT_ID)) {
                    found.next();
                    long repeated = found.getLong(1);
                    return found.wasNull() ? null : new Finding(repeated, "its event id occurs before");
                }
            }
        }

        private static long microseconds(byte @Nullable [] timestamp) {
            return timestamp == null
                    ? Long.MIN_VALUE
                    : ByteBuffer.wrap(timestamp).getLong() + MICROSECONDS_FROM_1970_TO_2000;
        }

        private static MessageDigest sha256() {
            try {
                return MessageDigest.getInstance("SHA-256");
            } catch (NoSuchAlgorithmException e) {
                throw new IllegalStateException("every Java platform has SHA-256", e);
            }
        }
    }
}
