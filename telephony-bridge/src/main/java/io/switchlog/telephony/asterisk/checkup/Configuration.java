package io.switchlog.telephony.asterisk.checkup;

import io.switchlog.telephony.asterisk.control.AsteriskActions.Access;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import javax.net.ssl.SSLSocketFactory;

/**
 * What only the manager interface itself tells: lines of configuration files, and whether an event arrives. It speaks the
 * few words of the protocol that this takes, as asterisk-java hides what an event looked like.
 */
final class Configuration {
    private static final String ECHO = "SwitchlogCheckup";

    private final Access actions;

    Configuration(Access actions) {
        this.actions = actions;
    }

    /** The settings of a section, in their order; nothing if there is no such file or section. */
    List<String> lines(String file, String section) {
        try (Session session = new Session(actions, false)) {
            session.send("Action: GetConfig", "Filename: " + file, "Category: " + section);
            List<String> lines = new ArrayList<>();
            // "Line-000000-000001: read=all"; a line with a secret is not kept.
            session.block().forEach((name, value) -> {
                if (name.startsWith("Line-") && !value.startsWith("secret")) {
                    lines.add(value);
                }
            });
            return lines;
        } catch (IOException e) {
            return List.of();
        }
    }

    /** Sends an event as the user who does, and answers what the user who hears got of it. */
    Map<String, String> echo(Access events, Duration atMost) {
        try (Session hearing = new Session(events, true);
                Session doing = new Session(actions, false)) {
            doing.send("Action: UserEvent", "UserEvent: " + ECHO);
            long end = System.nanoTime() + atMost.toNanos();
            while (System.nanoTime() < end) {
                Map<String, String> block = hearing.block();
                if (ECHO.equals(block.get("UserEvent"))) {
                    return block;
                }
            }
            return Map.of();
        } catch (IOException e) {
            return Map.of();
        }
    }

    private static final class Session implements AutoCloseable {
        private static final int SILENCE_MILLIS = 3_000;

        private final Socket socket;
        private final BufferedReader in;

        Session(Access access, boolean events) throws IOException {
            socket = access.tls() ? SSLSocketFactory.getDefault().createSocket() : new Socket();
            socket.connect(
                    new InetSocketAddress(access.host(), access.port()),
                    Math.toIntExact(access.limit().toMillis()));
            socket.setSoTimeout(SILENCE_MILLIS);
            in = new BufferedReader(new InputStreamReader(socket.getInputStream(), StandardCharsets.UTF_8));
            in.readLine(); // the greeting
            send(
                    "Action: Login",
                    "Username: " + access.user(),
                    "Secret: " + access.secret(),
                    "Events: " + (events ? "on" : "off"));
            if (!"Success".equals(block().get("Response"))) {
                throw new IOException("not let in as " + access);
            }
        }

        void send(String... lines) throws IOException {
            OutputStream out = socket.getOutputStream();
            out.write((String.join("\r\n", lines) + "\r\n\r\n").getBytes(StandardCharsets.UTF_8));
            out.flush();
        }

        /** The next response or event. */
        Map<String, String> block() throws IOException {
            Map<String, String> block = new TreeMap<>();
            for (String line = in.readLine(); line != null && !line.isEmpty(); line = in.readLine()) {
                int colon = line.indexOf(": ");
                if (colon > 0) {
                    block.put(line.substring(0, colon), line.substring(colon + 2));
                }
            }
            if (block.isEmpty()) {
                throw new SocketTimeoutException("the PBX closed the session");
            }
            return block;
        }

        @Override
        public void close() throws IOException {
            socket.close();
        }
    }
}
