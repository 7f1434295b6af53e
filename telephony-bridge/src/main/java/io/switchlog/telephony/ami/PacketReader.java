package io.switchlog.telephony.ami;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Takes packets out of a manager connection, in whatever pieces they come. Lines end with CRLF: a line feed alone belongs to
 * a value. A packet ends with an empty line, but for the first one, the greeting, which is one line.
 */
final class PacketReader {
    private static final int READ_AT_ONCE = 1 << 16;

    private final InputStream in;
    private final int limit;
    private final byte[] buffer = new byte[READ_AT_ONCE];
    private int next;
    private int end;
    private byte[] line = new byte[1024];
    private int lineLength;
    private int packetLength;
    private boolean cut;
    private boolean greeted;

    /** One packet. @param cut whether it was longer than the limit, and lost its end */
    record Packet(List<String> lines, boolean cut) {
        /** Whether it is an event: those begin with their name. */
        boolean isEvent() {
            return lines.get(0).regionMatches(true, 0, "Event:", 0, "Event:".length());
        }
    }

    /** @param limit in bytes, of one packet; what is beyond is left out, so that no packet can fill the memory */
    PacketReader(InputStream in, int limit) {
        this.in = in;
        this.limit = limit;
    }

    /**
     * The next packet.
     *
     * @throws EOFException if there is none any more; a packet that was begun is none
     */
    Packet next() throws IOException {
        List<String> lines = new ArrayList<>();
        packetLength = 0;
        cut = false;
        while (true) {
            String one = line();
            if (one.isEmpty()) {
                if (!lines.isEmpty()) {
                    return new Packet(lines, cut);
                }
            } else {
                lines.add(one);
                if (!greeted) {
                    greeted = true;
                    if (one.indexOf(':') < 0) {
                        return new Packet(lines, cut);
                    }
                }
            }
        }
    }

    /** The next line that fits; empty at the end of a packet only. */
    private String line() throws IOException {
        while (true) {
            lineLength = 0;
            boolean whole = readLine();
            if (lineLength > 0 || whole) {
                return new String(line, 0, lineLength, UTF_8);
            }
        }
    }

    /** Reads up to CRLF; false if nothing of the line was kept. */
    private boolean readLine() throws IOException {
        boolean dropped = false;
        boolean carriageReturn = false;
        while (true) {
            if (next == end) {
                fill();
            }
            byte one = buffer[next++];
            if (carriageReturn && one == '\n') {
                return lineLength > 0 || !dropped;
            }
            if (carriageReturn) {
                dropped |= !keep((byte) '\r');
            }
            carriageReturn = one == '\r';
            if (!carriageReturn) {
                dropped |= !keep(one);
            }
        }
    }

    private boolean keep(byte one) {
        if (packetLength >= limit) {
            cut = true;
            return false;
        }
        if (lineLength == line.length) {
            line = Arrays.copyOf(line, line.length * 2);
        }
        line[lineLength++] = one;
        packetLength++;
        return true;
    }

    private void fill() throws IOException {
        int read = in.read(buffer, 0, buffer.length);
        if (read < 0) {
            throw new EOFException("the switchboard has closed the connection");
        }
        next = 0;
        end = read;
    }
}
