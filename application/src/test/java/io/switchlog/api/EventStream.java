package io.switchlog.api;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Predicate;
import tools.jackson.databind.JsonNode;

/** Somebody who listens to a stream of server-sent events. */
final class EventStream implements AutoCloseable {

    /** One event of the stream. */
    record Message(String id, String event, JsonNode data) {}

    private final InputStream in;
    private final List<Message> messages = new CopyOnWriteArrayList<>();
    private volatile boolean ended;

    private EventStream(InputStream in) {
        this.in = in;
        Thread reader = new Thread(this::read, "event-stream");
        reader.setDaemon(true);
        reader.start();
    }

    static EventStream of(Client client, String path) {
        return new EventStream(client.stream("/api" + path));
    }

    private void read() {
        try (BufferedReader lines = new BufferedReader(new InputStreamReader(in, UTF_8))) {
            String id = "";
            String event = "";
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                if (line.startsWith("id: ")) {
                    id = line.substring(4);
                } else if (line.startsWith("event: ")) {
                    event = line.substring(7);
                } else if (line.startsWith("data: ")) {
                    messages.add(new Message(id, event, Client.JSON.readTree(line.substring(6))));
                }
            }
        } catch (IOException closed) {
            // By this test or by the server: either way it is over.
        } finally {
            ended = true;
        }
    }

    List<Message> messages() {
        return messages;
    }

    boolean hasEnded() {
        return ended;
    }

    /** Waits until a message has come that fulfils this. */
    void await(String what, Predicate<Message> wanted) {
        Await.until(
                () -> what + ", but there was " + messages.size(),
                () -> messages.stream().anyMatch(wanted));
    }

    /** Waits until it shows this event. */
    void awaitIndex(long index) {
        await("a message at " + index, message -> message.data().get("index").asLong() >= index);
    }

    @Override
    public void close() {
        try {
            in.close();
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }
}
