package io.switchlog.projection;

import io.switchlog.messages.EventCatalogue;
import io.switchlog.messages.EventCodec;
import org.jspecify.annotations.Nullable;

/** One row of the log. The payload is read when the first table asks for it. */
public final class LoggedEvent {
    private final Envelope envelope;
    private final int version;
    private final Class<?> type;
    private final byte[] payload;
    private @Nullable Object event;

    LoggedEvent(Envelope envelope, int version, byte[] payload) {
        this.envelope = envelope;
        this.version = version;
        this.type = EventCatalogue.classOf(envelope.name(), version).orElse(Void.class);
        this.payload = payload;
    }

    /** What the log says about it. */
    public Envelope envelope() {
        return envelope;
    }

    /** The class of the event, or one that no table handles if a newer version of Switchlog wrote it. */
    Class<?> type() {
        return type;
    }

    Object event() {
        Object known = event;
        if (known == null) {
            known = EventCodec.decode(type, payload);
            event = known;
        }
        return known;
    }

    /** Does the work of {@link #event()} in advance; if that fails, so will {@code event()}, in its table's turn. */
    public void decode() {
        if (type != Void.class) {
            try {
                event = EventCodec.decode(type, payload);
            } catch (RuntimeException e) {
                event = null;
            }
        }
    }

    @Override
    public String toString() {
        return envelope.name() + ".v" + version + " at position " + envelope.position();
    }
}
