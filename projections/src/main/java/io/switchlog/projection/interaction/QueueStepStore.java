package io.switchlog.projection.interaction;

import io.switchlog.messages.Channel;
import io.switchlog.projection.Rows;
import io.switchlog.projection.Store;
import io.switchlog.projection.Uuids;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;

/** A queue report, and beside it, out of the reader's sight, which agents its waiting rows have counted. */
final class QueueStepStore implements Store<UUID, QueueStep> {

    /** A row of {@code projection.waiting_<channel>_step}: only where there is something to remember. */
    record Waiting(UUID id, Uuids offeredAgents, Uuids refusedAgents, long position) {}

    private final Rows<UUID, QueueStep.Row> report;
    private final Rows<UUID, Waiting> waiting;

    QueueStepStore(Channel channel, String table) {
        this.report = new Rows<>(table, UUID.class, QueueStep.Row.class, QueueStep.Row::id, "id");
        this.waiting = new Rows<>(
                "projection.waiting_" + channel.code() + "_step", UUID.class, Waiting.class, Waiting::id, "id");
    }

    @Override
    public Set<String> tables() {
        Set<String> tables = new TreeSet<>(report.tables());
        tables.addAll(waiting.tables());
        return tables;
    }

    @Override
    public Map<UUID, QueueStep> load(Connection connection, Collection<UUID> keys) throws SQLException {
        Map<UUID, QueueStep.Row> rows = report.load(connection, keys);
        Map<UUID, Waiting> remembered = waiting.load(
                connection,
                rows.values().stream()
                        .filter(row -> row.ending().reason() == null)
                        .map(QueueStep.Row::id)
                        .toList());
        Map<UUID, QueueStep> steps = new HashMap<>();
        rows.forEach((id, row) -> {
            Waiting known = remembered.get(id);
            QueueStep.Counted counted = known == null
                    ? QueueStep.Counted.NOBODY
                    : new QueueStep.Counted(known.offeredAgents(), known.refusedAgents());
            steps.put(id, new QueueStep(row, counted));
        });
        return steps;
    }

    @Override
    public void save(Connection connection, Map<UUID, QueueStep> before, Map<UUID, QueueStep> after)
            throws SQLException {
        report.save(connection, rows(before), rows(after));
        waiting.save(connection, remembered(before), remembered(after));
    }

    private static Map<UUID, QueueStep.Row> rows(Map<UUID, QueueStep> steps) {
        Map<UUID, QueueStep.Row> rows = new LinkedHashMap<>();
        steps.forEach((id, step) -> rows.put(id, step.row()));
        return rows;
    }

    private static Map<UUID, Waiting> remembered(Map<UUID, QueueStep> steps) {
        Map<UUID, Waiting> remembered = new LinkedHashMap<>();
        steps.forEach((id, step) -> {
            if (!step.counted().equals(QueueStep.Counted.NOBODY)) {
                remembered.put(
                        id,
                        new Waiting(
                                id,
                                step.counted().offeredAgents(),
                                step.counted().refusedAgents(),
                                step.position()));
            }
        });
        return remembered;
    }

    @Override
    public void clear(Connection connection) throws SQLException {
        report.clear(connection);
        waiting.clear(connection);
    }
}
