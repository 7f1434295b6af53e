package io.switchlog.telephony.simulated;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.switchlog.telephony.ami.AmiAccess;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import javax.net.ServerSocketFactory;

/** A manager interface that says what it is told to say, and behaves as badly: for tests. */
public final class SimulatedAmi implements AutoCloseable {
    public static final String USER = "switchlog";
    public static final String SECRET = "the-secret-of-the-manager-user";
    private static final int PATIENCE_SECONDS = 60;

    private final ServerSocket server;
    private final BlockingQueue<Link> links = new LinkedBlockingQueue<>();
    private final List<Link> all = new CopyOnWriteArrayList<>();
    private final AtomicInteger logins = new AtomicInteger();
    private volatile boolean refusing;
    private volatile Instant upSince = Instant.now().minusSeconds(1000);

    public SimulatedAmi() {
        this(ServerSocketFactory.getDefault());
    }

    public SimulatedAmi(ServerSocketFactory sockets) {
        try {
            server = sockets.createServerSocket(0, 50, InetAddress.getLoopbackAddress());
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
        daemon(this::acceptAll);
    }

    public AmiAccess access() {
        return new AmiAccess("127.0.0.1", port(), USER, SECRET, null);
    }

    public int port() {
        return server.getLocalPort();
    }

    /** From now on nobody is let in, or everybody again. */
    public void refuse(boolean newRefusing) {
        refusing = newRefusing;
    }

    /** As it says at the next login. */
    public void startAnew() {
        upSince = Instant.now();
    }

    public int logins() {
        return logins.get();
    }

    /** Says something to all who are logged in and whom it has not forgotten. */
    public synchronized void say(String text) {
        for (Link link : all) {
            if (link.loggedIn && !link.silent) {
                try {
                    link.send(text);
                } catch (UncheckedIOException gone) {
                    link.loggedIn = false;
                }
            }
        }
    }

    /** Says nothing more to those who are logged in now. */
    public synchronized void forgetAll() {
        all.forEach(Link::goSilent);
    }

    /** Ends all connections. */
    public synchronized void cutAll() {
        all.forEach(Link::cut);
    }

    /** The next connection that has logged in. */
    public Link nextLink() {
        try {
            Link link = links.poll(PATIENCE_SECONDS, TimeUnit.SECONDS);
            if (link == null) {
                throw new IllegalStateException("nobody has logged in");
            }
            return link;
        } catch (InterruptedException interrupted) {
            throw new IllegalStateException(interrupted);
        }
    }

    private void acceptAll() {
        while (!server.isClosed()) {
            try {
                Link link = new Link(server.accept());
                all.add(link);
                daemon(link::serve);
            } catch (IOException closedOrRefused) {
                // The next one may do better; if it is closed, that was the last one.
            }
        }
    }

    private static void daemon(Runnable work) {
        Thread thread = new Thread(work, "simulated ami");
        thread.setDaemon(true);
        thread.start();
    }

    @Override
    public void close() {
        try {
            server.close();
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
        all.forEach(Link::cut);
    }

    /** One connection. */
    public final class Link {
        private final Socket socket;
        private final OutputStream out;
        private final AtomicInteger pings = new AtomicInteger();
        private volatile boolean silent;
        private volatile boolean loggedIn;

        private Link(Socket socket) throws IOException {
            this.socket = socket;
            this.out = socket.getOutputStream();
        }

        private void serve() {
            try (BufferedReader in = new BufferedReader(new InputStreamReader(socket.getInputStream(), UTF_8))) {
                send("Asterisk Call Manager/11.0.0\r\n");
                Map<String, String> action = new HashMap<>();
                for (String line = in.readLine(); line != null; line = in.readLine()) {
                    int colon = line.indexOf(':');
                    if (colon > 0) {
                        action.put(
                                line.substring(0, colon).toLowerCase(Locale.ROOT),
                                line.substring(colon + 1).strip());
                    } else if (!action.isEmpty()) {
                        answer(action);
                        action.clear();
                    }
                }
            } catch (IOException | UncheckedIOException over) {
                // The other side has gone, or it was cut.
            }
        }

        private void answer(Map<String, String> action) {
            String head = "ActionID: " + action.getOrDefault("actionid", "") + "\r\n";
            switch (action.getOrDefault("action", "")) {
                case "Challenge" -> send("Response: Success\r\n" + head + "Challenge: 840415273\r\n\r\n");
                case "Login" -> {
                    if (refusing) {
                        logins.incrementAndGet();
                        send("Response: Error\r\n" + head + "Message: Authentication failed\r\n\r\n");
                    } else {
                        letIn(head);
                        logins.incrementAndGet();
                        links.add(this);
                    }
                }
                case "Ping" -> {
                    pings.incrementAndGet();
                    if (!silent) {
                        send("Response: Success\r\n" + head + "Ping: Pong\r\nTimestamp: 1795354931.525093\r\n\r\n");
                    }
                }
                default -> send("Response: Error\r\n" + head + "Message: Invalid/unknown command\r\n\r\n");
            }
        }

        /** Whoever is let in hears all that is said from now on. */
        private void letIn(String head) {
            synchronized (SimulatedAmi.this) {
                long uptime = upSince.until(Instant.now(), ChronoUnit.SECONDS);
                send("Response: Success\r\n" + head + "Message: Authentication accepted\r\n\r\n"
                        + "Event: FullyBooted\r\nPrivilege: system,all\r\nUptime: " + uptime + "\r\nLastReload: "
                        + uptime + "\r\nStatus: Fully Booted\r\n\r\n");
                loggedIn = true;
            }
        }

        public int pings() {
            return pings.get();
        }

        /** Says nothing more of its own accord, though the connection stays: the half of it that a crash leaves. */
        public void goSilent() {
            silent = true;
        }

        public void send(String text) {
            send(text.getBytes(UTF_8));
        }

        private synchronized void send(byte[] bytes) {
            try {
                out.write(bytes);
                out.flush();
            } catch (IOException gone) {
                throw new UncheckedIOException(gone);
            }
        }

        /** In pieces of any size, which the other side may or may not get as such. */
        public synchronized void sendInPieces(String text, Random random) {
            byte[] bytes = text.getBytes(UTF_8);
            for (int at = 0; at < bytes.length; ) {
                int length = Math.min(bytes.length - at, 1 + random.nextInt(200));
                byte[] piece = new byte[length];
                System.arraycopy(bytes, at, piece, 0, length);
                send(piece);
                at += length;
            }
        }

        /** Says goodbye: what was sent before still arrives. */
        public void hangUp() {
            try {
                socket.shutdownOutput();
            } catch (IOException alreadyGone) {
                throw new UncheckedIOException(alreadyGone);
            }
        }

        /** Whatever is under way is lost. */
        public void cut() {
            try {
                socket.close();
            } catch (IOException alreadyGone) {
                throw new UncheckedIOException(alreadyGone);
            }
        }
    }
}
