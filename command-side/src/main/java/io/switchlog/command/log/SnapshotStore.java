package io.switchlog.command.log;

import io.switchlog.messages.EventCodec;
import java.nio.charset.StandardCharsets;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.Optional;
import org.axonframework.eventhandling.DomainEventMessage;
import org.axonframework.eventhandling.GenericDomainEventMessage;
import org.axonframework.messaging.GenericMessage;
import org.axonframework.messaging.MetaData;
import org.axonframework.modelling.command.AggregateRoot;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * What long streams fold to, so that they need not be folded from their start. Only the kinds of stream registered here
 * have snapshots; a snapshot of another version than today's is passed over, and the stream is folded again.
 */
final class SnapshotStore {
    private final JdbcClient jdbc;
    private final Map<String, SnapshotType> types;

    /** A kind of state that is kept, and the version of its form. */
    record SnapshotType(Class<?> state, int version) {
        String streamType() {
            return state.getAnnotation(AggregateRoot.class).type();
        }
    }

    SnapshotStore(JdbcClient jdbc, Map<String, SnapshotType> types) {
        this.jdbc = jdbc;
        this.types = types;
    }

    void store(DomainEventMessage<?> snapshot) {
        SnapshotType type = types.get(snapshot.getType());
        if (type == null) {
            throw new IllegalArgumentException("no snapshots are kept of " + snapshot.getType());
        }
        jdbc.sql("""
                        insert into log.snapshot (stream_id, sequence, type, version, state, taken_at)
                        values (?, ?, ?, ?, ?::json, ?)
                        on conflict (stream_id) do update
                        set sequence = excluded.sequence, type = excluded.type, version = excluded.version,
                            state = excluded.state, taken_at = excluded.taken_at
                        where snapshot.sequence < excluded.sequence or snapshot.version <> excluded.version""")
                .param(snapshot.getAggregateIdentifier())
                .param(snapshot.getSequenceNumber())
                .param(snapshot.getType())
                .param(type.version())
                .param(new String(EventCodec.encode(snapshot.getPayload()), StandardCharsets.UTF_8))
                .param(snapshot.getTimestamp().atOffset(ZoneOffset.UTC))
                .update();
    }

    Optional<DomainEventMessage<?>> read(String streamId) {
        return jdbc.sql("select sequence, type, version, state, taken_at from log.snapshot where stream_id = ?")
                .param(streamId)
                .query((row, number) -> {
                    SnapshotType type = types.get(row.getString(2));
                    if (type == null || type.version() != row.getInt(3)) {
                        return Optional.<DomainEventMessage<?>>empty();
                    }
                    DomainEventMessage<?> message = new GenericDomainEventMessage<Object>(
                            row.getString(2),
                            streamId,
                            row.getLong(1),
                            new GenericMessage<>(
                                    EventCodec.decode(type.state(), row.getBytes(4)), MetaData.emptyInstance()),
                            row.getTimestamp(5).toInstant());
                    return Optional.<DomainEventMessage<?>>of(message);
                })
                .optional()
                .flatMap(found -> found);
    }
}
