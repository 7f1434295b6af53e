package io.switchlog.benchmark.pbx;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;

/**
 * Asterisk's manager interface as far as a bridge needs it: lets everybody in, answers what is asked, has no queues and
 * no calls when asked for them, and says events to all who want them, no faster than each of them reads.
 */
public final class SimulatedPbx implements AutoCloseable {
    private static final String GREETING = "Asterisk Call Manager/11.0.0\r\n";
    private static final String BOOTED =
            "Event: FullyBooted\r\nPrivilege: system,all\r\nUptime: 60\r\nLastReload: 60\r\nStatus: Fully Booted\r\n\r\n";
    /** Actions that are answered by a list, with the event that ends it. */
    private static final Map<String, String> LISTS = Map.of(
            "queuestatus", "QueueStatusComplete",
            "queuesummary", "QueueSummaryComplete",
            "coreshowchannels", "CoreShowChannelsComplete",
            "pjsipshowendpoints", "EndpointListComplete",
            "devicestatelist", "DeviceStateListComplete");

    private final ServerSocket server;
    private final List<Listener> listeners = new CopyOnWriteArrayList<>();
    private final List<Listener> connections = new CopyOnWriteArrayList<>();

    public SimulatedPbx() throws IOException {
        server = new ServerSocket(0, 0, InetAddress.getLoopbackAddress());
        run("pbx", this::accept);
    }

    public int port() {
        return server.getLocalPort();
    }

    /** How many are told of events. */
    public int listeners() {
        return listeners.size();
    }

    /** Says events; returns when all who listen have taken them into their or their system's memory. */
    public void say(String events) {
        for (Listener listener : listeners) {
            try {
                listener.write(events);
            } catch (IOException gone) {
                listener.close();
            }
        }
    }

    private void accept() {
        while (!server.isClosed()) {
            try {
                Listener connection = new Listener(server.accept());
                connections.add(connection);
                run("pbx-connection", connection::serve);
            } catch (IOException closed) {
                return;
            }
        }
    }

    private static void run(String name, Runnable work) {
        Thread thread = new Thread(work, name);
        thread.setDaemon(true);
        thread.start();
    }

    @Override
    public void close() throws IOException {
        server.close();
        connections.forEach(Listener::close);
    }

    private final class Listener {
        private final Socket socket;
        private final OutputStream out;

        Listener(Socket socket) throws IOException {
            this.socket = socket;
            this.out = socket.getOutputStream();
        }

        void serve() {
            try (BufferedReader in = new BufferedReader(new InputStreamReader(socket.getInputStream(), UTF_8))) {
                write(GREETING);
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
            } catch (IOException gone) {
                // The other side has left, which it may.
            } finally {
                close();
            }
        }

        private void answer(Map<String, String> action) throws IOException {
            String name = action.getOrDefault("action", "").toLowerCase(Locale.ROOT);
            String id = action.containsKey("actionid") ? "ActionID: " + action.get("actionid") + "\r\n" : "";
            String end = LISTS.get(name);
            if (end != null) {
                write("Response: Success\r\n" + id + "EventList: start\r\n\r\nEvent: " + end + "\r\n" + id
                        + "EventList: Complete\r\nListItems: 0\r\n\r\n");
                return;
            }
            write("Response: Success\r\n" + id + more(name) + "\r\n");
            if (name.equals("login")) {
                write(BOOTED);
                listen(!action.getOrDefault("events", "on").equalsIgnoreCase("off"));
            } else if (name.equals("events")) {
                listen(!action.getOrDefault("eventmask", "on").equalsIgnoreCase("off"));
            }
        }

        private static String more(String action) {
            return switch (action) {
                case "challenge" -> "Challenge: 123456789\r\n";
                case "ping" -> "Ping: Pong\r\n";
                case "coresettings" -> "AMIversion: 11.0.0\r\nAsteriskVersion: 22.10.1\r\n";
                default -> "";
            };
        }

        private void listen(boolean wanted) {
            listeners.remove(this);
            if (wanted) {
                listeners.add(this);
            }
        }

        synchronized void write(String text) throws IOException {
            out.write(text.getBytes(UTF_8));
            out.flush();
        }

        void close() {
            listeners.remove(this);
            connections.remove(this);
            try {
                socket.close();
            } catch (IOException failed) {
                throw new UncheckedIOException(failed);
            }
        }
    }
}
