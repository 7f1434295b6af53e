package io.switchlog.command.log;

import io.switchlog.messages.EventCatalogue;
import io.switchlog.messages.EventCatalogue.EventType;
import io.switchlog.messages.EventCodec;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.axonframework.eventhandling.DomainEventMessage;
import org.axonframework.eventhandling.EventMessage;
import org.axonframework.eventhandling.GenericDomainEventMessage;
import org.axonframework.eventhandling.GenericTrackedDomainEventMessage;
import org.axonframework.eventhandling.GlobalSequenceTrackingToken;
import org.axonframework.eventhandling.TrackedEventMessage;
import org.axonframework.eventhandling.TrackingToken;
import org.axonframework.eventsourcing.eventstore.DomainEventStream;
import org.axonframework.eventsourcing.eventstore.EventStorageEngine;
import org.axonframework.messaging.GenericMessage;
import org.axonframework.messaging.MetaData;
import org.axonframework.messaging.unitofwork.CurrentUnitOfWork;
import org.jspecify.annotations.Nullable;

/**
 * Axon's view of the log. The events of a unit of work are appended together, guarded by everything that the unit of
 * work has read: no decision is recorded that rests on a state that had already changed, on whichever node.
 */
public final class LogStorageEngine implements EventStorageEngine {
    private static final int READ_AT_ONCE = 1_000;

    private final GroupCommit groupCommit;
    private final LogReader reader;
    private final SnapshotStore snapshots;
    private final StreamStates states;

    LogStorageEngine(GroupCommit groupCommit, LogReader reader, SnapshotStore snapshots, StreamStates states) {
        this.groupCommit = groupCommit;
        this.reader = reader;
        this.snapshots = snapshots;
        this.states = states;
    }

    @Override
    public void appendEvents(List<? extends EventMessage<?>> events) {
        if (events.isEmpty()) {
            return;
        }
        UnitOfWorkLedger ledger = UnitOfWorkLedger.current();
        if (ledger.hasAppended()) {
            throw new IllegalStateException("a command appends once");
        }
        byte[] metadata = EventCodec.encode(
                EventMetadata.of(CurrentUnitOfWork.get().root().getMessage().getMetaData()));
        // What is decided together happens at one time: no moment of the past shows half of it.
        Instant at = events.get(events.size() - 1).getTimestamp();
        List<LogRecord> records = new ArrayList<>(events.size());
        Map<String, Long> readOnly = new LinkedHashMap<>(ledger.seen());
        for (EventMessage<?> message : events) {
            DomainEventMessage<?> event = (DomainEventMessage<?>) message;
            records.add(record(CommandIds.eventId(ledger.commandId(), records.size()), event, at, metadata));
            readOnly.remove(event.getAggregateIdentifier());
        }
        Append.Outcome outcome = groupCommit.append(new Append(records, readOnly));
        states.forget(
                outcome instanceof Append.Outcome.Appended
                        ? written(records)
                        : ledger.seen().keySet());
        if (outcome instanceof Append.Outcome.Appended appended) {
            ledger.appended(appended.position(), appended.known());
        } else if (outcome instanceof Append.Outcome.Conflict conflict) {
            throw conflict.asException();
        }
    }

    private static Set<String> written(List<LogRecord> records) {
        return records.stream().map(LogRecord::streamId).collect(Collectors.toSet());
    }

    private static LogRecord record(UUID eventId, DomainEventMessage<?> event, Instant at, byte[] metadata) {
        EventType type = EventCatalogue.typeOf(event.getPayloadType());
        return new LogRecord(
                eventId,
                event.getType(),
                event.getAggregateIdentifier(),
                event.getSequenceNumber(),
                type.name(),
                type.version(),
                at,
                EventCodec.encode(event.getPayload()),
                metadata);
    }

    @Override
    public DomainEventStream readEvents(String aggregateIdentifier, long firstSequenceNumber) {
        return DomainEventStream.of(
                reader.stream(aggregateIdentifier, firstSequenceNumber).stream().map(LogStorageEngine::message));
    }

    @Override
    public Optional<Long> lastSequenceNumberFor(String aggregateIdentifier) {
        OptionalLong last = reader.lastSequence(aggregateIdentifier);
        return last.isPresent() ? Optional.of(last.getAsLong()) : Optional.empty();
    }

    @Override
    public void storeSnapshot(DomainEventMessage<?> snapshot) {
        snapshots.store(snapshot);
    }

    @Override
    public Optional<DomainEventMessage<?>> readSnapshot(String aggregateIdentifier) {
        return snapshots.read(aggregateIdentifier);
    }

    /** All events after the token, in order. Positions have no gaps, so there are no gaps to keep track of. */
    @Override
    public Stream<? extends TrackedEventMessage<?>> readEvents(@Nullable TrackingToken token, boolean mayBlock) {
        long after = token == null ? 0 : token.position().orElse(0);
        return Stream.iterate(
                        reader.after(after, READ_AT_ONCE),
                        batch -> !batch.isEmpty(),
                        batch -> reader.after(batch.get(batch.size() - 1).position(), READ_AT_ONCE))
                .flatMap(List::stream)
                .map(event -> new GenericTrackedDomainEventMessage<>(
                        new GlobalSequenceTrackingToken(event.position()), message(event)));
    }

    @Override
    public TrackingToken createTailToken() {
        return new GlobalSequenceTrackingToken(0);
    }

    @Override
    public TrackingToken createHeadToken() {
        return new GlobalSequenceTrackingToken(reader.head());
    }

    /** States are folded of events alone, except that those of calls know when something happened. */
    private static MetaData metadata(StoredEvent event) {
        Instant occurredAt = event.occurredAt();
        return occurredAt == null
                ? MetaData.emptyInstance()
                : MetaData.with(EventMetadata.OCCURRED_AT, occurredAt.toString());
    }

    private static DomainEventMessage<Object> message(StoredEvent event) {
        return new GenericDomainEventMessage<>(
                event.streamType(),
                event.streamId(),
                event.sequence(),
                new GenericMessage<>(event.event(), metadata(event)),
                event.recordedAt());
    }
}
