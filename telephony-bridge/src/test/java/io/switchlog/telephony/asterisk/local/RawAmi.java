package io.switchlog.telephony.asterisk.local;

import io.switchlog.telephony.asterisk.local.LocalAsterisk.AmiLogin;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** A session at the manager interface that keeps every byte it gets. */
public final class RawAmi implements AutoCloseable {
    private static final Duration PATIENCE = Duration.ofSeconds(40);

    private final Socket socket;
    private final ByteArrayOutputStream received = new ByteArrayOutputStream();
    private int actions;

    public RawAmi(int port, AmiLogin login, boolean events) throws IOException, InterruptedException {
        socket = new Socket(InetAddress.getLoopbackAddress(), port);
        Thread reader = new Thread(this::read, "raw-ami");
        reader.setDaemon(true);
        reader.start();
        ask(
                "Action: Login",
                "Username: " + login.user(),
                "Secret: " + login.secret(),
                "Events: " + (events ? "on" : "off"));
        if (events) {
            await(text -> text.contains("Event: FullyBooted"));
        }
    }

    private void read() {
        byte[] buffer = new byte[8192];
        try (InputStream in = socket.getInputStream()) {
            for (int length = in.read(buffer); length >= 0; length = in.read(buffer)) {
                synchronized (received) {
                    received.write(buffer, 0, length);
                    received.notifyAll();
                }
            }
        } catch (IOException e) {
            synchronized (received) {
                received.notifyAll();
            }
        }
    }

    /** Sends an action, and waits until it succeeded or failed; answers the response. */
    public String ask(String... lines) throws IOException, InterruptedException {
        String id = "raw-" + ++actions;
        String action = String.join("\r\n", lines) + "\r\nActionID: " + id + "\r\n\r\n";
        socket.getOutputStream().write(action.getBytes(StandardCharsets.UTF_8));
        socket.getOutputStream().flush();
        String all = await(text -> response(text, id) != null);
        return String.valueOf(response(all, id));
    }

    private static @Nullable String response(String text, String id) {
        for (String block : text.split("\r\n\r\n", -1)) {
            if (block.contains("Response: ") && (block + "\r\n").contains("\r\nActionID: " + id + "\r\n")) {
                return block;
            }
        }
        return null;
    }

    /** Waits until what came so far is as it should be; answers it. */
    public String await(Predicate<String> enough) throws InterruptedException {
        long end = System.nanoTime() + PATIENCE.toNanos();
        synchronized (received) {
            while (!enough.test(text())) {
                long left = (end - System.nanoTime()) / 1_000_000;
                if (left <= 0) {
                    throw new AssertionError("Asterisk did not say what was waited for, but:\n" + text());
                }
                received.wait(left);
            }
            return text();
        }
    }

    /** Waits for the nth event of a name. */
    public void awaitEvent(String name, int times) throws InterruptedException {
        await(text -> text.split("Event: " + name + "\r\n", -1).length > times);
    }

    /** What came so far. */
    public String text() {
        synchronized (received) {
            return received.toString(StandardCharsets.UTF_8);
        }
    }

    /** The last value that a header had in events of a name. */
    public String last(String event, String header) {
        String found = "";
        for (String block : text().split("\r\n\r\n", -1)) {
            if (block.startsWith("Event: " + event + "\r\n")) {
                for (String line : block.split("\r\n", -1)) {
                    found = line.startsWith(header + ": ") ? line.substring(header.length() + 2) : found;
                }
            }
        }
        return found;
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }
}
