package io.switchlog.telephony.ami;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.switchlog.telephony.ami.AmiEvent.Header;
import io.switchlog.telephony.ami.PacketReader.Packet;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.SSLSocket;
import org.asteriskjava.util.SocketConnectionFacade;

/**
 * One connection, as asterisk-java wants it. What it reads are the answers only: events go whole, in their order and on the
 * reading thread to the session, which may take its time, and are kept from the library, as that loses some of them.
 */
final class AmiSocket implements SocketConnectionFacade {
    /** Asterisk's longest events have some kilobytes. */
    private static final int LONGEST_PACKET = 1 << 20;

    private final Socket socket;
    private final Session session;
    private final Clock clock;
    private final PacketReader packets;
    private final OutputStream out;
    private final Queue<String> forLibrary = new ArrayDeque<>();
    private volatile Instant lastHeardAt;
    private volatile Instant handedOverUntil;

    /** Who hears what is read. */
    interface Session {
        void event(AmiEvent event);

        /** A packet was longer than any that makes sense; its end is left out. */
        void cut();

        /** Nothing more will be heard. Called once, by the reading thread. */
        void ended(IOException why);
    }

    private AmiSocket(Socket socket, Session session, Clock clock) throws IOException {
        this.socket = socket;
        this.session = session;
        this.clock = clock;
        this.lastHeardAt = clock.instant();
        this.handedOverUntil = lastHeardAt;
        this.packets = new PacketReader(noting(socket.getInputStream()), LONGEST_PACKET);
        this.out = socket.getOutputStream();
    }

    static AmiSocket open(AmiAccess access, AmiTimings timings, Session session, Clock clock) throws IOException {
        int patience = Math.toIntExact(timings.silence().toMillis());
        Socket socket = new Socket();
        try {
            socket.setTcpNoDelay(true);
            socket.setSoTimeout(patience);
            socket.connect(new InetSocketAddress(access.host(), access.port()), patience);
            if (access.tls() != null) {
                SSLSocket encrypted = (SSLSocket) access.tls().createSocket(socket, access.host(), access.port(), true);
                SSLParameters parameters = encrypted.getSSLParameters();
                parameters.setEndpointIdentificationAlgorithm("HTTPS");
                encrypted.setSSLParameters(parameters);
                encrypted.startHandshake();
                socket = encrypted;
            }
            return new AmiSocket(socket, session, clock);
        } catch (IOException | RuntimeException failed) {
            socket.close();
            throw failed;
        }
    }

    private InputStream noting(InputStream in) {
        return new FilterInputStream(in) {
            @Override
            public int read(byte[] bytes, int offset, int length) throws IOException {
                // More is asked for when all packets of what came before are handed over.
                handedOverUntil = lastHeardAt;
                int read = super.read(bytes, offset, length);
                if (read > 0) {
                    lastHeardAt = clock.instant();
                }
                return read;
            }
        };
    }

    /** Whatever came before is handed over. */
    Instant handedOverUntil() {
        return handedOverUntil;
    }

    /** The next line that is the library's. */
    @Override
    public String readLine() throws IOException {
        try {
            while (forLibrary.isEmpty()) {
                Packet packet = packets.next();
                if (packet.cut()) {
                    session.cut();
                }
                if (packet.isEvent()) {
                    session.event(event(packet));
                } else {
                    forLibrary.addAll(packet.lines());
                    forLibrary.add("");
                }
            }
            return forLibrary.remove();
        } catch (IOException ended) {
            session.ended(ended);
            throw ended;
        } catch (RuntimeException notTaken) {
            IOException ended = new IOException("an event could not be taken", notTaken);
            session.ended(ended);
            throw ended;
        }
    }

    private AmiEvent event(Packet packet) {
        List<Header> headers = new ArrayList<>(packet.lines().size());
        for (String line : packet.lines()) {
            int colon = line.indexOf(':');
            headers.add(
                    colon < 0
                            ? new Header("", line)
                            : new Header(
                                    line.substring(0, colon).strip(),
                                    line.substring(colon + 1).strip()));
        }
        return new AmiEvent(headers.get(0).value(), headers, clock.instant());
    }

    @Override
    public void write(String text) throws IOException {
        out.write(text.getBytes(UTF_8));
    }

    @Override
    public void flush() throws IOException {
        out.flush();
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }

    @Override
    public boolean isConnected() {
        return socket.isConnected();
    }

    @Override
    public InetAddress getLocalAddress() {
        return socket.getLocalAddress();
    }

    @Override
    public int getLocalPort() {
        return socket.getLocalPort();
    }

    @Override
    public InetAddress getRemoteAddress() {
        return socket.getInetAddress();
    }

    @Override
    public int getRemotePort() {
        return socket.getPort();
    }
}
