package io.switchlog.query.stream;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/** Messages as they go over the wire: events of a stream as HTML has it (server-sent events). */
@Component
class Frames {
    /** Keeps a silent connection alive and finds out whether anybody is still there. */
    static final byte[] KEEP_ALIVE = ": still here\n\n".getBytes(StandardCharsets.UTF_8);

    /** In place of a message that tells nothing. */
    static final byte[] NOTHING = {};

    private final JsonMapper json;

    Frames(JsonMapper json) {
        this.json = json;
    }

    byte[] of(Message message) {
        ByteArrayOutputStream frame = new ByteArrayOutputStream(512);
        frame.writeBytes(
                ("id: " + message.index() + "\nevent: " + message.kind().name().toLowerCase(Locale.ROOT) + "\ndata: ")
                        .getBytes(StandardCharsets.UTF_8));
        frame.writeBytes(json.writeValueAsBytes(message));
        frame.writeBytes("\n\n".getBytes(StandardCharsets.UTF_8));
        return frame.toByteArray();
    }
}
