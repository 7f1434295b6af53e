package io.switchlog.command.log;

import org.axonframework.common.caching.Cache;
import org.axonframework.eventsourcing.CachingEventSourcingRepository;
import org.axonframework.eventsourcing.EventSourcedAggregate;
import org.axonframework.eventsourcing.EventSourcingRepository;
import org.axonframework.eventsourcing.eventstore.DomainEventStream;
import org.axonframework.modelling.command.Aggregate;
import org.axonframework.modelling.command.AggregateNotFoundException;

/** A caching repository that notes in the {@link UnitOfWorkLedger} which state of which stream a decision rests on. */
final class GuardingRepository<T> extends CachingEventSourcingRepository<T> {

    private final String streamType;
    private final Cache cache;

    GuardingRepository(String streamType, EventSourcingRepository.Builder<T> builder, Cache cache) {
        super(builder.cache(cache));
        this.streamType = streamType;
        this.cache = cache;
    }

    @Override
    protected EventSourcedAggregate<T> doLoadWithLock(String aggregateIdentifier, Long expectedVersion) {
        if (UnitOfWorkLedger.current().isFresh()) {
            cache.remove(aggregateIdentifier);
        }
        return super.doLoadWithLock(aggregateIdentifier, expectedVersion);
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
