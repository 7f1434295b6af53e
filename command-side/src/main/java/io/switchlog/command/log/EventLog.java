package io.switchlog.command.log;

import io.micrometer.core.instrument.MeterRegistry;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.function.LongConsumer;
import javax.sql.DataSource;
import org.axonframework.eventsourcing.AggregateSnapshotter;
import org.axonframework.eventsourcing.EventCountSnapshotTriggerDefinition;
import org.axonframework.eventsourcing.EventSourcingRepository;
import org.axonframework.eventsourcing.GenericAggregateFactory;
import org.axonframework.eventsourcing.NoSnapshotTriggerDefinition;
import org.axonframework.eventsourcing.SnapshotTriggerDefinition;
import org.axonframework.eventsourcing.Snapshotter;
import org.axonframework.eventsourcing.eventstore.EmbeddedEventStore;
import org.axonframework.eventsourcing.eventstore.EventStore;
import org.axonframework.modelling.command.AggregateRoot;
import org.axonframework.modelling.command.Repository;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The log and everything that stands directly on it, wired by hand: what Axon uses is what is written here. */
public final class EventLog implements AutoCloseable {
    private static final long MOST_CACHED_AGGREGATES = 20_000;
    private static final int EVENTS_BETWEEN_SNAPSHOTS = 100;

    private final List<LongConsumer> listeners = new CopyOnWriteArrayList<>();
    private final Map<String, SnapshotStore.SnapshotType> snapshotTypes = new LinkedHashMap<>();
    private final LogReader reader;
    private final StreamStates states;
    private final GroupCommit groupCommit;
    private final EventStore eventStore;
    private final ExecutorService snapshotExecutor = Executors.newSingleThreadExecutor(work -> {
        Thread thread = new Thread(work, "snapshots");
        thread.setDaemon(true);
        return thread;
    });

    /** @param dataSource of role {@code log_writer} */
    public EventLog(DataSource dataSource, MeterRegistry meters) {
        JdbcClient jdbc = JdbcClient.create(dataSource);
        this.reader = new LogReader(jdbc);
        this.states = new StreamStates(reader);
        this.groupCommit = new GroupCommit(
                dataSource, meters, position -> listeners.forEach(listener -> listener.accept(position)));
        SnapshotStore snapshots = new SnapshotStore(jdbc, snapshotTypes);
        this.eventStore = EmbeddedEventStore.builder()
                .storageEngine(new LogStorageEngine(groupCommit, reader, snapshots, states))
                .build();
    }

    /** Has this called with the last position after each append of this node; it must return at once. */
    public void onAppended(LongConsumer listener) {
        listeners.add(listener);
    }

    /** A repository whose aggregates are cached, whose decisions are guarded, and which keeps no snapshots. */
    public <T> Repository<T> repository(Class<T> type) {
        return repository(type, NoSnapshotTriggerDefinition.INSTANCE);
    }

    /** The same, with snapshots for streams that grow long. */
    public <T> Repository<T> repositoryWithSnapshots(Class<T> type, int snapshotVersion) {
        SnapshotStore.SnapshotType snapshotType = new SnapshotStore.SnapshotType(type, snapshotVersion);
        snapshotTypes.put(snapshotType.streamType(), snapshotType);
        Snapshotter snapshotter = AggregateSnapshotter.builder()
                .eventStore(eventStore)
                .aggregateFactories(List.of(new GenericAggregateFactory<>(type)))
                .executor(snapshotExecutor)
                .build();
        return repository(type, new EventCountSnapshotTriggerDefinition(snapshotter, EVENTS_BETWEEN_SNAPSHOTS));
    }

    private <T> Repository<T> repository(Class<T> type, SnapshotTriggerDefinition snapshots) {
        return new GuardingRepository<>(
                type.getAnnotation(AggregateRoot.class).type(),
                EventSourcingRepository.builder(type).eventStore(eventStore).snapshotTriggerDefinition(snapshots),
                new AggregateCache(MOST_CACHED_AGGREGATES));
    }

    public LogReader reader() {
        return reader;
    }

    /** States that commands rely on without changing them. */
    public StreamStates states() {
        return states;
    }

    /** Axon's event store on this log. */
    public EventStore eventStore() {
        return eventStore;
    }

    @Override
    public void close() {
        groupCommit.close();
        snapshotExecutor.shutdown();
        try {
            snapshotExecutor.awaitTermination(2, TimeUnit.SECONDS);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
    }
}
