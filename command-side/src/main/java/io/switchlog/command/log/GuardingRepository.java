package io.switchlog.command.log;

import org.axonframework.eventsourcing.CachingEventSourcingRepository;
import org.axonframework.eventsourcing.EventSourcingRepository;
import org.axonframework.eventsourcing.eventstore.DomainEventStream;
import org.axonframework.modelling.command.Aggregate;
import org.axonframework.modelling.command.AggregateNotFoundException;

/** A caching repository that notes in the {@link UnitOfWorkLedger} which state of which stream a decision rests on. */
final class GuardingRepository<T> extends CachingEventSourcingRepository<T> {

    private final String streamType;

    GuardingRepository(String streamType, EventSourcingRepository.Builder<T> builder) {
        super(builder);
        this.streamType = streamType;
    }

    /** Ids are unique over all kinds of stream, so a queue's id must not load as an agent. */
    @Override
    protected DomainEventStream readEvents(String aggregateIdentifier) {
        DomainEventStream events = super.readEvents(aggregateIdentifier);
        if (events.hasNext() && !events.peek().getType().equals(streamType)) {
            throw new AggregateNotFoundException(aggregateIdentifier, "this is not a stream of type " + streamType);
        }
        return events;
    }

    @Override
    protected void validateOnLoad(Aggregate<T> aggregate, Long expectedVersion) {
        super.validateOnLoad(aggregate, expectedVersion);
        UnitOfWorkLedger.current().saw(aggregate.identifierAsString(), aggregate.version());
    }
}
