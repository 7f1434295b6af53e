package io.switchlog.projection;

import io.switchlog.messages.EventCatalogue;
import io.switchlog.messages.EventCodec;
import org.jspecify.annotations.Nullable;

/** One row of the log. The payload is read when the first table asks for it. */
final class LoggedEvent {
    private final Envelope envelope;
    private final int version;
    private final byte[] payload;
    private @Nullable Object event;

    LoggedEvent(Envelope envelope, int version, byte[] payload) {
        this.envelope = envelope;
        this.version = version;
        this.payload = payload;
    }

    Envelope envelope() {
        return envelope;
    }

    Object event() {
        Object known = event;
        if (known == null) {
            Class<?> type = EventCatalogue.classOf(envelope.name(), version)
                    .orElseThrow(() -> new IllegalStateException(
                            envelope.name() + ".v" + version + " was written by a newer version of Switchlog"));
            known = EventCodec.decode(type, payload);
            event = known;
        }
        return known;
    }
}
