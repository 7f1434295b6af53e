package io.switchlog.benchmark;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.StandardSocketOptions;
import java.nio.ByteBuffer;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** A client of the live stream on a socket of its own: notes when it has which message whole. */
final class Listener implements AutoCloseable {
    private static final int LONGEST_REMEMBERED = 32;

    private final SocketChannel socket;
    private final byte[] line = new byte[LONGEST_REMEMBERED];
    private final byte[] held = new byte[LONGEST_REMEMBERED];
    private int lineLength;
    private int heldLength;
    private boolean inBody;
    private long chunkLeft;
    private long id = -1;
    private long bytes;
    private long[] indexes = new long[1 << 10];
    private long[] times = new long[1 << 10];
    private int count;

    private Listener(SocketChannel socket) {
        this.socket = socket;
    }

    /**
     * Asks for the stream.
     *
     * @param authorization of the one who listens
     * @param receiveBuffer bytes, 0 for what is usual
     */
    static Listener connect(Server server, String authorization, int receiveBuffer) throws IOException {
        SocketChannel socket = SocketChannel.open();
        if (receiveBuffer > 0) {
            socket.setOption(StandardSocketOptions.SO_RCVBUF, receiveBuffer);
        }
        socket.connect(new InetSocketAddress("localhost", server.port));
        String request =
                "GET /api/live/stream HTTP/1.1\r\nHost: localhost\r\nAccept: text/event-stream\r\nAuthorization: "
                        + authorization + "\r\n\r\n";
        socket.write(ByteBuffer.wrap(request.getBytes(StandardCharsets.US_ASCII)));
        socket.configureBlocking(false);
        return new Listener(socket);
    }

    SocketChannel socket() {
        return socket;
    }

    /** Takes what has arrived; false at the end of the stream. */
    boolean read(ByteBuffer buffer) throws IOException {
        buffer.clear();
        int read = socket.read(buffer);
        if (read < 0) {
            return false;
        }
        long now = Streams.micros();
        bytes += read;
        byte[] arrived = buffer.array();
        int at = 0;
        while (at < read) {
            at = inBody && chunkLeft > 0
                    ? takeChunk(arrived, at, (int) Math.min(read, at + chunkLeft), now)
                    : takeFraming(arrived, at);
        }
        return true;
    }

    /**
     * Up to the end of a line or of what there is of the chunk. HTTP/1.1 sends chunks, each after a line with its length,
     * and the lines of the stream go on across them.
     */
    private int takeChunk(byte[] arrived, int from, int end, long now) {
        int to = from;
        while (to < end && arrived[to] != '\n') {
            to++;
        }
        boolean whole = to < end;
        remember(arrived, from, to);
        if (whole) {
            endOfLine(now);
            to++;
        }
        chunkLeft -= to - from;
        if (chunkLeft == 0) {
            heldLength = lineLength;
            System.arraycopy(line, 0, held, 0, Math.min(lineLength, LONGEST_REMEMBERED));
            lineLength = 0;
        }
        return to;
    }

    private int takeFraming(byte[] arrived, int at) {
        if (arrived[at] == '\n') {
            endOfFraming();
        } else if (arrived[at] != '\r') {
            remember(arrived, at, at + 1);
        }
        return at + 1;
    }

    /** The beginning of a line is all that matters of it. */
    private void remember(byte[] arrived, int from, int to) {
        int room = LONGEST_REMEMBERED - lineLength;
        if (room > 0) {
            System.arraycopy(arrived, from, line, lineLength, Math.min(room, to - from));
        }
        lineLength += to - from;
    }

    /** A line of the answer's head, or the length of a chunk. */
    private void endOfFraming() {
        String text = new String(line, 0, Math.min(lineLength, LONGEST_REMEMBERED), StandardCharsets.US_ASCII);
        boolean empty = lineLength == 0;
        lineLength = 0;
        if (!inBody) {
            if (text.startsWith("HTTP/1.1 ") && !text.startsWith("HTTP/1.1 200")) {
                throw new IllegalStateException("a listener was answered " + text);
            }
            inBody = empty;
        } else if (!empty) {
            chunkLeft = Long.parseLong(text, 16);
            lineLength = heldLength;
            System.arraycopy(held, 0, line, 0, Math.min(heldLength, LONGEST_REMEMBERED));
            heldLength = 0;
        }
    }

    private void endOfLine(long now) {
        if (lineLength == 0 && id >= 0) {
            note(id, now);
            id = -1;
        } else if (lineLength > 3 && line[0] == 'i' && line[1] == 'd' && line[2] == ':') {
            id = Long.parseLong(new String(line, 3, lineLength - 3, StandardCharsets.US_ASCII).strip());
        }
        lineLength = 0;
    }

    private void note(long index, long now) {
        if (count == indexes.length) {
            indexes = Arrays.copyOf(indexes, count * 2);
            times = Arrays.copyOf(times, count * 2);
        }
        indexes[count] = index;
        times[count] = now;
        count++;
    }

    /** How many messages have come. */
    int count() {
        return count;
    }

    long bytes() {
        return bytes;
    }

    /** When it had the first message that shows this event, in microseconds since 1970; -1 if it has not. */
    long shown(long position) {
        int found = Arrays.binarySearch(indexes, 0, count, position);
        int at = found >= 0 ? found : -found - 1;
        return at < count ? times[at] : -1;
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }
}
