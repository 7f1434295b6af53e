package io.switchlog.telephony.ami;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;

/** What a real switchboard sent once. */
final class Recordings {
    private Recordings() {}

    /** The events of a recording, as they were sent; without the login, which is a connection's own. */
    static String events(String name) {
        String path = "/recordings/" + name + "/ami.txt";
        try (var in = Recordings.class.getResourceAsStream(path)) {
            if (in == null) {
                throw new AssertionError("no recording " + path);
            }
            List<String> events = new ArrayList<>();
            for (String packet : new String(in.readAllBytes(), UTF_8).split("\r\n\r\n", -1)) {
                if (packet.startsWith("Event:") && !packet.startsWith("Event: FullyBooted")) {
                    events.add(packet);
                }
            }
            return String.join("\r\n\r\n", events) + "\r\n\r\n";
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}
